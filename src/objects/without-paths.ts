import { DataPath } from './data-path';

/** What stands at or below a place. */
interface PathTree {
  readonly below: Map<string | number, PathTree>;
  /** What stands there instead, where nothing is below. */
  instead: unknown;
}

/**
 * A value without some places in it. Only what is around them is copied. An item
 * of a list becomes null, so that the others stay where they are.
 *
 * @param instead What stands at a place afterwards; undefined where nothing does
 */
export function withoutPaths<T>(value: T, paths: readonly DataPath[], instead: (path: DataPath) => unknown = () => undefined): T {
  if (paths.length === 0) { return value; }
  const tree: PathTree = { below: new Map(), instead: undefined };
  for (const path of paths) {
    let at = tree;
    for (const step of path) {
      let branch = at.below.get(step);
      if (branch === undefined) {
        branch = { below: new Map(), instead: undefined };
        at.below.set(step, branch);
      }
      at = branch;
    }
    at.instead = instead(path);
  }
  return copy(value, tree) as T;
}

function copy(value: unknown, { below, instead }: PathTree): unknown {
  if (below.size === 0) { return instead; }
  const copied = (step: string | number, inner: unknown): unknown => {
    const branch = below.get(step);
    return branch === undefined ? inner : copy(inner, branch);
  };
  if (Array.isArray(value)) { return value.map((item, index) => copied(index, item) ?? null); }
  const fields = Object.entries(value as object).map(([key, field]): [string, unknown] => [key, copied(key, field)]);
  // It makes an own field even of __proto__.
  return Object.fromEntries(fields.filter(([, field]) => field !== undefined));
}
