import { realpathSync } from 'fs';
import { resolve } from 'path';

/** Resolves links. A pipe, as shells create for `<(...)`, has no real path. */
export function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return resolve(file);
  }
}
