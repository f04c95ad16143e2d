import { ForbiddenField, volumeAt } from './_forbidden-field';
import { volumeContentKey, volumeKey, volumeText } from '../_part-names';

/** The key of a finding on the volume that contains a field. */
export function volumeFieldKey(field: ForbiddenField): string {
  return volumeKey(volumeAt(field).name ?? '');
}

/** The same with the node path of the volume, if it can be read. */
export function hostPathFieldKey(field: ForbiddenField): string {
  const path = hostPathOf(field);
  return path === undefined ? volumeFieldKey(field) : volumeContentKey(volumeAt(field).name ?? '', path);
}

/** The volume of a field as messages name it. */
export function volumeFieldText(field: ForbiddenField): string {
  return volumeText(volumeAt(field).name ?? '');
}

/** The path of a hostPath volume, if it can be read. */
export function hostPathOf(field: ForbiddenField): string | undefined {
  return volumeAt(field).hostPath?.path ?? undefined;
}
