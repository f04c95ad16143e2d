import { packageJson } from '../text/package-json';

/** The version of the package. */
export function toolVersion(): string {
  return packageJson().version;
}
