import { packageJson } from '../text/package-json';

/** Where the project lives. */
export function projectLink(): string {
  return packageJson().repository.url.replace(/^git\+|\.git$/g, '');
}
