import { join } from 'path';

/** What the package says about itself. */
export interface PackageJson {
  readonly version: string;
  readonly repository: { readonly url: string };
}

export function packageJson(): PackageJson {
  // Node.js reads it once. Its path is no literal, which would put it into the bundle.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require(join(__dirname, '..', '..', 'package.json')) as PackageJson;
}
