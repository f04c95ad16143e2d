import { SourceFile } from '../../src/manifest/source-file';

test.each<[string, number, number, number]>([
  ['', 0, 1, 1],
  ['ab', 1, 1, 2],
  ['a\nb', 2, 2, 1],
  ['a\n', 2, 2, 1],
  ['a\r\nb\r\nc', 6, 3, 1],
  ['a\rb\rc', 4, 3, 1],
  ['a\n\nb', 2, 2, 1],
  // An emoji is one character, and so is a two-byte character.
  ['ä😀b', 3, 1, 3],
  ['x\n😀😀: 1', 6, 2, 3],
  // A byte order mark has no column.
  ['\uFEFFab\nc', 2, 1, 2],
  ['\uFEFFab\nc', 5, 2, 2],
])('%j, offset %i', (text, offset, line, column) => {
  expect(new SourceFile('f', text).position(offset)).toEqual({ file: 'f', line, column });
});

test.each<[string, number, number, string[]]>([
  ['a\nb\nc\n', 1, 2, ['a', 'b']],
  ['a\nb\nc\n', 3, 9, ['c']],
  ['a\nb\nc', 2, 3, ['b', 'c']],
  ['a\r\nb\r\n', -5, 9, ['a', 'b']],
  ['a\n\nb\n', 2, 2, ['']],
  ['a\n\n', 1, 9, ['a', '']],
  ['a', 5, 9, []],
  ['\uFEFFa\nb', 1, 2, ['a', 'b']],
])('lines of %j from %i to %i', (text, from, to, expected) => {
  expect(new SourceFile('f', text).lines(from, to)).toEqual(expected);
});

test('the time for many positions in one line does not grow with its length', () => {
  const file = new SourceFile('x', `😀${'x'.repeat(3_000_000)}`);
  // Counting each from the start of the line takes minutes.
  for (let index = 0; index < 5000; index++) {
    expect(file.position(3_000_002 - index).column).toBe(3_000_002 - index);
  }
});
