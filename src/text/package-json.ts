import { join } from 'path';

/** Where this copy of the package is installed. */
export const PACKAGE_DIRECTORY = join(__dirname, '..', '..');

/** What the package says about itself. */
export interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly repository: { readonly url: string };
  /** The documentation site; it ends with a slash. */
  readonly homepage: string;
}

export function packageJson(): PackageJson {
  // Node.js reads it once. Its path is not a literal, which the bundler would include.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require(join(PACKAGE_DIRECTORY, 'package.json')) as PackageJson;
}
