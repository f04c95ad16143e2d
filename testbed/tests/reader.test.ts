import { spawnSync } from 'child_process';
import { readdirSync } from 'fs';
import { join } from 'path';
import { isDeepStrictEqual } from 'util';
import { Random } from './random';
import { ReadError } from '../../src/manifest/manifest-object';
import { readText } from '../../src/manifest/read-text';
import { SEEDS, TOKENS } from '../../test/manifest/_seeds';

/** Compares the reader with kubectl's own decoder, run by kubernetes/reader/main.go on texts, without an API server. */

const SEED = Number(process.env.TESTBED_SEED ?? 1);
const TEXTS = Number(process.env.TESTBED_TEXTS ?? 20_000);
const ORDINARY_TEXTS = 1000;

const kubernetes = join(__dirname, '../kubernetes');
const minors = readdirSync(kubernetes).sort().filter(name => /^\d.*\.mod$/.test(name)).map(name => name.replace(/\.mod$/, ''));
// A server of envtest may have a version that we do not build.
const minor = minors.find(each => each === process.env.TESTBED_KUBERNETES) ?? minors[0];
const hasGo = spawnSync('go', ['version']).status === 0;
const testWithGo = hasGo ? test : test.skip;

/** The result of kubectl for a text: the objects before the first error, and the error. */
interface Answer {
  readonly objects: readonly object[];
  readonly error?: string;
}

function askKubectl(texts: readonly string[]): Answer[] {
  const input = texts.map(text => `${Buffer.from(text).toString('base64')}\n`).join('');
  const { status, stdout, stderr } = spawnSync('go', ['run', `-modfile=${minor}.mod`, '-mod=readonly', './reader'],
    { cwd: kubernetes, input, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status !== 0) { throw new Error(`the reader of kubectl ends with ${status}: ${stderr}`); }
  return stdout.trimEnd().split('\n').map(line => JSON.parse(line) as Answer);
}

/** Converts to JSON, where -0 equals 0. */
function json(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Errors for texts that are refused here on purpose, although kubectl accepts them, or a part of them. */
const REFUSED_ON_PURPOSE = new RegExp([
  // kubectl drops the rest, or all but the last.
  'kubectl ignores text after the end of a document', 'kubectl does not split', '^duplicate key ', 'ignores the rest of this', 'must be a list of objects',
  // The API server refuses the object.
  'not a Kubernetes object', 'expected a Kubernetes object', 'must be a version \\(v1\\) or a group and a version', 'Kubernetes has no kind', 'is the placeholder', 'Kubernetes does not accept', 'nested deeper',
  // Not needed, and the result of Go depends on the end of its buffer, or is unexpected.
  'the character U\\+FEFF is not allowed', 'directives \\(%YAML, %TAG\\)', 'Kubernetes rewrites the number',
].join('|'), 's');

/** The result of our reader for a text. */
interface Reading {
  readonly objects: unknown;
  readonly errors: readonly ReadError[];
}

function reading(text: string): Reading {
  const { objects, errors } = readText(text, 'f');
  return { objects: json(objects.map(({ manifest }) => manifest)), errors };
}

/** Whether kubectl drops everything after an error, which it checks only partly. */
function dropsRest(text: string, { line, column }: ReadError, objects: unknown): boolean {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const before = reading(lines.slice(0, line - 1).join('') + [...lines[line - 1]].slice(0, column - 1).join(''));
  if (before.errors.length === 0) { return isDeepStrictEqual(before.objects, objects); }
  return before.errors.every(({ message }) => REFUSED_ON_PURPOSE.test(message));
}

/** Why our reader is wrong about a text, if it is. */
function fault(text: string, { objects: kubectls, error }: Answer): string | undefined {
  const objects = json(kubectls);
  const ours = reading(text);
  if (ours.errors.length > 0) {
    const unexpected = error === undefined && ours.errors.find(each => !REFUSED_ON_PURPOSE.test(each.message) && !dropsRest(text, each, objects));
    return unexpected ? `refused, and kubectl reads it: ${unexpected.message}` : undefined;
  }
  if (error !== undefined) { return `read, and kubectl refuses it: ${error}`; }
  return isDeepStrictEqual(ours.objects, objects) ? undefined : `read as ${JSON.stringify(ours.objects)}, and by kubectl as ${JSON.stringify(objects)}`;
}

function faults(texts: readonly string[]): string[] {
  const answers = askKubectl(texts);
  expect(answers).toHaveLength(texts.length);
  return texts.flatMap((text, index) => {
    const found = fault(text, answers[index]);
    return found === undefined ? [] : [`${found}: ${JSON.stringify(text)}`];
  });
}

/** Replaces the kind by one in no table, because only reading is compared, not the types of fields. */
function ofUnknownKind(text: string): string {
  return text.replace(/(?<=apiVersion"?: ?"?)[\w./]+/g, 'example.com/v1');
}

const MANIFESTS: readonly string[] = [
  ...SEEDS,
  `apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  # No host access
  hostNetwork: false
  containers:
  - name: a
    args: ["--x", 'y', z z]
    command: [
      "a",
      b # c
    ]
    script: |
      text
       more

      end
    folded: >-
      a
      b

      c
    plain: over
      lines
    double: "over \\
      lines"
    single: 'it''s

      over lines'
`,
  '{"apiVersion":"v1","kind":"A","spec":{"a":[1,2,"x"]}}\n{"apiVersion":"v1","kind":"B"}\n',
  '{"apiVersion":"v1","kind":"A"}\n---\n{"apiVersion":"v1","kind":"B"}\n---\napiVersion: v1\nkind: C\n',
  '{apiVersion: v1, kind: A, x: [a, {b: c}, "d"]}\n---\napiVersion: v1\nkind: B\n',
  'apiVersion: v1\nkind: A\n---\napiVersion: v1\nkind: B\n',
  '---\n# c\napiVersion: v1\nkind: A\nx: &a q\ny:\n  z: [*a]\n--- # c\napiVersion: v1\nkind: B\na: b\n...\n---\n',
].map(ofUnknownKind);

/** Texts that end lines, separate documents, open or close a value. */
const PARTS: readonly string[] = [
  '\u0085', '\u2028', '\u2029', '\r', '\n', '\r\n', '\r\r\n', '\n\n', '\t', ' ', '  ', '\uFEFF', '\u00A0', '\v', '\f', '\u0001', '\u007F', '\u0084', '\uFFFE',
  '---', '\n---\n', '\n---', '---\n', '\n--- # x\n', '\n---#x\n', '\n--- x\n', '\n----\n', '\n---\u0085', '\r---\r', '\u2028---\u2028', '\n---\n---\n', '...', '\n...\n', '\n... # x\n', '\n... x\n', '\u0085...\u0085',
  '#', ' #', ' # x', '\n# x\n', ' # x\u0085', ' # x\u2028', '"', "'", '[', ']', '{', '}', ',', ':', ': ', '- ', '? ', '|', '>', '|\n', '>-\n', '|+\n', '>2\n', '\\', '\\\n', '\\\u0085', '\\/', '\\x41', '\\u0041', '\\_', '\\N', '\\L',
  '%', '\n%YAML 1.1\n', '\n%TAG ! tag:x,2000:\n---\n', '&a ', '*a', '!', '!!str ', '!x!y ', '!<tag:yaml.org,2002:str> ', '@', '`', '\n\t', '\n  ', '\n \t\n', '\n]', '\n}', '\n"', "\n'", '\n- ', '\n: ', '\n? ',
  '{}', '[]', '{"apiVersion":"v1","kind":"B"}', '{apiVersion: v1, kind: B}', '\napiVersion: v1\nkind: B\n', '\n  hostPID: true\n', '\u0085  hostPID: true\u0085', '\u2028- {verbs: ["*"]}\n', '<<: *a', 'null', '5',
  '\n  !!binary aG9zdFBJRA==: true\n', '\n  ? hostPID\n  : true\n', '\n  "host\\x50ID": true\n', '\n  <<: {hostPID: true}\n', ' , "hostP\\u0049D": true',
].map(ofUnknownKind);

/** A manifest with a text inserted, replaced or removed at a random position. */
function changed(random: Random): string {
  let text = random.pick(MANIFESTS);
  for (let count = random.pick([1, 1, 1, 2, 2, 3]); count > 0; count--) {
    const at = random.below(text.length + 1);
    const end = Math.min(text.length, at + 1 + random.below(random.pick([2, 20, 200])));
    const part = random.chance(0.8) ? random.pick(PARTS) : random.pick(TOKENS);
    switch (random.below(8)) {
      case 0: text = text.slice(0, at) + text.slice(end); break;
      case 1: text = text.slice(0, end) + text.slice(at); break;
      case 2: text = text.slice(0, at) + part + text.slice(end); break;
      case 3: {
        const other = random.pick(MANIFESTS);
        text = text.slice(0, at) + other.slice(random.below(other.length)) + text.slice(end);
        break;
      }
      default: text = text.slice(0, at) + part + text.slice(at);
    }
  }
  // UTF-8 has no halves of characters.
  return Buffer.from(text).toString();
}

testWithGo(`${TEXTS} manifests with unusual characters are read like kubectl, or refused (seed ${SEED}, ${minor})`, () => {
  const random = new Random(SEED);
  expect(faults(Array.from({ length: TEXTS }, () => changed(random)))).toEqual([]);
});

/** A part of a manifest that must not be missed, whatever precedes it. */
const HIDDEN = '  hostPID: true\n';
const BEFORE = ['  a: b', '  a: "b"', "  a: 'b'", '  a: |\n    b', '  a: [b]', '  a: {b: c}', '  a:', '  # b', '  a: b # c', '  - b', '  a: &b c', '  a: !!str', '  a: "b', "  a: 'b", '  a: [b', '  a: {b', '  ? a', '  a: >+'];

testWithGo(`nothing hides a field, whatever precedes it (${minor})`, () => {
  const texts = BEFORE.flatMap(before => PARTS.flatMap(part => ['', '\n', ' ', part].flatMap(between =>
    [`${before}${part}${between}${HIDDEN}`, `${HIDDEN}${before}${part}${between}`].map(spec => `apiVersion: example.com/v1\nkind: Pod\nspec:\n${spec}`))));
  expect(texts.length).toBeGreaterThan(5000);
  expect(faults(texts)).toEqual([]);
});

/** Ordinary manifests in the forms that people and tools write. */
function ordinary(random: Random): string {
  const yaml = MANIFESTS.filter(text => !text.startsWith('{'));
  const text = random.some(yaml, 1, 3).map(part => part.replace(/^---\n/, '').replace(/\n(?:---|\.\.\.)\n$/, '\n')).join(random.pick(['---\n', '---\n---\n', '--- # x\n', '\n---\n\n', '...\n---\n']));
  return random.pick(['', '', '\uFEFF', '---\n', '# x\n', '\n']) + (random.chance(0.3) ? text.replace(/\r?\n/g, '\r\n') : text) + random.pick(['', '---\n', '...\n', '# x']);
}

testWithGo(`${ORDINARY_TEXTS} ordinary files are read, and none is refused (seed ${SEED}, ${minor})`, () => {
  const random = new Random(SEED);
  const texts = [...MANIFESTS, ...Array.from({ length: ORDINARY_TEXTS }, () => ordinary(random))];
  expect(faults(texts)).toEqual([]);
  const refused = texts.flatMap(text => readText(text, 'f').errors.map(({ message }) => `${JSON.stringify(text)}: ${message}`));
  expect(refused).toEqual([]);
});
