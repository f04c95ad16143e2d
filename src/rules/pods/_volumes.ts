import { ForbiddenField, volumeAt } from './_forbidden-field';
import { volumeContentKey, volumeKey, volumeText } from '../_part-names';

/** The key of what is wrong with the volume of a place. */
export function volumeFieldKey(field: ForbiddenField): string {
  return volumeKey(volumeAt(field).name ?? '');
}

/** The same with the path of the node that it is, where there is one to read. */
export function hostPathFieldKey(field: ForbiddenField): string {
  const path = hostPathOf(field);
  return path === undefined ? volumeFieldKey(field) : volumeContentKey(volumeAt(field).name ?? '', path);
}

/** How the volume of a place reads in a sentence. */
export function volumeFieldText(field: ForbiddenField): string {
  return volumeText(volumeAt(field).name ?? '');
}

/** The path of a hostPath volume, where there is one to read. */
export function hostPathOf(field: ForbiddenField): string | undefined {
  return volumeAt(field).hostPath?.path ?? undefined;
}
