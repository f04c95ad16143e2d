import { LayerArrow, layersOf } from './path-layers';

/** A box to place. */
export interface LayoutBox {
  readonly height: number;
}

export interface LayoutArrow extends LayerArrow {
  /** The distance from the top of the box at which the arrow leaves. */
  readonly offset: number;
}

export interface Layout {
  readonly layers: number;
  readonly height: number;
  /** Places by box. */
  readonly places: readonly { readonly layer: number; readonly y: number }[];
  /** Routes by arrow. */
  readonly routes: readonly ArrowRoute[];
}

/** The route of an arrow. */
export interface ArrowRoute {
  readonly start: number;
  /** The heights at which it crosses the layers between. */
  readonly between: readonly number[];
  readonly end: number;
  readonly isBackward: boolean;
}

const GAP = 16;
const SWEEPS = 24;
/** How much drawing an arrow straight across layers outweighs moving it towards its boxes. */
const STRAIGHT_WEIGHT = 8;
/** The height that an arrow takes in a layer that it crosses. */
const PASSING_HEIGHT = 6;
/** The distance between the ends of arrows in one box. */
const ARROW_END_DISTANCE = 11;

interface Item {
  readonly box?: number;
  readonly height: number;
  y: number;
  /** The items that arrows come from or lead to, with the offset at which each arrow leaves. */
  readonly before: { readonly item: Item; readonly offset: number }[];
  readonly after: { readonly item: Item; readonly offset: number }[];
}

/** Places boxes in layers to keep arrows short and crossings rare. */
export function layout(boxes: readonly LayoutBox[], arrows: readonly LayoutArrow[]): Layout {
  const { layerOf, backward } = layersOf(boxes.length, arrows);
  const layers = Array.from({ length: Math.max(0, ...layerOf) + 1 }, (): Item[] => []);
  const items = boxes.map(({ height }, box): Item => ({ box, height, y: 0, before: [], after: [] }));
  for (const [box, item] of items.entries()) { layers[layerOf[box]].push(item); }
  const chains = arrows.map(arrow => {
    const chain = [items[arrow.from]];
    if (backward.has(arrow) || layerOf[arrow.to] <= layerOf[arrow.from]) { return undefined; }
    for (let layer = layerOf[arrow.from] + 1; layer < layerOf[arrow.to]; layer++) {
      const passing: Item = { height: PASSING_HEIGHT, y: 0, before: [], after: [] };
      layers[layer].push(passing);
      chain.push(passing);
    }
    chain.push(items[arrow.to]);
    for (const [index, item] of chain.slice(0, -1).entries()) {
      const next = chain[index + 1];
      item.after.push({ item: next, offset: 0 });
      next.before.push({ item, offset: index === 0 ? arrow.offset : item.height / 2 });
    }
    return chain;
  });
  order(layers);
  assignPositions(layers);
  const ends = endsOf(items, arrows, chains);
  return {
    layers: layers.length,
    height: Math.max(0, ...layers.flat().map(({ y, height }) => y + height)),
    places: items.map(({ y }, box) => ({ layer: layerOf[box], y })),
    routes: arrows.map((arrow, index) => {
      const chain = chains[index];
      return {
        start: items[arrow.from].y + arrow.offset,
        between: (chain ?? []).slice(1, -1).map(({ y, height }) => y + height / 2),
        end: ends[index],
        isBackward: chain === undefined,
      };
    }),
  };
}

/** Sorts each layer by the positions of its neighbors. */
function order(layers: readonly Item[][]): void {
  for (const layer of layers) { stack(layer); }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isForward = sweep % 2 === 0;
    for (const layer of isForward ? layers : [...layers].reverse()) {
      const preferred = new Map(layer.map(item => [item, middleOf(isForward ? item.before : item.after, false) ?? item.y + item.height / 2]));
      layer.sort((a, b) => preferred.get(a)! - preferred.get(b)!);
      stack(layer);
    }
  }
}

function stack(layer: readonly Item[]): void {
  const total = layer.reduce((sum, { height }) => sum + height + GAP, -GAP);
  let y = -total / 2;
  for (const item of layer) {
    item.y = y;
    y += item.height + GAP;
  }
}

/** The weighted center of the neighbors. */
function middleOf(neighbours: Item['before'], isPassing: boolean): number | undefined {
  let [sum, weights] = [0, 0];
  for (const { item: { box, y, height }, offset } of neighbours) {
    const weight = isPassing && box === undefined ? STRAIGHT_WEIGHT : 1;
    sum += weight * (y + (offset === 0 ? height / 2 : offset));
    weights += weight;
  }
  return weights === 0 ? undefined : sum / weights;
}

/** Moves the items of a layer towards their neighbors, keeping order and distance. */
function assignPositions(layers: readonly Item[][]): void {
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const layer of sweep % 2 === 0 ? layers : [...layers].reverse()) {
      const preferred = layer.map(({ before, after, box, y, height }) => {
        const middle = middleOf([...before, ...after], box === undefined);
        return middle === undefined ? y : middle - height / 2;
      });
      const down = [...preferred];
      for (let index = 1; index < layer.length; index++) { down[index] = Math.max(down[index], down[index - 1] + layer[index - 1].height + GAP); }
      const up = [...preferred];
      for (let index = layer.length - 2; index >= 0; index--) { up[index] = Math.min(up[index], up[index + 1] - layer[index].height - GAP); }
      for (const [index, item] of layer.entries()) { item.y = (down[index] + up[index]) / 2; }
    }
  }
  const all = layers.flat();
  const top = Math.min(...all.map(({ y }) => y));
  for (const item of all) { item.y = Math.round(item.y - top); }
}

/** Spreads the ends of arrows into one box vertically, in order. */
function endsOf(items: readonly Item[], arrows: readonly LayoutArrow[], chains: readonly (readonly Item[] | undefined)[]): number[] {
  const into = new Map<number, { readonly arrow: number; readonly from: number }[]>();
  for (const [arrow, { to, from, offset }] of arrows.entries()) {
    const last = chains[arrow]?.at(-2);
    const y = last === undefined || last.box !== undefined ? items[from].y + offset : last.y;
    const list = into.get(to) ?? [];
    list.push({ arrow, from: y });
    into.set(to, list);
  }
  const ends = new Array<number>(arrows.length).fill(0);
  for (const [box, list] of into) {
    const { y, height } = items[box];
    const apart = Math.min(ARROW_END_DISTANCE, (height - 12) / list.length);
    list.sort((a, b) => a.from - b.from);
    for (const [index, { arrow }] of list.entries()) { ends[arrow] = Math.round(y + height / 2 + (index - (list.length - 1) / 2) * apart); }
  }
  return ends;
}
