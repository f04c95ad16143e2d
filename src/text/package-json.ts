import { join } from 'path';

/** Where this copy of the package is installed. */
export const PACKAGE_DIRECTORY = join(__dirname, '..', '..');

/** The fields of package.json that are used. */
export interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly repository: { readonly url: string };
  /** The documentation site, with a trailing slash. */
  readonly homepage: string;
}

export function packageJson(): PackageJson {
  // Node.js caches it. The path is not a literal, which the bundler would include.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require(join(PACKAGE_DIRECTORY, 'package.json')) as PackageJson;
}
