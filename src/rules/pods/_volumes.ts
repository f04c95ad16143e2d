import { Place, volumeAt } from './_place';
import { volumeContentKey, volumeKey, volumeText } from '../_part-names';

/** The key of what is wrong with the volume of a place. */
export function placeVolumeKey(place: Place): string {
  return volumeKey(volumeAt(place).name ?? '');
}

/** The same with the path of the node that it is, where there is one to read. */
export function placeHostPathKey(place: Place): string {
  const path = hostPathOf(place);
  return path === undefined ? placeVolumeKey(place) : volumeContentKey(volumeAt(place).name ?? '', path);
}

/** How the volume of a place reads in a sentence. */
export function placeVolumeText(place: Place): string {
  return volumeText(volumeAt(place).name ?? '');
}

/** The path of a hostPath volume, where there is one to read. */
export function hostPathOf(place: Place): string | undefined {
  return volumeAt(place).hostPath?.path ?? undefined;
}
