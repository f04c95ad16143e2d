import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';

/** Fields of a pod's spec that decide what its containers may do. */
const POD_WIDE: ReadonlySet<string | number> = new Set(['securityContext', 'os', 'hostUsers']);

/** The places of an object of which nothing is known, and those around them. */
interface Places {
  readonly unreadable: ReadonlySet<string>;
  readonly around: ReadonlySet<string>;
}

/** The values that could not be read, as errors have said already. */
export class UnreadablePlaces {
  private readonly byObject = new Map<ManifestObject, Places>();

  /** Whether something may be reported only because a value at, around or below its place was left out. */
  public concern(object: ManifestObject, path: Path): boolean {
    if (object.unreadable === undefined) { return false; }
    let places = this.byObject.get(object);
    if (places === undefined) {
      places = placesOf(object.unreadable);
      this.byObject.set(object, places);
    }
    const { unreadable, around } = places;
    return around.has(keyOf(path)) || path.some((_, index) => unreadable.has(keyOf(path.slice(0, index + 1))));
  }
}

function placesOf(paths: readonly Path[]): Places {
  const [unreadable, around] = [new Set<string>(), new Set<string>()];
  for (const path of paths) {
    const podWide = path.findIndex((step, index) => POD_WIDE.has(step) && path[index - 1] === 'spec');
    const place = podWide === -1 ? path : path.slice(0, podWide);
    unreadable.add(keyOf(place));
    for (let length = 0; length < place.length; length++) { around.add(keyOf(place.slice(0, length))); }
  }
  return { unreadable, around };
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}
