import { defineScalarTag, loadAll, mapTag, mergeTag, NOT_RESOLVED, Schema, seqTag, strTag } from 'js-yaml';
import { parseAllDocuments } from 'yaml';
import { mutated, paths, Random } from './_random';
import { SEEDS } from './_seeds';
import { ManifestObject } from '../../src/manifest/manifest-object';
import { Path } from '../../src/manifest/path';
import { readText } from '../../src/manifest/read-text';
import { plainScalar } from '../../src/manifest/scalar';
import { splitDocuments } from '../../src/manifest/split-documents';

// For more rounds with another seed: npm run fuzz
const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 1000);
const SEED = Number(process.env.FUZZ_SEED ?? 1);

/** The same scalars in js-yaml's own loader. */
const SCHEMA = new Schema([strTag, seqTag, mapTag, mergeTag, defineScalarTag<unknown>('tag:yaml.org,2002:null', {
  implicit: true,
  resolve: (source, isExplicit) => {
    const value = plainScalar(source);
    return isExplicit || typeof value === 'string' ? NOT_RESOLVED : value;
  },
  identify: () => false,
})]);

function loaded(text: string): unknown[] | undefined {
  try {
    return loadAll(text, { schema: SCHEMA, maxDepth: 500 }).filter(document => document !== null && document !== undefined);
  } catch {
    return undefined;
  }
}

/** Text that js-yaml and Kubernetes read differently: other line breaks, a byte order mark, `?`, and a colon before a bracket or after an anchor. */
const READ_OTHERWISE = /[\x85\u2028\u2029\uFEFF?]|\r(?!\n)|:[,\]}]|[&*][\w-]+:/;

function json(value: unknown): string {
  return JSON.stringify(value);
}

function isEmptyDocument(document: unknown): boolean {
  const { items } = document as { items?: unknown };
  return Array.isArray(items) && items.length === 0;
}

// Not with expect, which takes most of the time.
function refuse(condition: boolean, message: string): void {
  if (condition) { throw new Error(message); }
}

function check(text: string): void {
  const { objects, errors } = readText(text, 'f');
  const lines = text.split(/\r\n|\n|\r/);
  const isWithin = ({ line, column }: { line: number; column: number }) => line >= 1 && line <= lines.length
    && column >= 1 && column <= [...lines[line - 1]].length + 1;
  for (const error of errors) { refuse(error.message === '' || !isWithin(error), `outside of the file: ${json(error)}`); }
  for (const { manifest, origin } of objects) {
    let left = 20;
    for (const path of paths(manifest)) {
      if (left-- === 0) { break; }
      refuse(!isWithin(origin.position(path)!), `outside of the file: ${json(path)}`);
    }
  }

  const documents = READ_OTHERWISE.test(text) ? undefined : loaded(text);
  if (objects.length === 0 && errors.length === 0) {
    // The text was empty, or contained only empty lists.
    refuse(documents?.every(isEmptyDocument) === false, 'skipped');
  }
  // Only kubectl's own decoder can detect unnecessary rejections: see testbed/tests/reader.test.ts.
  // A merge that replaces earlier values is one of the intended differences.
  if (errors.length === 0 && documents && !text.includes('<<')) {
    const whole = documents.filter(document => (document as { items?: unknown }).items === undefined && !isEmptyDocument(document));
    const read = new Set(objects.map(({ manifest }) => json(manifest)));
    const different = whole.map(json).filter(each => !read.has(each));
    refuse(different.length > 0, `read differently: ${different.join('\n')}`);
  }
}

test(`${ROUNDS} broken manifests are read or rejected, and never skipped (seed ${SEED})`, () => {
  const random = new Random(SEED);
  for (let round = 0; round < ROUNDS; round++) {
    const text = mutated(random);
    try {
      check(text);
    } catch (error) {
      throw new Error(`round ${round} of seed ${SEED}: ${json(text)}`, { cause: error });
    }
  }
}, 3_600_000);

describe.each(SEEDS.map((text, index) => [index, text] as const))('ordinary manifest %i', (_, text) => {
  const { objects, errors } = readText(text, 'f');
  const isJson = text.startsWith('{');
  const values = isJson ? undefined : parseAllDocuments(text, { version: '1.1', merge: true }) as { toJS(): unknown }[];

  test('reads without errors', () => {
    expect(errors).toEqual([]);
  });

  test('has the same content in another parser', () => {
    const items = (document: unknown) => (document as { items?: unknown[] }).items ?? [document];
    const expected = (values ?? text.split('\n{').map((part, index) => ({ toJS: (): unknown => JSON.parse(index ? `{${part}` : part) })))
      .map(document => document.toJS()).filter(document => document !== null).flatMap(items);
    expect(objects.map(({ manifest }) => manifest)).toEqual(expected.map(item => expect.objectContaining(item as object)));
  });

  test('has every field at its position', () => {
    const lines = text.split(/\r?\n/);
    const wrong = (object: ManifestObject, path: Path) => {
      const { line, column } = object.origin.position(path)!;
      const rest = [...lines[line - 1]].slice(column - 1).join('').replace(/^["']/, '');
      const key = String(path.at(-1));
      // The key was "on".
      return typeof path.at(-1) === 'string' && !rest.startsWith(key === 'true' ? 'on' : key);
    };
    const inherited = (path: Path) => path.length === 1 && (path[0] === 'apiVersion' || path[0] === 'kind');
    for (const object of objects) {
      expect([...paths(object.manifest)].filter(path => !inherited(path) && wrong(object, path))).toEqual([]);
    }
  });
});

/** The content of a text, and the line with the kind of each object. */
function located(text: string, linesBefore: number): unknown[] {
  return readText(text, 'f').objects.map(({ manifest, origin }) => [manifest, origin.position(['kind'])!.line + linesBefore]);
}

test('a document has the same content alone and among others', () => {
  const random = new Random(SEED);
  for (let round = 0; round < ROUNDS; round++) {
    // A comment, which prevents reading the first one, and then what follows, as JSON.
    const text = ['#', ...Array.from({ length: 2 + random.below(3) }, () => random.below(3) === 0 ? mutated(random) : random.oneOf(SEEDS))]
      .join(random.oneOf(['\n---\n', '\n--- # x\n', '\n---#\n', '\n...\n---\n', '\r\n---\r\n', '\n---\n---\n', '\n---\u0085\n']));
    const alone = splitDocuments(text).filter(({ failure }) => !failure).flatMap(({ start, end }) =>
      located(`#\n${text.slice(start, end)}`, text.slice(0, start).split(/\r\n|\n|\r/).length - 2));
    expect({ text, found: located(text, 0) }).toEqual({ text, found: alone });
  }
});
