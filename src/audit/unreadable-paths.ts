import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';

const CONTAINER_LISTS: ReadonlySet<string | number> = new Set(['initContainers', 'containers', 'ephemeralContainers']);
/** Fields of a pod's spec that decide which fields its security contexts may have. */
const DECIDE_CONTEXTS: ReadonlySet<string | number> = new Set(['os', 'hostUsers']);

/** Fields that only a container's security context has, each with the field of the pod that decides whether it applies. */
const OF_CONTAINERS_ALONE: ReadonlyMap<string | number, string> = new Map([
  ['allowPrivilegeEscalation', 'os'], ['capabilities', 'os'], ['privileged', 'os'], ['readOnlyRootFilesystem', 'os'], ['procMount', 'hostUsers'],
]);

/** The unreadable paths of an object, and those around them. */
interface PathSets {
  readonly unreadable: ReadonlySet<string>;
  readonly around: ReadonlySet<string>;
}

/** Values that could not be read, which errors have already reported. */
export class UnreadablePaths {
  private readonly byObject = new Map<ManifestObject, PathSets>();

  /**
   * Whether a violation may exist only because a value could not be read.
   *
   * @param place The path of the wrong or missing field.
   */
  public concern(object: ManifestObject, place: Path): boolean {
    if (object.unreadable === undefined) { return false; }
    let paths = this.byObject.get(object);
    if (paths === undefined) {
      paths = pathSetsOf(object.unreadable);
      this.byObject.set(object, paths);
    }
    const inherited = inheritedPath(place);
    return isIn(paths, place) || (inherited !== undefined && isIn(paths, inherited));
  }
}

function isIn({ unreadable, around }: PathSets, place: Path): boolean {
  return around.has(keyOf(place)) || place.some((_, index) => unreadable.has(keyOf(place.slice(0, index + 1))));
}

/** The field of the pod that a container inherits, as in securityContext and resources, or else the one that decides whether it applies. */
function inheritedPath(place: Path): Path | undefined {
  const index = place.findIndex((step, position) => CONTAINER_LISTS.has(step) && typeof place[position + 1] === 'number');
  if (index === -1) { return undefined; }
  const [pod, [field, inner]] = [place.slice(0, index), place.slice(index + 2)];
  const decisive = field === 'securityContext' ? OF_CONTAINERS_ALONE.get(inner) : undefined;
  return decisive === undefined ? [...pod, ...place.slice(index + 2)] : [...pod, decisive];
}

function pathSetsOf(paths: readonly Path[]): PathSets {
  const [unreadable, around] = [new Set<string>(), new Set<string>()];
  for (const path of paths.flatMap(withContext)) {
    unreadable.add(keyOf(path));
    for (let length = 0; length < path.length; length++) { around.add(keyOf(path.slice(0, length))); }
  }
  return { unreadable, around };
}

function withContext(path: Path): Path[] {
  const index = path.findIndex((step, position) => DECIDE_CONTEXTS.has(step) && path[position - 1] === 'spec');
  return index === -1 ? [path] : [path, [...path.slice(0, index), 'securityContext']];
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}
