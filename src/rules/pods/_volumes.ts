import { Place, volumeAt } from './_place';
import { field } from '../../kubernetes/pod-security/pod';

/** The key of what is wrong with a volume. */
export function volumeKey(place: Place): string {
  const { name } = volumeAt(place);
  return `volume ${name === '' ? 'without a name' : name}`;
}

/** How the volume of a place reads in a sentence. */
export function volumeText(place: Place): string {
  const { name } = volumeAt(place);
  return name === '' ? 'a volume without a name' : `the volume '${name}'`;
}

/** The path of a hostPath volume, where there is one to read. */
export function hostPathOf(place: Place): string | undefined {
  const path = field(volumeAt(place).value, 'hostPath', 'path');
  return typeof path === 'string' ? path : undefined;
}
