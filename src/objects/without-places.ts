import { DataPath } from './data-path';

/** What stands at or below a place. */
interface Place {
  readonly below: Map<string | number, Place>;
  /** What stands there instead, where nothing is below. */
  instead: unknown;
}

/**
 * A value without some places in it. Only what is around them is copied. An item
 * of a list becomes null, so that the others stay where they are.
 *
 * @param instead What stands at a place afterwards; undefined where nothing does
 */
export function withoutPlaces<T>(value: T, paths: readonly DataPath[], instead: (path: DataPath) => unknown = () => undefined): T {
  if (paths.length === 0) { return value; }
  const places: Place = { below: new Map(), instead: undefined };
  for (const path of paths) {
    let at = places;
    for (const step of path) {
      let place = at.below.get(step);
      if (place === undefined) {
        place = { below: new Map(), instead: undefined };
        at.below.set(step, place);
      }
      at = place;
    }
    at.instead = instead(path);
  }
  return copy(value, places) as T;
}

function copy(value: unknown, { below, instead }: Place): unknown {
  if (below.size === 0) { return instead; }
  const copied = (step: string | number, inner: unknown): unknown => {
    const place = below.get(step);
    return place === undefined ? inner : copy(inner, place);
  };
  if (Array.isArray(value)) { return value.map((item, index) => copied(index, item) ?? null); }
  const fields = Object.entries(value as object).map(([key, field]): [string, unknown] => [key, copied(key, field)]);
  // It makes an own field even of __proto__.
  return Object.fromEntries(fields.filter(([, field]) => field !== undefined));
}
