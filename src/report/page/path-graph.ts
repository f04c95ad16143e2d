import { PagePathNode, PagePaths } from '../page-paths';

/** The graph of the drawn paths: each node once, and one arrow for identical steps. */
export interface PathGraph {
  readonly boxes: readonly PathBox[];
  readonly arrows: readonly PathArrow[];
}

export interface PathBox {
  readonly node: PagePathNode;
  /** One row for each kind of outgoing step; steps without a label have none. */
  readonly rows: readonly PathRow[];
  /** The paths through the box. */
  readonly paths: ReadonlySet<number>;
}

export interface PathRow {
  readonly how: string;
  readonly roles: readonly string[];
  readonly unsure: boolean;
}

export interface PathArrow {
  /** Indexes of boxes. */
  readonly from: number;
  readonly to: number;
  /** The row of the box that the arrow leaves. */
  readonly row?: number;
  readonly unsure: boolean;
  readonly paths: ReadonlySet<number>;
}

/** The two boxes already show it. */
const TOKEN_LABEL = 'token';

/** Merges paths into one graph. */
export function pathGraph({ nodes, grants, steps, paths }: PagePaths, shown: readonly number[]): PathGraph {
  const boxes: { readonly node: PagePathNode; readonly rows: PathRow[]; readonly paths: Set<number> }[] = [];
  const numbers = new Map<number, number>();
  const arrows = new Map<string, PathArrow & { readonly paths: Set<number> }>();
  const boxOf = (node: number, path: number): number => {
    const number = numbers.get(node) ?? boxes.push({ node: nodes[node], rows: [], paths: new Set() }) - 1;
    numbers.set(node, number);
    boxes[number].paths.add(path);
    return number;
  };
  const rowOf = (box: number, row: PathRow): number | undefined => {
    if (row.how === '' || (row.how === TOKEN_LABEL && !row.unsure)) { return undefined; }
    const { rows } = boxes[box];
    const known = rows.findIndex(each => JSON.stringify(each) === JSON.stringify(row));
    return known === -1 ? rows.push(row) - 1 : known;
  };
  for (const path of shown) {
    const { start, steps: numbersOfSteps } = paths[path];
    const own = numbersOfSteps.map(step => steps[step]);
    let from = boxOf(start, path);
    let row: PathRow = { how: '', roles: [], unsure: false };
    for (const [index, step] of own.entries()) {
      const roles = step.grants.map(grant => grants[grant].role);
      row = {
        how: [...row.how === '' ? [] : [row.how], ...step.part ? [] : [step.how]].join(', '),
        roles: [...new Set([...row.roles, ...roles])],
        unsure: row.unsure || step.unsure !== undefined,
      };
      const { shape, passing } = nodes[step.to];
      const next = own.at(index + 1);
      if (next !== undefined && shape !== 'target' && (next.part || passing)) { continue; }
      const to = boxOf(step.to, path);
      const fromRow = rowOf(from, row);
      const key = JSON.stringify([from, fromRow, to, row.unsure]);
      const arrow = arrows.get(key) ?? { from, to, ...fromRow === undefined ? {} : { row: fromRow }, unsure: row.unsure, paths: new Set() };
      arrow.paths.add(path);
      arrows.set(key, arrow);
      from = to;
      row = { how: '', roles: [], unsure: false };
    }
  }
  return { boxes, arrows: [...arrows.values()] };
}
