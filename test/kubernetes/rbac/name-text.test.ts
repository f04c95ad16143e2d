import { namesText, nameText } from '../../../src/kubernetes/rbac/name-text';

test.each(['web', 'system:node', 'a.b-c_d', 'ada@example.com', 'größe', '*', "it's"])('%s is not changed', name => {
  expect(nameText(name)).toBe(name);
});

test.each([
  ['', '""'],
  ['a,b', '"a,b"'],
  ['a b', '"a\\u0020b"'],
  ['a  b', '"a\\u0020\\u0020b"'],
  ['a\u00a0b', '"a\\u00a0b"'],
  ['a"b', '"a\\"b"'],
  ['a]', '"a]"'],
])('%j is quoted', (name, text) => {
  expect(nameText(name)).toBe(text);
});

test('no two lists have the same text', () => {
  const lists = [['a', 'b'], ['a,b'], ['"a', 'b"'], ['"a,b"'], ['a', '', 'b'], ['a,,b'], ['a b'], ['a  b'], ['a\\u0020b']];
  expect(new Set(lists.map(namesText)).size).toBe(lists.length);
});
