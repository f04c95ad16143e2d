import { realpathSync } from 'fs';
import { resolve } from 'path';

/** Where links lead. A pipe, as shells make one of `<(...)`, has no path of its own. */
export function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return resolve(file);
  }
}
