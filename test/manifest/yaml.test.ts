import { documentsOf } from './_data';

// Corner cases of YAML. The expected values are the results of sigs.k8s.io/yaml v1.6.0 for the same texts.

test.each<[string, string]>([
  ['a: x\r\r\nb: y', '{"a":"x","b":true}'], ['a: |+\n  x\r\r', '{"a":"x\\n\\n"}'], ['a: |+\n  x\r', '{"a":"x\\n"}'],
  ['a: |+\n  x\r\n\r\r\n', '{"a":"x\\n\\n"}'], ['a: |+\n  x\u0085', '{"a":"x\\n\\n"}'], ['a: >+\n  x\u2028\n  y', '{"a":"x\\u2028\\ny\\n"}'],
  ['a: x\n  \ty', '{"a":"x y"}'], ['a: x\n  \t\nb: y', '{"a":"x","b":true}'], ['{a: x\n\ty}', '{"a":"x y"}'], ['a: "x\n\ty"', '{"a":"x y"}'],
  ['a:\tx', '{"a":"x"}'], ['a: b\t#c', '{"a":"b"}'], ['a: b#c', '{"a":"b#c"}'], ['a: "b"#c', '{"a":"b"}'], ['a: [b]#c', '{"a":["b"]}'],
  ['a: [b#c]', '{"a":["b#c"]}'], ['a: |#c\n  x', '{"a":"x\\n"}'], ['a: |# c\n  x', '{"a":"x\\n"}'], ['a: | # c\n  x', '{"a":"x\\n"}'],
  ['a: |2+\n   x\n', '{"a":" x\\n"}'], ['a: |+2\n   x\n', '{"a":" x\\n"}'], ['- |2\n  x', '["x\\n"]'], ['- a: |1\n   x', '[{"a":"x\\n"}]'],
  ['a: |\nb: 1', '{"a":"","b":1}'], ['a: |\n\n\n', '{"a":""}'], ['a: |+\n\n\n', '{"a":"\\n\\n"}'],
  ['a: >\n x\n  y\n z\n\n w\n', '{"a":"x\\n y\\nz\\nw\\n"}'], ['a: >\n\n x\n', '{"a":"\\nx\\n"}'], ['a: >-\n  x\n\n\n  y\n\n', '{"a":"x\\n\\ny"}'],
  ['|\n x', '"x\\n"'], ['{a: b}', '{"a":"b"}'], ['{a:b}', '{"a:b":null}'], ['{a}', '{"a":null}'],
  ['{a:}', '{"a:":null}'], ['{a: , b}', '{"a":null,"b":null}'], ['{"a":b}', '{"a":"b"}'], ['{"a" :b}', '{"a":"b"}'], ['{a: b,}', '{"a":"b"}'],
  ['[a, b: c]', '["a",{"b":"c"}]'], ['[a: b, c]', '[{"a":"b"},"c"]'], ['[? a : b]', '[{"a":"b"}]'], ['{?a: b}', '{"a":"b"}'],
  ['{-: a}', '{"-":"a"}'], ['[-a]', '["-a"]'], ['[-]', '["-"]'], ['[a:b]', '["a:b"]'], ['[a :b]', '["a :b"]'],
  ['[http://x:80]', '["http://x:80"]'], ['{a: http://x}', '{"a":"http://x"}'], ['a,b: c', '{"a,b":"c"}'], ['a: b]', '{"a":"b]"}'],
  ["a: 'b''c'", '{"a":"b\'c"}'], ["a: ''", '{"a":""}'], ['a: ""', '{"a":""}'], ["a: ''''", '{"a":"\'"}'], ['- - a\n  - b', '[["a","b"]]'],
  ['- a: b\n  c: d', '[{"a":"b","c":"d"}]'], ['a:\n- b\n- c\nd: e', '{"a":["b","c"],"d":"e"}'], ['? a', '{"a":null}'],
  ['? a\n? b', '{"a":null,"b":null}'], ['? a\n: - b\n  - c', '{"a":["b","c"]}'], ['?a: b', '{"?a":"b"}'], ['-a: b', '{"-a":"b"}'],
  [':a: b', '{":a":"b"}'], ['-', '[null]'], ['- ', '[null]'], ['-\n-', '[null,null]'], ['a: &b', '{"a":null}'],
  ['a: &b\n  c: d', '{"a":{"c":"d"}}'], ['a: &b c\nd: *b', '{"a":"c","d":"c"}'], ['a: &b-c d\ne: *b-c', '{"a":"d","e":"d"}'],
  ['&a b: c', '{"b":"c"}'], ['&a\nb: c', '{"b":"c"}'], ['a: !!str &b c', '{"a":"c"}'], ['a: &b !!str c', '{"a":"c"}'], ['a: !!str', '{"a":""}'],
  ['a: !!str\nb: c', '{"a":"","b":"c"}'], ['a: ! 1', '{"a":"1"}'], ['a: !b', '{"a":""}'], ['a: !<b> c', '{"a":"c"}'],
  ['a: &b c\n*b: d', '{"a":"c","c":"d"}'], ['a: &b c\n*b : d', '{"a":"c","c":"d"}'], ['!!map {a: b}', '{"a":"b"}'], ['!!seq [a]', '["a"]'],
  ['---\na: b', '{"a":"b"}'], ['--- # x\na: b', '{"a":"b"}'], ['a\n...', '"a"'], ['a: b\n... # c', '{"a":"b"}'], ['a: b%', '{"a":"b%"}'],
  ['a: b :c', '{"a":"b :c"}'], ['a: :b', '{"a":":b"}'], ['a: --', '{"a":"--"}'], ['a: ?b', '{"a":"?b"}'], ['a: |-', '{"a":""}'],
  ['"\\x41\\u00e9\\U0001F600\\N\\_\\L\\P\\e\\ \\\t"', '"Aé😀\u0085\u00a0\\u2028\\u2029\\u001b \\t"'], ['"\\\'"', '"\'"'],
  ['a b\n c\n\n d', '"a b c\\nd"'], ['a: b\n  c', '{"a":"b c"}'], ['a:\n  # c\n  b', '{"a":"b"}'], ['<<: {a: b}', '{"a":"b"}'],
  ['"<<": {a: b}', '{"<<":{"a":"b"}}'], ['! "<<": {a: b}', '{"a":"b"}'], ['!!merge "<<": {a: b}', '{"a":"b"}'],
  ['<<: [{a: b}, {a: c, d: e}]', '{"a":"b","d":"e"}'], ['!!binary aG9zdFBJRA==: true', '{"hostPID":true}'], ['0x1F: a', '{"31":"a"}'],
  ['1.50: a', '{"1.5":"a"}'], ['a\u00a0: b', '{"a\u00a0":"b"}'], ['a:\u00a0b', '"a:\u00a0b"'], ['\u00a0a: b', '{"\u00a0a":"b"}'],
  ['a: b\u00a0# c', '{"a":"b\u00a0# c"}'], ['a: \u2003b', '{"a":"\u2003b"}'],
])('%j is %s', (text, expected) => {
  expect(documentsOf(text)).toEqual([JSON.parse(expected)]);
});

test.each([
  'a: 1\nb\nc: 2', 'a: 1\n"b\n c": 2', 'a: 1\n[b,\n c]: 2', 'a: x\n\ty', 'a: x\n\t\nb: y', 'a:\n  b: x\n \ty', 'a: |\n\tx', 'a: |\n  x\n\t\n',
  'a: |\n \tx', '-\tx', 'a:\n-\tb: c', '? a\n:\tb: c', '\ta: b', 'a: |x\n  x', 'a: |0\n x', 'a: |10\n x', 'a: |++\n x', 'a: |\n   \n  x\n',
  '{, a}', '[a,,b]', '[: a]', '[a?b]', '{a?b: c}', '[- a]', '{a: b: c}', '{a: {b: c}', 'a: ]', 'a: }', 'a: ,', 'a: [b] c', 'a: {b: c} d',
  'a: "b" c', "a: 'b' c", 'a: "b"c', '- a\nb: c', 'a:\n  - b\n - c', 'a: - b', '- a: - b', '? - a\n: b', ': b', 'a: ? b', '- ?', 'a: &b.c d',
  'a: &b: c', 'a: &b &c d', 'a: !b!c d', 'a: !!', 'a: !<b c', 'a: !b{c', 'a: *b', '*a : b', '--- a: b', '...', '%a', ' %a', 'a: %b', '@a', 'a: @b',
  'a: `b', 'a: b: c', 'a: b:', 'a: "b": c', 'a: ::', 'a: -', 'a: ?', '"a\\\n  b": c', '"\\ud83d"', '"\\U00110000"', '"\\x4"', '"\\/"',
  '"a\r---\rb"', 'a: b\n c: d', 'a:\nb', 'a:\n b\n c: d', 'a: b\n# c\n  d', 'a: b # c\n  d', 'a: b\u000b', 'a: "b\u0000"',
])('%j is rejected', text => {
  expect(() => documentsOf(text)).toThrow();
});

describe('a key has at most 1024 characters', () => {
  test.each<[string, string]>([['letters', 'k'], ['characters of two code units', '😀']])('%s', (_, character) => {
    const key = character.repeat(1024);
    expect(documentsOf(`${key}: 1`)).toEqual([{ [key]: 1 }]);
    expect(documentsOf(`{${key}: 1}`)).toEqual([{ [key]: 1 }]);
    expect(() => documentsOf(`${key}${character}: 1`)).toThrow('not YAML');
    expect(() => documentsOf(`{${key}${character}: 1}`)).toThrow('not YAML');
    expect(documentsOf(`? ${key}${character}\n: 1`)).toEqual([{ [key + character]: 1 }]);
  });
});

test('an item of more than 1024 characters is not a key', () => {
  const item = 'k'.repeat(2000);
  expect(documentsOf(`- ${item}\n- [${item}, ${item}]`)).toEqual([[item, [item, item]]]);
});

test('a control character is rejected in a comment too, but not the adjacent characters', () => {
  expect(documentsOf('a: \t\u00A0\uD7FF\uE000\uFFFD~😀')).toEqual([{ a: '\u00A0\uD7FF\uE000\uFFFD~😀' }]);
  for (const character of ['\0', '\u0001', '\b', '\v', '\f', '\u001B', '\u007F', '\u0080', '\u009F', '\uFFFE', '\uFFFF']) {
    expect(() => documentsOf(`a: 1 # ${character}`)).toThrow('is not allowed');
  }
});
