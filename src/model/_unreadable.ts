import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';

/** Whether a field is at or below an unreadable value, and therefore unknown. */
export function isUnreadable({ unreadable = [] }: ManifestObject, path: Path): boolean {
  return unreadable.some(place => place.every((step, index) => step === path[index]));
}
