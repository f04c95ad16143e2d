import { layersOf } from '../../../src/report/page/path-layers';

const arrow = (from: number, to: number) => ({ from, to });

test('a box comes after all boxes that lead to it', () => {
  expect(layersOf(4, [arrow(0, 1), arrow(1, 2), arrow(2, 3), arrow(0, 3)]).layerOf).toEqual([0, 1, 2, 3]);
});

test('a box without outgoing arrows is in the last layer, and one without arrows in the first', () => {
  expect(layersOf(5, [arrow(0, 1), arrow(1, 2), arrow(0, 3)]).layerOf).toEqual([0, 1, 2, 2, 0]);
});

test('a cycle has one backward arrow', () => {
  const arrows = [arrow(0, 1), arrow(1, 2), arrow(2, 1)];
  const { layerOf, backward } = layersOf(3, arrows);
  expect([...backward]).toEqual([arrows[2]]);
  expect(layerOf).toEqual([0, 1, 2]);
});
