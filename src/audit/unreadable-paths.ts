import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';

const CONTAINER_LISTS: ReadonlySet<string | number> = new Set(['initContainers', 'containers', 'ephemeralContainers']);
/** Fields of a pod's spec on which it depends what its security contexts may hold. */
const DECIDE_CONTEXTS: ReadonlySet<string | number> = new Set(['os', 'hostUsers']);

/** Fields of a container's security context that no pod has, and the field of the pod on which it depends whether they count. */
const OF_CONTAINERS_ALONE: ReadonlyMap<string | number, string> = new Map([
  ['allowPrivilegeEscalation', 'os'], ['capabilities', 'os'], ['privileged', 'os'], ['readOnlyRootFilesystem', 'os'], ['procMount', 'hostUsers'],
]);

/** The places of an object of which nothing is known, and those around them. */
interface PathSets {
  readonly unreadable: ReadonlySet<string>;
  readonly around: ReadonlySet<string>;
}

/** The values that could not be read, as errors have said already. */
export class UnreadablePaths {
  private readonly byObject = new Map<ManifestObject, PathSets>();

  /**
   * Whether something may be reported only because a value was left out.
   *
   * @param place where the field that is wrong stands, or would stand
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

/** The field of the pod that counts where a container does not have its own, as in securityContext and resources; else the one that decides about it. */
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
