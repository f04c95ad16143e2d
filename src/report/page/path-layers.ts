/** An arrow between two boxes, given by their indexes. */
export interface LayerArrow {
  readonly from: number;
  readonly to: number;
}

/** The layer of each box, from the left. */
export interface Layers {
  readonly layerOf: readonly number[];
  /** Arrows to the same or an earlier layer, because paths contain cycles. */
  readonly backward: ReadonlySet<LayerArrow>;
}

/** Layers by the longest distance from a start; boxes without outgoing arrows go into the last one. */
export function layersOf(boxes: number, arrows: readonly LayerArrow[]): Layers {
  const outgoing = Array.from({ length: boxes }, (): LayerArrow[] => []);
  for (const arrow of arrows) { outgoing[arrow.from].push(arrow); }
  const backward = new Set<LayerArrow>();
  const state = new Array<'new' | 'open' | 'done'>(boxes).fill('new');
  const finished: number[] = [];
  const entered = new Set(arrows.map(({ to }) => to));
  const roots = [...Array(boxes).keys()].sort((a, b) => Number(entered.has(a)) - Number(entered.has(b)));
  for (const root of roots) { visit(root); }

  function visit(box: number): void {
    if (state[box] !== 'new') { return; }
    state[box] = 'open';
    for (const arrow of outgoing[box]) {
      if (state[arrow.to] === 'open') { backward.add(arrow); } else { visit(arrow.to); }
    }
    state[box] = 'done';
    finished.push(box);
  }

  const layerOf = new Array<number>(boxes).fill(0);
  for (const box of finished.reverse()) {
    for (const arrow of outgoing[box]) {
      if (!backward.has(arrow)) { layerOf[arrow.to] = Math.max(layerOf[arrow.to], layerOf[box] + 1); }
    }
  }
  const last = Math.max(0, ...layerOf);
  for (const [box, own] of outgoing.entries()) {
    if (own.length === 0 && entered.has(box)) { layerOf[box] = last; }
  }
  return { layerOf, backward };
}
