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
    ['carriage returns only, within documents', `${secret('a').replaceAll('\n', '\r')}\n---\n${secret('b').replaceAll('\n', '\r')}`],
    ['empty ones between', `---\n---\n${secret('a')}---\n# nothing\n---\nnull\n---\n${secret('b')}---\n`],
    ['a comment after the marker', `${secret('a')}--- # b\n${secret('b')}`],
    ['a document end', `${secret('a')}...\n---\n${secret('b')}...\n...\n`],
    ['a byte order mark before each', `\uFEFF${secret('a')}---\n\uFEFF${secret('b')}`],
    ['a tab after the marker', `---\t\n${secret('a')}---\n${secret('b')}`],
    ['JSON after YAML', `${secret('a')}---\n{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "b"}}`],
    ['JSON after JSON', '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"}}{"apiVersion":"v1","kind":"Secret","metadata":{"name":"b"}}'],
    ['lines of JSON', '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"}}\n{"apiVersion":"v1","kind":"Secret","metadata":{"name":"b"}}\n'],
    ['a marker in a text', `${secret('a')}stringData:\n  x: |\n    ---\n    y\n---\n${secret('b')}`],
  ])('%s', (_, text) => {
    expect(errors(text)).toEqual([]);
    expect(names(text)).toEqual(['a', 'b']);
  });

  test('an invalid document is one error at its position, and the others are read', () => {
    const text = `${secret('a')}---\na:\n\tb: 1\n---\n${secret('b')}---\nx: 1\nx: 2\n---\n${secret('c')}`;
    expect(names(text)).toEqual(['a', 'b', 'c']);
    expect(errors(text)).toEqual([
      expect.stringMatching(/^f:7:1 not YAML: /),
      'f:15:1 duplicate key "x": strict decoding rejects it, and otherwise only the last value is used; remove one',
    ]);
  });

  test('a NUL invalidates only its document', () => {
    expect(names(`${secret('a')}\0\n---\n${secret('b')}`)).toEqual(['b']);
  });

  test.each(['', '\n', '# nothing', '---\n---\n', 'null'])('no objects: %j', text => {
    expect(readText(text, 'f')).toEqual({ objects: [], errors: [], isManifest: false });
  });
});

describe('JSON', () => {
  test('a duplicate key is an error', () => {
    expect(errors('{"apiVersion": "v1",\n "kind": "Secret", "kind": "Role"}')).toEqual(['f:2:20 duplicate key "kind": strict decoding rejects it, and otherwise only the last value is used; remove one']);
  });

  test('an invalid object is an error', () => {
    const text = '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"}}\n{"apiVersion" "v1"}\n{"apiVersion":"v1","kind":"Secret","metadata":{"name":"b"}}';
    expect(errors(text)).toEqual([expect.stringMatching(/^f:2:15 not YAML: /)]);
  });

  test('tabs, brackets and quotes in texts, with positions', () => {
    const [object] = readText('{\n\t"apiVersion": "v1", "kind": "X", "a": "}{\\"\\\\",\n\t"b": [\n\t\t1,\n\t\t2]}', 'f').objects;
    expect(object.manifest).toEqual({ apiVersion: 'v1', kind: 'X', a: '}{"\\', b: [1, 2] });
    expect(object.origin.position(['b', 1])).toEqual({ file: 'f', line: 5, column: 3 });
  });

  test('characters that YAML does not allow', () => {
    const [object] = readText('\n{"apiVersion": "v1", "kind": "X", "a": "\u007F"}', 'f').objects;
    expect(object.manifest.a).toBe('\u007F');
    expect(object.origin.position(['a'])).toEqual({ file: 'f', line: 2, column: 35 });
  });

  test('too deep nesting is rejected', () => {
    expect(errors(`{"apiVersion": "v1", "kind": "X", "a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toEqual([expect.stringContaining('nested deeper than 500 levels')]);
  });

  test('YAML in flow style is not JSON, but is read', () => {
    expect(names('{apiVersion: v1, kind: Secret, metadata: {name: a}} # }')).toEqual(['a']);
    expect(readText('{"apiVersion": v1, "kind": X, "a": 0440}', 'f').objects[0].manifest.a).toBe(288);
  });
});

describe('content that kubectl silently drops is an error', () => {
  test.each<[string, string, string]>([
    ['after the end of a document', `${secret('a')}...\n${secret('b')}`, 'f:6:1 kubectl ignores text after the end of a document; start a new document with a line "---", or remove the text'],
    ['after the end of a document, with a comment between', `${secret('a')}... # x\n# y\n${secret('b')}`, 'f:7:1 kubectl ignores text after the end of a document'],
    ['after a flow collection', `{apiVersion: v1, kind: Secret, metadata: {name: a}}\n${secret('b')}`, 'f:2:1 kubectl ignores text after the end of a document'],
    ['a second flow collection', '{apiVersion: v1, kind: Secret, metadata: {name: a}}\n{apiVersion: v1, kind: Secret, metadata: {name: b}}', 'f:2:1 kubectl ignores text after the end of a document'],
    ['a third object, after one in JSON and one in YAML', '{"apiVersion":"v1","kind":"Secret"}\n{apiVersion: v1, kind: Secret}\n{"apiVersion":"v1","kind":"Secret"}', 'f:3:1 kubectl ignores text after the end of a document'],
    ['a second JSON object after a byte order mark', '\uFEFF{"apiVersion":"v1","kind":"Secret"}\n{"apiVersion":"v1","kind":"Secret"}', 'f:2:1 kubectl ignores text after the end of a document'],
    ['a second JSON object after a marker', '---\n{"apiVersion":"v1","kind":"Secret"}\n{"apiVersion":"v1","kind":"Secret"}', 'f:3:1 kubectl ignores text after the end of a document'],
    ['a document after carriage returns', `${secret('a')}---\n${secret('b')}`.replaceAll('\n', '\r'), 'f:5:1 kubectl does not split the file here and ignores the rest: only a line feed may precede "---"'],
    ['a document after U+0085', `${secret('a')}# x\u0085---\n${secret('b')}`, 'f:5:5 kubectl does not split the file here'],
    ['a list of documents after a scalar', `"x"\n${secret('a')}`, 'f:2:1 kubectl ignores text after the end of a document'],
  ])('%s', (_, text, error) => {
    expect(errors(text)).toEqual([expect.stringContaining(error)]);
  });
});

describe('content that kubectl rejects is an error', () => {
  test.each<[string, string, string]>([
    ['content after the marker', `${secret('a')}--- {apiVersion: v1, kind: Secret, metadata: {name: b}}\n`, 'f:5:5 kubectl allows only a comment after "---" at the start of a line'],
    ['directives', `%YAML 1.1\n---\n${secret('a')}`, 'f:1:1 not YAML: kubectl splits a file at "---" before it reads directives'],
    ['a byte order mark elsewhere', `${secret('a')}# \uFEFF`, 'f:5:3 not YAML: the character U+FEFF is not allowed'],
    ['two byte order marks', `\uFEFF\uFEFF${secret('a')}`, 'f:1:1 not YAML: the character U+FEFF is not allowed'],
    ['a control character', `${secret('a')}# \u0084`, 'f:5:3 not YAML: the character U+0084 is not allowed'],
    ['neither JSON nor long enough for YAML', '{"apiVersion":"v1","kind":"Secret"}\n#', 'f:2:1 not JSON, and too short for kubectl to read it as YAML'],
    ['invalid JSON after two JSON objects', `{"apiVersion":"v1","kind":"Secret"}{"apiVersion":"v1","kind":"Secret"}\n---\n${secret('c')}`, 'f:2:1 not JSON: the file starts with JSON, and kubectl ignores everything from here on'],
    ['a number after a JSON object', '{"apiVersion":"v1","kind":"Secret"} 5', 'f:1:37 expected a Kubernetes object (apiVersion, kind, metadata), got the number 5'],
    ['an apiVersion with three parts', 'apiVersion: a/b/c\nkind: Secret', 'f:1:1 apiVersion is a/b/c, but must be'],
    ['null items', 'apiVersion: v1\nkind: ServiceAccount\nitems:', 'f:3:1 items of ServiceAccount is null'],
  ])('%s', (_, text, error) => {
    expect(errors(text)).toEqual([expect.stringContaining(error)]);
  });
});

describe.each(['\u0085', '\u2028', '\u2029'])('%j ends a line, as in Kubernetes', end => {
  function podSpec(text: string): unknown {
    const { objects: [pod], errors: [error] } = readText(`apiVersion: v1\nkind: Pod\nspec:\n${text}`, 'f');
    expect(error).toBeUndefined();
    return pod.manifest.spec;
  }

  test.each<[string, string, unknown]>([
    ['in a comment', `  # x${end}  hostPID: true`, { hostPID: true }],
    ['after a scalar', `  a: x${end}  hostPID: true`, { a: 'x', hostPID: true }],
    ['after a quoted scalar', `  a: "x"${end}  hostPID: true`, { a: 'x', hostPID: true }],
    ['after a collection', `  a: []${end}  hostPID: true`, { a: [], hostPID: true }],
    ['after a key', `  a:${end}    hostPID: true`, { a: { hostPID: true } }],
    ['before an item', `  a:${end}  - hostPID: true`, { a: [{ hostPID: true }] }],
    ['in a comment in a collection', `  {a: 1, # x${end} hostPID: true}`, { a: 1, hostPID: true }],
    ['after a block scalar', `  a: |\n    x${end}  hostPID: true`, { a: `x${end === '\u0085' ? '\n' : end}`, hostPID: true }],
    ['after the header of a block scalar', `  a: |${end}    x\n  hostPID: true`, { a: 'x\n', hostPID: true }],
    ['in a scalar, where it becomes a space or is kept', `  a: x${end}    y`, { a: end === '\u0085' ? 'x y' : `x${end}y` }],
    ['in double quotes', `  a: "x${end}    y"`, { a: end === '\u0085' ? 'x y' : `x${end}y` }],
    ['in single quotes', `  a: 'x ${end}${end}    y'`, { a: end === '\u0085' ? 'x\ny' : `x${end}${end}y` }],
    ['after a backslash', `  a: "x\\${end}    y"`, { a: 'xy' }],
  ])('%s', (_, text, expected) => {
    expect(podSpec(text)).toEqual(expected);
  });

  test('in JSON it is a character', () => {
    const [{ manifest }] = readText(`{"apiVersion": "v1", "kind": "X", "a": "x${end}y"}`, 'f').objects;
    expect(manifest.a).toBe(`x${end}y`);
  });

  test('a position after it counts lines as editors do', () => {
    const [{ origin }] = readText(`apiVersion: v1\nkind: Pod\nspec:\n  # x${end}  hostPID: true`, 'f').objects;
    expect(origin.position(['spec', 'hostPID'])).toEqual({ file: 'f', line: 4, column: 9 });
    expect(origin.lines?.(4, 4)).toEqual([`  # x${end}  hostPID: true`]);
  });
});

describe('accepts the same loose indentation as Kubernetes', () => {
  test.each<[string, string, unknown]>([
    ['a bracket at the column of its key', '  a: [\n    x,\n  ]\n  b: 1', { a: ['x'], b: 1 }],
    ['a brace at the first column', '  a: {x: 1,\nz: 2\n}\n  b: 1', { a: { x: 1, z: 2 }, b: 1 }],
    ['items at the first column', '  a: [\nx,\n"y"\n, z ]\n  b: 1', { a: ['x', 'y', 'z'], b: 1 }],
    ['a double-quoted text', '  a:\n    - "x \\\n  y\nz"\n  b: 1', { a: ['x y z'], b: 1 }],
    ['a single-quoted text', "  a: 'x\n\n\ny'\n  b: 1", { a: 'x\n\ny', b: 1 }],
    ['tabs in a collection', '  a: {\t"x": 1,\n\t\tz: 2}\n  b: 1', { a: { x: 1, z: 2 }, b: 1 }],
    ['a comment at the first column in a collection', '  a: [x,\n# y\n    z]\n  b: 1', { a: ['x', 'z'], b: 1 }],
  ])('%s', (_, text, spec) => {
    const { objects: [{ manifest, origin }], errors: none } = readText(`apiVersion: v1\nkind: X\nspec:\n${text}`, 'f');
    expect(none).toEqual([]);
    expect(manifest.spec).toEqual(spec);
    const lines = text.split('\n').length;
    if (text.endsWith('b: 1')) { expect(origin.position(['spec', 'b'])).toEqual({ file: 'f', line: 3 + lines, column: 3 }); }
  });
});

describe('Helm templates', () => {
  test.each([
    `{{- if .Values.enabled }}\n${secret('a')}{{- end }}\n`,
    secret('{{ .Release.Name }}'),
    `${secret('a')}  labels:\n    {{- include "labels" . | nindent 4 }}\n`,
    `${secret('a')}spec:\n  list:\n  - {{ .Values.x }}\n`,
  ])('are an error with the command to run: %j', text => {
    expect(names(text)).toEqual([]);
    expect(errors(text)).toEqual([expect.stringContaining('run "helm template CHART" and audit the output')]);
  });

  test('result in one error per file, even if all documents are invalid', () => {
    expect(errors(`${secret('{{ .a }}')}---\n${secret('{{ .b }}')}`)).toEqual([expect.stringMatching(/^f:4:/)]);
  });

  test('do not include texts with braces', () => {
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
    ['a missing field: its parent', a, ['metadata', 'annotations'], 8, 3],
    ['a missing path: the item', a, ['spec', 'x'], 6, 3],
    ['a document', c, [], 11, 1],
    ['a field of a document', c, ['metadata', 'name'], 14, 3],
  ])('%s', (_, object, path, line, column) => {
    expect(object.origin.position(path)).toEqual({ file: 'f', line, column });
  });

  test('are correct in any order', () => {
    expect(c.origin.position(['kind'])?.line).toBe(12);
    expect(a.origin.position(['kind'])?.line).toBe(7);
    expect(c.origin.position(['kind'])?.line).toBe(12);
  });

  test('an item that is not an object has a position', () => {
    expect(error).toEqual({ file: 'f', line: 9, column: 3, message: 'not a Kubernetes object: apiVersion is missing' });
  });

  test('the surrounding lines', () => {
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

test('ten thousand positions in one List are as fast as reading it', () => {
  const items = Array.from({ length: 10_000 }, (_, index) => `- {apiVersion: v1, kind: Secret, metadata: {name: s${index}}}`);
  const { objects } = readText(`apiVersion: v1\nkind: List\nitems:\n${items.join('\n')}\n`, 'f');
  expect(objects.map(({ origin }) => origin.position(['metadata', 'name'])?.line)).toEqual(items.map((_, index) => index + 4));
});
