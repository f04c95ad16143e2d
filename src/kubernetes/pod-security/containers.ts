import { field, itemsAt, Place, PodManifest, specField } from './pod';

const KINDS = ['initContainers', 'containers', 'ephemeralContainers'];

/** The pod that was asked for last: all controls ask for the same one, one after the other. */
let last: { readonly spec: unknown; readonly containers: Place[] } | undefined;

/** Runs something that asks for the containers of one pod again and again, and leaves it as it is. */
export function withContainersOf<T>({ spec }: PodManifest, run: () => T): T {
  last = { spec, containers: findContainers({ spec }) };
  try {
    return run();
  } finally {
    last = undefined;
  }
}

/** Every container of a pod, with its name where it has one. */
export function containersOf(pod: PodManifest): readonly Place[] {
  return last !== undefined && last.spec === pod.spec ? last.containers : findContainers(pod);
}

function findContainers(pod: PodManifest): Place[] {
  return KINDS.flatMap(kind => itemsAt(specField(pod, kind))).map(place => {
    const name = field(place.value, 'name');
    return typeof name === 'string' && place.expected === undefined ? { ...place, container: name } : place;
  });
}
