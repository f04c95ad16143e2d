import { parseQuantity } from '../../src/kubernetes/quantity';

test.each<[unknown, number]>([
  ['128974848', 128974848], ['129e6', 129e6], ['129M', 129e6], ['128974848000m', 128974848], ['123Mi', 123 * 1024 * 1024],
  ['1.5Gi', 1.5 * 2 ** 30], ['1E', 1e18], ['1E3', 1000], ['.5', 0.5], ['1.', 1], ['-1k', -1000], [512, 512], ['100u', 100e-6], ['1n', 1e-9],
])('%p', (quantity, value) => {
  expect(parseQuantity(quantity)).toBeCloseTo(value, 9);
});

test.each(['', 'Mi', '1mi', '1 Mi', '1constructor', '1KB', '0x10', null, undefined, {}, true])('%p is not a quantity', quantity => {
  expect(parseQuantity(quantity)).toBeUndefined();
});
