import { documentsOf } from './_data';

function dataOf(text: string): unknown {
  const documents = documentsOf(text);
  expect(documents).toHaveLength(1);
  // As JSON, to distinguish __proto__ from a prototype.
  return JSON.parse(JSON.stringify(documents[0]));
}

describe('valid for Kubernetes', () => {
  test.each<[string, string, string]>([
    ['a boolean as key', 'yes: 1', '{"true":1}'],
    ['a short boolean as key', 'y: 1', '{"true":1}'],
    ['on as key', 'on: 1', '{"true":1}'],
    ['an octal number as key', '0440: x', '{"288":"x"}'],
    ['a float as key', '1.0: x', '{"1":"x"}'],
    ['an exponent as key', '1e3: x', '{"1000":"x"}'],
    ['a date as key', '2001-01-01: x', '{"2001-01-01":"x"}'],
    ['a quoted boolean as key', '"yes": 1', '{"yes":1}'],
    ['a quoted number', 'a: "0440"', '{"a":"0440"}'],
    ['a single-quoted boolean', 'a: \'yes\'', '{"a":"yes"}'],
    ['an explicit string', 'a: !!str 123', '{"a":"123"}'],
    ['an explicit integer', 'a: !!int "7"', '{"a":7}'],
    ['an explicit float', 'a: !!float 1', '{"a":1}'],
    ['a string with a bare tag', 'a: ! 12', '{"a":"12"}'],
    ['a verbatim tag', 'a: !<tag:yaml.org,2002:int> "7"', '{"a":7}'],
    ['bytes', 'a: !!binary aGVsbG8=', '{"a":"hello"}'],
    ['a timestamp', 'a: !!timestamp 2001-01-01', '{"a":"2001-01-01"}'],
    ['an unknown tag of a scalar', 'a: !foo bar', '{"a":"bar"}'],
    ['an unknown tag of a mapping', 'a: !foo {b: 1}', '{"a":{"b":1}}'],
    ['an unknown tag of a list', 'a: !foo [1]', '{"a":[1]}'],
    ['a set', 'a: !!set {a, b}', '{"a":{"a":null,"b":null}}'],
    ['an equals sign', 'a: =', '{"a":"="}'],
    ['<< as a value', 'a: <<', '{"a":"<<"}'],
    ['<< in quotes', 'b: &b {x: 1}\nc: {"<<": *b}', '{"b":{"x":1},"c":{"<<":{"x":1}}}'],
    ['a merge', 'b: &b {x: 1, z: 2}\nc: {<<: *b, z: 3}', '{"b":{"x":1,"z":2},"c":{"x":1,"z":3}}'],
    ['a merge with a tag', 'b: &b {x: 1}\nc: {!!merge <<: *b}', '{"b":{"x":1},"c":{"x":1}}'],
    ['a merge of an inline mapping', 'c: {<<: {x: 1}}', '{"c":{"x":1}}'],
    ['a merge after a key, which it replaces', 'b: &b {x: 1}\nc: {x: 9, <<: *b}', '{"b":{"x":1},"c":{"x":1}}'],
    ['a merge of a list, the first of which counts', 'a: &a {x: 1}\nb: &b {x: 2, z: 3}\nc: {<<: [*a, *b]}', '{"a":{"x":1},"b":{"x":2,"z":3},"c":{"x":1,"z":3}}'],
    ['two merges', 'a: &a {x: 1}\nb: &b {z: 2}\nc:\n  <<: *a\n  <<: *b', '{"a":{"x":1},"b":{"z":2},"c":{"x":1,"z":2}}'],
    ['an alias', 'a: &x [1, 2]\nb: *x', '{"a":[1,2],"b":[1,2]}'],
    ['an alias as key', 'a: &x k\nb: {*x : 1}', '{"a":"k","b":{"k":1}}'],
    ['an anchor that is redefined', 'a: &x 1\nb: &x 2\nc: *x', '{"a":1,"b":2,"c":2}'],
    ['an anchor without a value', 'a: &x\nb: *x', '{"a":null,"b":null}'],
    ['no value', 'a:\nb: ~', '{"a":null,"b":null}'],
    ['__proto__', '__proto__: {x: 1}\na: 1', '{"__proto__":{"x":1},"a":1}'],
    ['__proto__ through a merge', 'b: {<<: {__proto__: {x: 1}}}', '{"b":{"__proto__":{"x":1}}}'],
    ['a text with line breaks', 'a: |\n  x\n   y\n', '{"a":"x\\n y\\n"}'],
    // kubectl adds the line break before parsing.
    ['a text without the last line break of the file', 'a: |\n  x', '{"a":"x\\n"}'],
    ['a folded text', 'a: >\n  x\n  y\n\n  z\n', '{"a":"x y\\nz\\n"}'],
    ['a text without its last line break', 'a: |-\n  x\n', '{"a":"x"}'],
    ['a multi-line string', 'a: x\n  y', '{"a":"x y"}'],
    ['a question mark', '? a\n: b', '{"a":"b"}'],
    ['carriage returns', 'a: 1\r\nb:\r\n- x\r\n', '{"a":1,"b":["x"]}'],
    ['carriage returns only', 'a: 1\rb: 2', '{"a":1,"b":2}'],
    ['tabs as separators', 'a:\t1\t# x', '{"a":1}'],
    ['an escaped NUL', 'a: "\\0"', '{"a":"\\u0000"}'],
    ['a list at the indentation of its key', 'a:\n- 1\n- 2', '{"a":[1,2]}'],
    ['a colon without space', 'a:1', '"a:1"'],
  ])('%s', (_, text, expected) => {
    expect(JSON.stringify(dataOf(text))).toBe(expected);
  });

  test('the prototype is not set', () => {
    const [document] = documentsOf('__proto__: {x: 1}') as [{ x?: number }];
    expect(document.x).toBeUndefined();
  });

  test('several documents', () => {
    expect(documentsOf('a: 1\n---\nb: 2\n...\n---\nc: 3\n')).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
  });

  test.each(['# nothing', '\n\n', '---\n# nothing\n', '---', '\uFEFF'])('an empty document: %p', text => {
    expect(documentsOf(text)).toEqual([undefined]);
  });
});

describe('rejected by Kubernetes', () => {
  test.each<[string, string, string]>([
    ['a duplicate key', 'a: 1\na: 2', 'duplicate key "a"'],
    ['a nested duplicate key', 'm:\n  a: 1\n  a: 2', 'duplicate key "a"'],
    ['a duplicate key with different spellings', 'yes: 1\ntrue: 2', 'duplicate key "true"'],
    ['a duplicate key after a merge', 'b: {<<: {a: 0}, a: 1, a: 2}', 'duplicate key "a"'],
    ['infinity', 'a: .inf', 'Kubernetes does not accept .inf; quote it if it is a string: ".inf"'],
    ['negative infinity', 'a: -.inf', 'Kubernetes does not accept -.inf'],
    ['not a number', 'a: .nan', 'Kubernetes does not accept .nan'],
    ['null as key', 'null: x', 'null cannot be a key in Kubernetes; quote it if it is a string'],
    ['a tilde as key', '~: x', 'null cannot be a key in Kubernetes; quote it if it is a string'],
    ['no key', ': x', 'null cannot be a key in Kubernetes; quote it if it is a string'],
    ['a list as key', '[a, b]: x', 'a list cannot be a key in Kubernetes'],
    ['a mapping as key', '{a: b}: x', 'a mapping cannot be a key in Kubernetes'],
    ['a mapping as key through an alias', 'a: &x {b: 1}\nc: {*x : 1}', 'a mapping cannot be a key in Kubernetes'],
    ['a merge of a scalar', 'c: {<<: 5}', '<< merges only a mapping or a list of mappings'],
    ['a merge of a list of scalars', 'c: {<<: [5]}', '<< merges only a mapping or a list of mappings'],
    ['a merge of a list through an alias', 'a: &a [{x: 1}]\nc: {<<: *a}', '<< merges only a mapping or a list of mappings'],
    ['an invalid value for a tag', 'a: !!int x', '"x" is not a valid !!int'],
    ['an alias without an anchor', 'a: *nope', 'the alias *nope refers to an anchor &nope that is not in this document'],
    ['an anchor of another document', 'a: &x 1\n---\nb: *x', 'the alias *x refers to an anchor &x that is not in this document'],
    ['an alias of itself', 'a: &x [*x]', 'the value of the anchor &x contains itself'],
    ['an alias of its parent', 'a: &x {b: {c: *x}}', 'the value of the anchor &x contains itself'],
    ['%YAML 1.1', '%YAML 1.1\n---\na: 1', 'before it reads directives (%YAML, %TAG), and rejects them; remove this line'],
    ['%YAML 1.2', '%YAML 1.2\n---\na: 1', 'before it reads directives (%YAML, %TAG), and rejects them; remove this line'],
    ['%TAG', '%TAG !y! tag:yaml.org,2002:\n---\na: !y!int "7"', 'before it reads directives (%YAML, %TAG), and rejects them; remove this line'],
    ['a tag handle without a directive', 'a: !y!int "7"', 'not YAML'],
    ['only a tab', '\t\n', 'not YAML'],
    ['a line with a tab in a text', 'a: x\n\t\nb: y', 'not YAML'],
    ['an escaped slash', 'a: "\\/"', 'not YAML'],
    ['a float as key that Go formats differently', '1e6: x', 'Kubernetes rewrites the number 1e6 when it is a key; quote it'],
    ['text after ---', 'a: 1\n--- b: 2', 'kubectl allows only a comment after "---"'],
    ['dashes at the start of a line in a text', 'a: "x\n-----BEGIN"', 'kubectl allows only a comment after "---"'],
    ['a tab as indentation', 'a:\n\tb: 1', 'not YAML'],
    ['a control character', 'a: "x\u0001y"', 'not YAML'],
    ['a NUL', 'a: x\0', 'not YAML'],
    ['an at sign', 'a: @x', 'not YAML'],
    ['a backtick', 'a: `x`', 'not YAML'],
    ['a percent sign', 'a: %x', 'not YAML'],
    ['a colon in a value', 'a: b: c', 'not YAML'],
    ['a dash as value', 'a: - b', 'not YAML'],
    ['an unclosed list', 'a: [b', 'not YAML'],
    ['a mapping without commas', 'a: {b: 1 c: 2}', 'not YAML'],
    ['an invalid escape', 'a: "\\q"', 'not YAML'],
    ['invalid indentation', 'a: 1\n b: 2', 'not YAML'],
  ])('%s', (_, text, message) => {
    expect(() => documentsOf(text)).toThrow(message);
  });

  test.each<[string, string]>([
    ['flow lists', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['flow mappings', '{a: '.repeat(10_000) + '}'.repeat(10_000)],
    ['block lists', '- '.repeat(10_000)],
    ['501 levels', '['.repeat(501) + ']'.repeat(501)],
  ])('more levels than the stack can hold: %s', (_, text) => {
    expect(() => documentsOf(text)).toThrow('nested deeper than 500 levels');
  });
});
