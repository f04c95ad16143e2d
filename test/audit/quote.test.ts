import { quote } from '../../src/audit/quote';

test.each<[unknown, string]>([
  ['text', '"text"'], ['two\nlines', '"two\\nlines"'], ['\u001b[31m', '"\\u001b[31m"'], [5, '5'], [true, 'true'], [null, 'null'], [undefined, 'undefined'],
  [[1], 'a list'], [{ a: 1 }, 'an object'], ['x'.repeat(81), `"${'x'.repeat(80)}..."`], ['x'.repeat(80), `"${'x'.repeat(80)}"`],
])('%j', (value, expected) => {
  expect(quote(value)).toBe(expected);
});
