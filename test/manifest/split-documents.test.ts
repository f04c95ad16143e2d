import { splitDocuments } from '../../src/manifest/split-documents';

function split(text: string): string[] {
  return splitDocuments(text).map(({ start, end }) => text.slice(start, end));
}

test.each<[string, string, string[]]>([
  ['nothing', '', []],
  ['one document', 'a: 1\n', ['a: 1\n']],
  ['two', 'a: 1\n---\nb: 2\n', ['a: 1\n', 'b: 2\n']],
  ['a marker at the start, which is left to the parser, and at the end', '---\na: 1\n---', ['---\na: 1\n']],
  ['a marker after a marker, which is left to the parser', 'a: 1\n---\n---\nb: 2', ['a: 1\n', '---\nb: 2']],
  ['a comment after the marker', 'a: 1\n--- # x\nb: 2', ['a: 1\n', 'b: 2']],
  ['a comment right after the marker, which kubectl accepts', 'a: 1\n---# x\nb: 2', ['a: 1\n', 'b: 2']],
  ['white space after the marker', 'a: 1\n---\u0085\u2028\u00A0\t\nb: 2', ['a: 1\n', 'b: 2']],
  ['carriage returns', 'a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', 'b: 2\r\n']],
  ['carriage returns only, which do not end lines for kubectl', 'a: 1\r---\rb: 2', ['a: 1\r---\rb: 2']],
  ['other line breaks, which do not end lines for kubectl', 'a: 1\u0085---\u2028b: 2', ['a: 1\u0085---\u2028b: 2']],
  ['a document end, which is left to the parser', 'a: 1\n...\nb: 2\n', ['a: 1\n...\nb: 2\n']],
  ['a document end and a marker', 'a: 1\n...\n---\nb: 2\n', ['a: 1\n...\n', 'b: 2\n']],
  ['directives, which kubectl splits from what follows', '%YAML 1.1\n---\na: 1', ['%YAML 1.1\n', 'a: 1']],
  ['dashes in a text', 'a: |\n  ---\n  x\n', ['a: |\n  ---\n  x\n']],
  ['dashes at the start of a line in a text', 'a: "\n---\n  x"\n', ['a: "\n', '  x"\n']],
])('%s', (_, text, expected) => {
  expect(split(text)).toEqual(expected);
  expect(splitDocuments(text).filter(({ failure }) => failure)).toEqual([]);
});

test.each<[string, string, number]>([
  ['content', 'a: 1\n--- {b: 2}\n---\nc: 3', 9],
  ['more dashes', 'a: "\n-----BEGIN KEY\n"\n---\nc: 3', 8],
  ['another line break of YAML', 'a: 1\n---\rb: 2\n---\nc: 3', 9],
  ['a byte order mark, which is not white space', 'a: 1\n---\uFEFF\n---\nc: 3', 8],
])('a line that kubectl rejects invalidates only the surrounding documents: %s after ---', (_, text, offset) => {
  const [broken, next] = splitDocuments(text);
  expect(broken.failure).toMatchObject({ offset, message: expect.stringMatching(/^kubectl allows only a comment after "---"/) });
  expect(next).toEqual({ start: text.indexOf('c: 3'), end: text.length });
});

test('from an offset', () => {
  expect(splitDocuments('{}\n---\na: 1\n---\nb: 2', 3)).toEqual([{ start: 3, end: 12 }, { start: 16, end: 20 }]);
});
