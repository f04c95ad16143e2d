import { readFileSync } from 'fs';
import { join } from 'path';

/** What the package says about itself. */
export interface PackageJson {
  readonly version: string;
  readonly repository: { readonly url: string };
}

let read: PackageJson | undefined;

export function packageJson(): PackageJson {
  return read ??= JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as PackageJson;
}
