import { splitDocuments } from '../../src/manifest/split-documents';

function split(text: string): string[] {
  return splitDocuments(text).map(({ start, end }) => text.slice(start, end));
}

test.each<[string, string, string[]]>([
  ['nothing', '', []],
  ['one document', 'a: 1\n', ['a: 1\n']],
  ['two', 'a: 1\n---\nb: 2\n', ['a: 1\n', '\nb: 2\n']],
  ['a marker at the beginning and at the end', '---\na: 1\n---', ['\na: 1\n']],
  ['a comment after the marker', 'a: 1\n--- # x\nb: 2', ['a: 1\n', ' # x\nb: 2']],
  ['a comment right after the marker, as kubectl has it', 'a: 1\n---# x\nb: 2', ['a: 1\n', '# x\nb: 2']],
  ['content after the marker', 'a: 1\n--- {b: 2}\n', ['a: 1\n', '--- {b: 2}\n']],
  ['carriage returns', 'a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', '\r\nb: 2\r\n']],
  ['the end of a document', 'a: 1\n...\nb: 2\n', ['a: 1\n...', '\nb: 2\n']],
  ['both ends', 'a: 1\n...\n---\nb: 2\n', ['a: 1\n...', '\n', '\nb: 2\n']],
  ['directives, which belong to what follows', '%YAML 1.1\n# x\n---\na: 1\n---\nb: 2', ['%YAML 1.1\n# x\n---\na: 1\n', '\nb: 2']],
  ['directives of a later document', 'a: 1\n...\n%TAG ! x:\n---\nb: 2', ['a: 1\n...', '\n%TAG ! x:\n---\nb: 2']],
  ['a percent sign in a document', 'a: "%"\n---\nb: 2', ['a: "%"\n', '\nb: 2']],
  ['dashes in a text', 'a: |\n  ---\n  x\n', ['a: |\n  ---\n  x\n']],
  ['more dashes', 'a: |\n  x\n----\n---x\n', ['a: |\n  x\n----\n---x\n']],
  ['dots in a text', 'a: |\n  ...\n...x\n', ['a: |\n  ...\n...x\n']],
])('%s', (_, text, expected) => {
  expect(split(text)).toEqual(expected);
});

test('what stands after the end of a document is left to it, where it is an error', () => {
  expect(split('a: 1\n... x\nb: 2')).toEqual(['a: 1\n... x', '\nb: 2']);
});
