import { layout, LayoutArrow } from '../../../src/report/page/path-layout';

const boxes = (...heights: readonly number[]) => heights.map(height => ({ height }));
const arrow = (from: number, to: number, offset = 20): LayoutArrow => ({ from, to, offset });

/** Pairs of overlapping boxes in one layer. */
function overlaps(heights: readonly number[], arrows: readonly LayoutArrow[]): number[][] {
  const { places } = layout(boxes(...heights), arrows);
  return places.flatMap((a, first) => places.flatMap((b, second) =>
    first < second && a.layer === b.layer && a.y < b.y + heights[second] && b.y < a.y + heights[first] ? [[first, second]] : []));
}

test('a straight path is drawn straight', () => {
  const { places, routes } = layout(boxes(40, 40, 40), [arrow(0, 1), arrow(1, 2)]);
  expect(places).toEqual([{ layer: 0, y: 0 }, { layer: 1, y: 0 }, { layer: 2, y: 0 }]);
  expect(routes.map(({ start, end }) => [start, end])).toEqual([[20, 20], [20, 20]]);
});

test('boxes of a layer do not overlap, for any arrows', () => {
  const heights = Array.from({ length: 40 }, (_, index) => 30 + (index * 37) % 90);
  const arrows = Array.from({ length: 120 }, (_, index) => arrow((index * 7) % 40, (index * 13 + 5) % 40)).filter(({ from, to }) => from !== to);
  expect(overlaps(heights, arrows)).toEqual([]);
});

test('parallel paths do not cross', () => {
  // The second start leads to the box that comes first.
  const { places } = layout(boxes(40, 40, 40, 40), [arrow(0, 3), arrow(1, 2)]);
  expect(Math.sign(places[0].y - places[1].y)).toBe(Math.sign(places[3].y - places[2].y));
});

test('an arrow that spans layers crosses each of them', () => {
  const { routes } = layout(boxes(40, 40, 40, 40), [arrow(0, 1), arrow(1, 2), arrow(2, 3), arrow(0, 3)]);
  expect(routes.map(({ between }) => between.length)).toEqual([0, 0, 0, 2]);
});

test('arrows into one box have separate ends, in order', () => {
  const { routes, places } = layout(boxes(40, 40, 60), [arrow(0, 2), arrow(1, 2)]);
  const upper = places[0].y < places[1].y ? 0 : 1;
  expect(routes[upper].end).toBeLessThan(routes[1 - upper].end);
});

test('everything fits below the top edge', () => {
  const { places, height } = layout(boxes(40, 70, 40), [arrow(0, 2), arrow(1, 2)]);
  expect(Math.min(...places.map(({ y }) => y))).toBe(0);
  expect(height).toBeGreaterThanOrEqual(40 + 70);
});

test('an empty graph has an empty layout', () => {
  expect(layout([], [])).toMatchObject({ places: [], routes: [] });
});
