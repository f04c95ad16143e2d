import { field, fieldAt, isObject, itemsAt, Place, PodManifest } from './pod';

const KINDS = ['initContainers', 'containers', 'ephemeralContainers'];

/** What nearly all controls look at in a pod. */
class PodParts {
  /** Every container, with its name where it has one. */
  public readonly containers: readonly Place[];
  /** The security context of every container. */
  public readonly contexts: readonly Place[];
  private readonly specPlace: Place;
  private allVolumes: readonly Place[] | undefined;

  public constructor(public readonly spec: unknown) {
    this.specPlace = new Place(spec ?? undefined, 'spec');
    const containers: Place[] = [];
    const contexts: Place[] = [];
    for (const kind of KINDS) {
      for (const place of itemsAt(fieldAt(this.specPlace, kind))) {
        const name = place.expected === undefined ? field(place.value, 'name') : undefined;
        const container = typeof name === 'string' ? place.inContainer(name) : place;
        containers.push(container);
        contexts.push(fieldAt(container, 'securityContext'));
      }
    }
    this.containers = containers;
    this.contexts = contexts;
  }

  public get volumes(): readonly Place[] {
    this.allVolumes ??= itemsAt(fieldAt(this.specPlace, 'volumes'));
    return this.allVolumes;
  }
}

/** Those of the pod that is judged now. */
let current: PodParts | undefined;

/** Runs what asks for the parts of one pod again and again, and leaves the pod as it is. */
export function withPartsOf<T>(pod: PodManifest, run: () => T): T {
  current = new PodParts(pod.spec);
  try {
    return run();
  } finally {
    current = undefined;
  }
}

/** Every container of a pod, with its name where it has one. */
export function containersOf(pod: PodManifest): readonly Place[] {
  return knownPartsOf(pod).containers;
}

/** The security context of every container of a pod. */
export function containerContextsOf(pod: PodManifest): readonly Place[] {
  return knownPartsOf(pod).contexts;
}

/** The volumes of a pod. */
export function volumesOf(pod: PodManifest): readonly Place[] {
  return knownPartsOf(pod).volumes;
}

/**
 * Which of these names are those of fields of a pod's metadata and spec, its
 * volumes and containers, and the security contexts, some more than once;
 * `undefined` where one of them can't be read.
 */
export function fieldsAmong(pod: PodManifest, names: ReadonlySet<string>): readonly string[] | undefined {
  const { containers, contexts, volumes } = knownPartsOf(pod);
  const found: string[] = [];
  const podContext = isObject(pod.spec) ? pod.spec.securityContext : undefined;
  const areRead = addNames(found, pod.metadata, names) && addNames(found, pod.spec, names) && addNames(found, podContext, names)
    && addNamesAt(found, containers, names) && addNamesAt(found, contexts, names) && addNamesAt(found, volumes, names);
  return areRead ? found : undefined;
}

function addNames(found: string[], value: unknown, names: ReadonlySet<string>): boolean {
  if (value === undefined || value === null) { return true; }
  if (!isObject(value)) { return false; }
  for (const name in value) {
    if (names.has(name)) { found.push(name); }
  }
  return true;
}

function addNamesAt(found: string[], places: readonly Place[], names: ReadonlySet<string>): boolean {
  for (let index = 0; index < places.length; index++) {
    const { value, expected } = places[index];
    if (expected !== undefined || !addNames(found, value, names)) { return false; }
  }
  return true;
}

function knownPartsOf({ spec }: PodManifest): PodParts {
  return current !== undefined && current.spec === spec ? current : new PodParts(spec);
}
