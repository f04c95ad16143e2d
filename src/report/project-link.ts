import { packageJson } from '../text/package-json';

/** The URL of the project. */
export function projectLink(): string {
  return packageJson().repository.url.replace(/^git\+|\.git$/g, '');
}
