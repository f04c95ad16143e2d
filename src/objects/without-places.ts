import { DataPath } from '../kubernetes/workloads';

/** The places to leave out below a value, by the first step to them; empty where the value itself is left out. */
type Places = Map<string | number, Places>;

/**
 * A value without some places in it. Only what is around them is copied. An item
 * of a list becomes null, so that the others stay where they are.
 */
export function withoutPlaces<T>(value: T, paths: readonly DataPath[]): T {
  if (paths.length === 0) { return value; }
  const places: Places = new Map();
  for (const path of paths) {
    let at = places;
    for (const step of path) {
      let below = at.get(step);
      if (below === undefined) {
        below = new Map();
        at.set(step, below);
      }
      at = below;
    }
  }
  return copy(value, places) as T;
}

function copy(value: unknown, places: Places): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) => {
      const below = places.get(index);
      return below === undefined ? item as unknown : below.size === 0 ? null : copy(item, below);
    });
  }
  const entries = Object.entries(value as object).flatMap(([key, field]): [string, unknown][] => {
    const below = places.get(key);
    return below === undefined ? [[key, field]] : below.size === 0 ? [] : [[key, copy(field, below)]];
  });
  // It makes an own field even of __proto__.
  return Object.fromEntries(entries);
}
