import { editYaml } from '../../src/fix/edit-yaml';

/** A document in which a field is added to a map, or has another value. */
function edited(text: string, value: unknown = false, ...path: readonly string[]): string | undefined {
  return editYaml(text, [{ path: ['spec', ...path], value }]);
}

test.each([
  ['a trailing comma', 'spec: {a: 1,}\n', 'spec: {a: 1, b: false,}\n'],
  ['a comment', 'spec: {a: 1 # one\n  }\n', 'spec: {a: 1, b: false # one\n  }\n'],
  ['no fields', 'spec: {}\n', 'spec: {b: false}\n'],
])('a field is added to a flow map with %s', (_, text, expected) => {
  expect(edited(text, false, 'b')).toBe(expected);
});

test('a map is written where a field has no value', () => {
  expect(edited('spec:\nkind: Pod\n', { b: true })).toBe('spec: {b: true}\nkind: Pod\n');
});

test('a field is added before the comments that are further out', () => {
  const text = 'spec:\n  a:\n  - b: {}\n    # of the item\n  # of the spec\n# of the document\n';
  expect(edited(text, false, 'b')).toBe(text.replace('# of the spec\n', '# of the spec\n  b: false\n'));
  const windows = text.replaceAll('\n', '\r\n');
  expect(edited(windows, false, 'b')).toBe(windows.replace('# of the spec\r\n', '# of the spec\r\n  b: false\r\n'));
});
