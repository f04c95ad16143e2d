import { DocumentIndex } from '../../src/manifest/document-index';
import { jsonEvents, jsonValueAt, mayBeJson, yamlAfter } from '../../src/manifest/json-values';
import { Path } from '../../src/manifest/path';

test.each<[string, string, unknown]>([
  ['an object', '{"a": 1}', { a: 1 }],
  ['a list', '[1, {"a": []}]', [1, { a: [] }]],
  ['one before another', '{"a": 1}{"b": 2}', { a: 1 }],
  ['one before something else', '{"a": 1} # x', { a: 1 }],
  ['brackets in strings', '{"a": "}]", "b": "{["}', { a: '}]', b: '{[' }],
  ['quotes in strings', String.raw`{"a": "\"}", "b": "\\", "c": "\\\""}`, { a: '"}', b: '\\', c: '\\"' }],
  ['colons in strings', '{"a:b": "c:d"}', { 'a:b': 'c:d' }],
  ['line breaks of YAML', '{"a": "\u2028\u0085"}', { a: '\u2028\u0085' }],
  ['escapes that YAML does not have', String.raw`{"a": "\/\ud83d\ude00"}`, { a: '/😀' }],
  ['the text of a surrogate escape', String.raw`{"a": "\\ud83d"}`, { a: '\\ud83d' }],
  ['__proto__', '{"__proto__": 1}', JSON.parse('{"__proto__": 1}')],
  ['null', 'nullable', null],
  ['a number', '1.5e3,', 1500],
  ['a string', '"a: }" b', 'a: }'],
])('%s', (_, text, expected) => {
  expect(jsonValueAt(text, 0)).toMatchObject({ value: expected });
});

test('the position', () => {
  expect(jsonValueAt('x {"a": 1} [2]', 2)).toEqual({ start: 2, end: 10, value: { a: 1 } });
});

test.each<[string, string, string, number]>([
  ['a duplicate key', '{"a": 1, "a": 2}', 'duplicate key "a"', 11],
  ['a nested duplicate key', '{"a": [{"b": 1, "b": 1}]}', 'duplicate key "b"', 18],
  ['a number out of range', '{"a": 1e400}', 'a number in it is too large for Kubernetes', 2],
  ['an unpaired surrogate', String.raw`{"a": "\ud83dx"}`, 'is an unpaired surrogate', 2],
  ['too deep', `${'['.repeat(501)}${']'.repeat(501)}`, 'nested deeper than 500 levels', 2],
])('rejected: %s', (_, text, message, offset) => {
  expect(jsonValueAt(`1 ${text}`, 2)?.failure).toMatchObject({ message: expect.stringContaining(message), offset });
});

test.each(['', '{"a": 1', '{"a": "b', ']', '# b', 'b', "{a: 'b\"'}", '{"a": 1,}', '{"a": "\t"}', "{'a': 1}"])('not JSON: %s', text => {
  expect(jsonValueAt(text, 0)).toBeUndefined();
});

test.each<[string, boolean]>([
  ['{', true], [' \r\n\t{', true], ['\u0085\u2028\v{', true], ['\uFEFF{', false], ['[', false], ['a: {', false], ['', false],
  [`${' '.repeat(4095)}{`, true], [`${' '.repeat(4096)}{`, false], [`${'\u2028'.repeat(1365)}{`, true], [`${'\u2028'.repeat(1365)} {`, false],
])('kubectl tries JSON first: %#', (text, expected) => {
  expect(mayBeJson(text)).toBe(expected);
});

test.each<[string, number | undefined]>([
  ['{}\n---\na: 1', 3], ['{} \t\n\na: 1', 5], ['{} a: 1', 3], ['{}# x y', 2], ['{}\n# x', 3], ['{}\n#x', undefined], ['{}\u00A0ab', undefined], ['{}\uFFFD---', undefined],
])('kubectl reads YAML after JSON from: %j', (text, expected) => {
  expect(yamlAfter(text, 2)).toBe(expected);
});

test.each<[Path, string]>([
  [[], '{"a"'], [['a'], '"a"'], [['a', 0], '-1.5'], [['a', 1], '{"b'], [['a', 1, 'b"c'], '"b\\"c"'], [['d'], '"d"'], [['e'], '"e"'],
])('the position of %j', (path, expected) => {
  const text = '{"a": [-1.5, {"b\\"c": null}],\n"d": "x]", "e": true}';
  expect(text.slice(new DocumentIndex(jsonEvents(text)).offset(path)).startsWith(expected)).toBe(true);
});
