import { field, itemsAt, Place, PodManifest, specField } from './pod';

const KINDS = ['initContainers', 'containers', 'ephemeralContainers'];

/** Every container of a pod, with its name where it has one. */
export function containersOf(pod: PodManifest): Place[] {
  return KINDS.flatMap(kind => itemsAt(specField(pod, kind))).map(place => {
    const name = field(place.value, 'name');
    return typeof name === 'string' && place.expected === undefined ? { ...place, container: name } : place;
  });
}
