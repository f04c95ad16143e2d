import { placeText } from './place-text';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';

/** Where a field of an object stands, with the template that it was rendered from; unset for what stands in no file. */
export function objectPlace({ origin }: ManifestObject, path: Path): string | undefined {
  const position = origin.position(path);
  if (!position) { return undefined; }
  const { template } = origin;
  return `${placeText(position)}${template === undefined ? '' : ` (${template})`}`;
}
