import { DocumentIndex } from '../../src/manifest/document-index';
import { Path } from '../../src/manifest/path';

/** The text from the position of a path. */
function at(text: string, path: Path): string {
  return text.slice(DocumentIndex.of(text).offset(path));
}

test.each<[string, string, Path, string]>([
  ['the top', '# x\n\na: 1\n', [], 'a: 1\n'],
  ['a key', 'a: 1\nb: 2', ['b'], 'b: 2'],
  ['a key in a mapping', 'a:\n  b:\n    c: 1', ['a', 'b', 'c'], 'c: 1'],
  ['a quoted key, with its quote', 'a: {"b": 1}', ['a', 'b'], '"b": 1}'],
  ['a key that reads differently', 'a: 1\nyes: 2', ['true'], 'yes: 2'],
  ['a key with a question mark', '? a\n: b', ['a'], 'a\n: b'],
  ['an item', 'a:\n- x\n- z', ['a', 1], 'z'],
  ['an item that is a mapping', 'a:\n  - n: 1\n    m: 2\n  - n: 3', ['a', 1], 'n: 3'],
  ['a key in an item', 'a:\n  - n: 1\n    m: 2', ['a', 0, 'm'], 'm: 2'],
  ['a quoted item', "a: ['x', 'z']", ['a', 1], "'z']"],
  ['an item that is a text', 'a:\n- x\n- |+\n  z', ['a', 1], '|+\n  z'],
  ['an item with anchor and tag', 'a: [x, &q !!str z]', ['a', 1], '&q !!str z]'],
  ['an item of a list of lists', '- - a\n  - b', [0, 1], 'b'],
  ['multi-line flow style', '{"a":\n  {"b": [1,\n  {"c": 2}]}}', ['a', 'b', 1, 'c'], '"c": 2}]}}'],
  ['a missing key: its parent', 'a:\n  b: 1', ['a', 'c', 'd'], 'a:\n  b: 1'],
  ['a missing item', 'x: 1\na:\n- b', ['a', 7, 'b'], 'a:\n- b'],
  ['a path through a scalar', 'x: 1\na: b', ['a', 'b'], 'a: b'],
  ['a name in a list', 'x: 1\na: [b]', ['a', 'b'], 'a: [b]'],
  ['a number in a mapping', 'x: 1\na: {b: 1}', ['a', 0], 'a: {b: 1}'],
  ['an unwritten item', 'x: 1\na:\n-\n- b', ['a', 0], 'a:\n-\n- b'],
  ['an alias: its own position', 'a: &x {c: 1}\nb: *x', ['b'], 'b: *x'],
  ['through an alias: the position of the target', 'a: &x {c: 1}\nb: *x', ['b', 'c'], 'c: 1}\nb: *x'],
  ['an item that is an alias', 'a: &x {c: 1}\nb: [*x]', ['b', 0], '*x]'],
  ['an anchor that is redefined', 'a: &x {c: 1}\nb: &x {c: 2}\nd: *x', ['d', 'c'], 'c: 2}\nd: *x'],
  ['an anchor that is redefined later', 'a: &x {c: 1}\nd: *x\nb: &x {c: 2}', ['d', 'c'], 'c: 1}\nd: *x\nb: &x {c: 2}'],
  ['through a merge', 'a: &x {c: 1}\nb: {<<: *x, d: 2}', ['b', 'c'], 'c: 1}\nb: {<<: *x, d: 2}'],
  ['a key that replaces a merged one', 'a: &x {c: 1}\nb: {<<: *x, c: 2}', ['b', 'c'], 'c: 2}'],
  ['a key that a merge replaces', 'a: &x {c: 1}\nb: {c: 2, <<: *x}', ['b', 'c'], 'c: 1}\nb: {c: 2, <<: *x}'],
  ['a key before a merge without it', 'a: &x {d: 1}\nb: {c: 2, <<: *x}', ['b', 'c'], 'c: 2, <<: *x}'],
  ['through a merge of a list, the first of which counts', 'a: [&x {c: 1}, &y {c: 2}]\nb: {<<: [*x, *y]}', ['b', 'c'], 'c: 1}, &y {c: 2}]\nb: {<<: [*x, *y]}'],
  ['__proto__', 'a: 1\n__proto__: {b: 1}', ['__proto__', 'b'], 'b: 1}'],
])('%s', (_, text, path, expected) => {
  expect(at(text, path)).toBe(expected);
});
