import { DataPath } from './data-path';

/** The values to replace at or below a path. */
interface PathTree {
  readonly below: Map<string | number, PathTree>;
  /** The replacement at this path, if there are no deeper ones. */
  instead: unknown;
}

/**
 * A value without some of its parts. Only their parents are copied. A removed list item
 * becomes null, which keeps the positions of the others.
 *
 * @param instead The replacement at a path; undefined to remove the value
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
  // This creates an own field even for __proto__.
  return Object.fromEntries(fields.filter(([, field]) => field !== undefined));
}
