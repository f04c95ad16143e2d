import { Place, volumeAt } from './_place';
import { field } from '../../kubernetes/pod-security/pod';

/** The key of what is wrong with a volume, whatever stands where its name should. */
export function namedVolumeKey(name: unknown): string {
  return `volume ${typeof name === 'string' && name !== '' ? name : 'without a name'}`;
}

/** How a volume reads in a sentence. */
export function namedVolumeText(name: unknown): string {
  return typeof name === 'string' && name !== '' ? `the volume '${name}'` : 'a volume without a name';
}

/** The key of what is wrong with the volume of a place. */
export function volumeKey(place: Place): string {
  return namedVolumeKey(volumeAt(place).name);
}

/** How the volume of a place reads in a sentence. */
export function volumeText(place: Place): string {
  return namedVolumeText(volumeAt(place).name);
}

/** The path of a hostPath volume, where there is one to read. */
export function hostPathOf(place: Place): string | undefined {
  const path = field(volumeAt(place).value, 'hostPath', 'path');
  return typeof path === 'string' ? path : undefined;
}
