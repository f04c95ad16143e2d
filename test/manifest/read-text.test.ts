import { readText } from '../../src/manifest/read-text';

function secret(name: string): string {
  return `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\n`;
}

function names(text: string): string[] {
  return readText(text, 'f').objects.map(({ name }) => name);
}

function errors(text: string): string[] {
  return readText(text, 'f').errors.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
}

describe('documents', () => {
  test.each<[string, string]>([
    ['a marker', `${secret('a')}---\n${secret('b')}`],
    ['carriage returns', `${secret('a')}---\n${secret('b')}`.replaceAll('\n', '\r\n')],
    ['carriage returns alone', `${secret('a')}---\n${secret('b')}`.replaceAll('\n', '\r')],
    ['empty ones between', `---\n---\n${secret('a')}---\n# nothing\n---\nnull\n---\n${secret('b')}---\n`],
    ['a comment after the marker', `${secret('a')}--- # b\n${secret('b')}`],
    ['content after the marker', `${secret('a')}--- {apiVersion: v1, kind: Secret, metadata: {name: b}}\n`],
    ['an end', `${secret('a')}...\n${secret('b')}`],
    ['directives', `%YAML 1.1\n---\n${secret('a')}...\n%YAML 1.1\n---\n${secret('b')}`],
    ['a tab after the marker', `---\t\n${secret('a')}---\n${secret('b')}`],
    ['JSON after YAML', `${secret('a')}---\n{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "b"}}`],
    ['JSON after JSON', '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"}}{"apiVersion":"v1","kind":"Secret","metadata":{"name":"b"}}'],
    ['lines of JSON', '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"}}\n{"apiVersion":"v1","kind":"Secret","metadata":{"name":"b"}}\n'],
    ['a marker in a text', `${secret('a')}stringData:\n  x: |\n    ---\n    y\n---\n${secret('b')}`],
  ])('%s', (_, text) => {
    expect(errors(text)).toEqual([]);
    expect(names(text)).toEqual(['a', 'b']);
  });

  test('a broken one is one error, where it is in the file, and hides no other', () => {
    const text = `${secret('a')}---\na:\n\tb: 1\n---\n${secret('b')}---\nx: 1\nx: 2\n---\n${secret('c')}`;
    expect(names(text)).toEqual(['a', 'b', 'c']);
    expect(errors(text)).toEqual([
      expect.stringMatching(/^f:7:1 not YAML: /),
      'f:15:1 the key "x" is there twice, and all but the last are lost; remove one',
    ]);
  });

  test('a NUL spoils only its document', () => {
    expect(names(`${secret('a')}\0\n---\n${secret('b')}`)).toEqual(['b']);
  });

  test.each(['', '\n', '# nothing', '---\n---\n', 'null'])('nothing in it: %j', text => {
    expect(readText(text, 'f')).toEqual({ objects: [], errors: [], isManifest: false });
  });
});

describe('JSON', () => {
  test('a key twice is an error', () => {
    expect(errors('{"apiVersion": "v1",\n "kind": "Secret", "kind": "Role"}')).toEqual(['f:2:20 the key "kind" is there twice, and all but the last are lost; remove one']);
  });

  test('an object that is broken hides no other', () => {
    const text = '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"}}\n{"apiVersion" "v1"}\n{"apiVersion":"v1","kind":"Secret","metadata":{"name":"b"}}';
    expect(names(text)).toEqual(['a', 'b']);
    expect(errors(text)).toEqual([expect.stringMatching(/^f:2:15 not YAML: /)]);
  });

  test('with tabs, brackets and quotes in texts, and positions for them', () => {
    const [object] = readText('{\n\t"apiVersion": "v1", "kind": "X", "a": "}{\\"\\\\",\n\t"b": [\n\t\t1,\n\t\t2]}', 'f').objects;
    expect(object.manifest).toEqual({ apiVersion: 'v1', kind: 'X', a: '}{"\\', b: [1, 2] });
    expect(object.origin.position(['b', 1])).toEqual({ file: 'f', line: 5, column: 3 });
  });

  test('with characters that YAML does not take elsewhere', () => {
    const [object] = readText('\n{"apiVersion": "v1", "kind": "X", "a": "\u007F"}', 'f').objects;
    expect(object.manifest.a).toBe('\u007F');
    expect(object.origin.position(['a'])).toEqual({ file: 'f', line: 2, column: 35 });
  });

  test('nested too deep is refused', () => {
    expect(errors(`{"apiVersion": "v1", "kind": "X", "a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toEqual([expect.stringContaining('nested deeper than 500 levels')]);
  });

  test('YAML in flow style is no JSON, and read all the same', () => {
    expect(names('{apiVersion: v1, kind: Secret, metadata: {name: a}} # }')).toEqual(['a']);
    expect(readText('{"apiVersion": v1, "kind": X, "a": 0440}', 'f').objects[0].manifest.a).toBe(288);
  });
});

describe('templates of Helm', () => {
  test.each([
    `{{- if .Values.enabled }}\n${secret('a')}{{- end }}\n`,
    secret('{{ .Release.Name }}'),
    `${secret('a')}  labels:\n    {{- include "labels" . | nindent 4 }}\n`,
    `${secret('a')}spec:\n  list:\n  - {{ .Values.x }}\n`,
  ])('are an error that says what to run: %j', text => {
    expect(names(text)).toEqual([]);
    expect(errors(text)).toEqual([expect.stringContaining('run "helm template CHART", and audit what it writes')]);
  });

  test('one error a file, though all documents are broken', () => {
    expect(errors(`${secret('{{ .a }}')}---\n${secret('{{ .b }}')}`)).toEqual([expect.stringMatching(/^f:4:/)]);
  });

  test('a text with braces is none', () => {
    expect(names(`${secret('"{{ .Release.Name }}"')}---\n${secret('b')}data:\n  x: |\n    {{ y }}\n`)).toEqual(['{{ .Release.Name }}', 'b']);
  });
});

describe('positions', () => {
  const text = [
    '# ä', '---', 'apiVersion: v1', 'kind: List', 'items:',
    '- apiVersion: v1', '  kind: Secret', '  metadata: {name: a, labels: {"😀": x, b: z}}',
    '- kind: Secret', '---', secret('c'),
  ].join('\n');
  const { objects: [a, c], errors: [error] } = readText(text, 'f');

  test.each<[string, typeof a, (string | number)[], number, number]>([
    ['an item', a, [], 6, 3],
    ['a field of an item', a, ['metadata', 'name'], 8, 14],
    ['after an emoji, which is one character', a, ['metadata', 'labels', 'b'], 8, 40],
    ['what is missing: the field around it', a, ['metadata', 'annotations'], 8, 3],
    ['nothing of what is asked for: the item', a, ['spec', 'x'], 6, 3],
    ['a document', c, [], 11, 1],
    ['a field of a document', c, ['metadata', 'name'], 14, 3],
  ])('%s', (_, object, path, line, column) => {
    expect(object.origin.position(path)).toEqual({ file: 'f', line, column });
  });

  test('where only carriage returns part documents, and a document is empty', () => {
    const parted = `# nothing\n---\n${`${secret('a')}---\n${secret('b')}`.replaceAll('\n', '\r')}`;
    expect(readText(parted, 'f').objects.map(({ name, origin }) => [name, origin.position(['kind'])?.line])).toEqual([['a', 4], ['b', 9]]);
  });

  test('in any order', () => {
    expect(c.origin.position(['kind'])?.line).toBe(12);
    expect(a.origin.position(['kind'])?.line).toBe(7);
    expect(c.origin.position(['kind'])?.line).toBe(12);
  });

  test('an item that is no object has its position', () => {
    expect(error).toEqual({ file: 'f', line: 9, column: 3, message: 'not a Kubernetes object: apiVersion is missing' });
  });

  test('the lines around', () => {
    expect(a.origin.lines?.(5, 6)).toEqual(['items:', '- apiVersion: v1']);
  });

  test('the file', () => {
    expect(a.origin).toMatchObject({ file: 'f' });
    expect(a.origin.construct).toBeUndefined();
  });

  test('with carriage returns', () => {
    const { objects: [object] } = readText(text.replaceAll('\n', '\r\n'), 'f');
    expect(object.origin.position(['metadata', 'labels', 'b'])).toEqual({ file: 'f', line: 8, column: 40 });
  });
});

test('ten thousand findings in one List take no longer than reading it', () => {
  const items = Array.from({ length: 10_000 }, (_, index) => `- {apiVersion: v1, kind: Secret, metadata: {name: s${index}}}`);
  const { objects } = readText(`apiVersion: v1\nkind: List\nitems:\n${items.join('\n')}\n`, 'f');
  expect(objects.map(({ origin }) => origin.position(['metadata', 'name'])?.line)).toEqual(items.map((_, index) => index + 4));
});
