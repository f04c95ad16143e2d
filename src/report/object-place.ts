import { placeText } from './place-text';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';

/** The location of a field of an object, with the template that rendered it; unset if it is in no file. */
export function objectPlace({ origin }: ManifestObject, path: Path): string | undefined {
  const position = origin.position(path);
  if (!position) { return undefined; }
  const { template } = origin;
  return `${placeText(position)}${template === undefined ? '' : ` (${template})`}`;
}
