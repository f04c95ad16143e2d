import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';

/** Whether a field stood at or below a value that could not be read, so that nothing is known of it. */
export function isUnreadable({ unreadable = [] }: ManifestObject, path: Path): boolean {
  return unreadable.some(place => place.every((step, index) => step === path[index]));
}
