import { jsonValues } from '../../src/manifest/json-values';

function valuesOf(text: string): unknown[] | undefined {
  return jsonValues(text, { start: 0, end: text.length })?.map(({ value }) => value);
}

test.each<[string, string, unknown[]]>([
  ['an object', '{"a": 1}', [{ a: 1 }]],
  ['a list', ' [1, {"a": []}]\n', [[1, { a: [] }]]],
  ['one after the other', '{"a": 1}{"b": 2}\n\t[3]\r\n', [{ a: 1 }, { b: 2 }, [3]]],
  ['brackets in strings', '{"a": "}]", "b": "{["}', [{ a: '}]', b: '{[' }]],
  ['quotes in strings', String.raw`{"a": "\"}", "b": "\\", "c": "\\\""}`, [{ a: '"}', b: '\\', c: '\\"' }]],
  ['colons in strings', '{"a:b": "c:d"}', [{ 'a:b': 'c:d' }]],
  ['__proto__', '{"__proto__": 1}', [JSON.parse('{"__proto__": 1}')]],
  ['nothing', ' ', []],
])('%s', (_, text, expected) => {
  expect(valuesOf(text)).toEqual(expected);
});

test('where they stand', () => {
  expect(jsonValues('x {"a": 1} [2]', { start: 1, end: 14 })).toEqual([{ start: 2, end: 10, value: { a: 1 } }, { start: 11, end: 14, value: [2] }]);
});

test.each<[string, string]>([
  ['a key twice', '{"a": 1, "a": 2}'],
  ['a key twice, deeper', '{"a": [{"b": 1, "b": 1}]}'],
  ['no JSON', '{a: 1}'],
  ['a number out of range', '{"a": 1e400}'],
  ['too deep', `${'['.repeat(101)}${']'.repeat(101)}`],
])('left to the reader of YAML: %s', (_, text) => {
  expect(valuesOf(`{"x": 1} ${text}`)).toEqual([{ x: 1 }, undefined]);
});

test.each(['{"a": 1', '{"a": "b', '{"a": 1}}', '{"a": 1} # b', '{"a": 1} b', '"a"', '1', "{a: 'b\"'}"])('no sequence of values: %s', text => {
  expect(valuesOf(text)).toBeUndefined();
});
