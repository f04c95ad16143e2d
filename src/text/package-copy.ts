import { PACKAGE_DIRECTORY, packageJson } from './package-json';

/** A copy of this package, one of several that a program may load. */
export interface PackageCopy {
  readonly name: string;
  readonly version: string;
  readonly directory: string;
}

const { name: NAME, version: VERSION } = packageJson();

/** The copy that runs here. */
export const THIS_COPY: PackageCopy = { name: NAME, version: VERSION, directory: PACKAGE_DIRECTORY };
