/** A node that is being visited. */
interface Visit<T> {
  readonly node: T;
  readonly index: number;
  readonly next: readonly T[];
  /** The number of next nodes visited. */
  looked: number;
  /** The first node of the path that it leads back to. */
  lowest: number;
  isClosed: boolean;
}

/**
 * The strongly connected components of a graph, each after the components it leads to.
 * Not recursive, because a chain may be longer than the stack.
 *
 * @see Tarjan, Depth-first search and linear graph algorithms, 1972
 */
export function componentsOf<T>(starts: Iterable<T>, nextOf: (node: T) => readonly T[]): T[][] {
  const visits = new Map<T, Visit<T>>();
  const open: Visit<T>[] = [];
  const found: T[][] = [];
  const visit = (node: T): Visit<T> => {
    const made = { node, index: visits.size, next: nextOf(node), looked: 0, lowest: visits.size, isClosed: false };
    visits.set(node, made);
    open.push(made);
    return made;
  };
  for (const start of starts) {
    const path = visits.has(start) ? [] : [visit(start)];
    for (let last = path.at(-1); last; last = path.at(-1)) {
      if (last.looked < last.next.length) {
        const node = last.next[last.looked++];
        const known = visits.get(node);
        if (!known) { path.push(visit(node)); } else if (!known.isClosed) { last.lowest = Math.min(last.lowest, known.index); }
        continue;
      }
      path.pop();
      const before = path.at(-1);
      if (before) { before.lowest = Math.min(before.lowest, last.lowest); }
      if (last.lowest === last.index) {
        const component = open.splice(open.lastIndexOf(last));
        for (const member of component) { member.isClosed = true; }
        found.push(component.map(({ node }) => node));
      }
    }
  }
  return found;
}
