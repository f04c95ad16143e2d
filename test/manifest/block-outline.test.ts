import { mutated, paths, Random } from './_random';
import { BlockOutline } from '../../src/manifest/block-outline';
import { readDocument } from '../../src/manifest/construct';
import { DocumentIndex } from '../../src/manifest/document-index';
import { Path } from '../../src/manifest/path';
import { splitDocuments } from '../../src/manifest/split-documents';

const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 4000);
const SEED = Number(process.env.FUZZ_SEED ?? 1);

const KEYS = ['a', 'b', 'c', 'name', 'spec', 'app.kubernetes.io/name', 'x-y'];
const ODD_KEYS = ['0', 'yes', '-z', '"q"', "'on'", 'a b', '? k\n', '<<', '[f]', '\u00e4'];
const SCALARS = ['x', '1', '""', "'a'", '"x: y"', "'it''s'", 'x # c', 'a:b', '--flag', '[]', '{}', '["a", \'b\']', '{a: 1, b: "]"}', '${X}'];
const ODD_SCALARS = [
  '', '~', '"a\\"b" # c', 'x#y', '-', '- x', '@', '&a 1', '*a', '!!str 1', '|', '[[1], 2]', "[it's]", '[a\', "b\']', '{a: [1]}', '[a # c', '["a":1]', '{a:"b"}', '"two\nlines: x"',
  '"two\n - lines"', "'two\n\nlines'", '[a,\nb: c]', '{a: 1,\n  b: 2}', '{"a":"b",\n"c": d}', '[a,\n"b]\nc: d"]', 'two\n        words', 'two\n        - words', 'two\n        "words',
  'one\n        |', '{{ .x }}', '😀 ä', 'a\u2028  b: c', 'a\u0085b: 1', 'a\r', 'a\tb', '\tx', 'a: b',
];
const TEXTS = ['line', '- item', 'key: value', '"open', '[open', '  deeper: x', '', '# no comment', '---x', '\tTab', "it's"];

/** Writes documents in which one in so many parts is unusual; they may be invalid. */
class Writer {
  public constructor(private readonly random: Random, private readonly oneIn: number) {}

  public mapping(column: number, depth: number): string {
    const keys = [...KEYS];
    return Array.from({ length: 1 + this.random.below(4) }, () => {
      const key = this.isOdd() ? this.random.oneOf(ODD_KEYS) : keys.splice(this.random.below(keys.length), 1)[0];
      return `${this.comment(column)}${' '.repeat(this.isOdd() ? column + 1 : column)}${key}${this.isOdd() ? ' :' : ':'}${this.value(column + 2, depth - 1)}`;
    }).join('');
  }

  /** The content after a key or a dash. */
  private value(column: number, depth: number): string {
    const kind = this.random.below(6);
    if (kind === 0) {
      const lines = Array.from({ length: 1 + this.random.below(4) }, () => `${' '.repeat(column)}${this.random.oneOf(TEXTS)}\n`);
      return ` ${this.random.oneOf(['|', '>', '|-', '>+', '|2', '|1-', '| # c'])}\n${lines.join('')}`;
    }
    if (depth <= 0 || kind < 3) { return ` ${this.random.oneOf(this.isOdd() ? ODD_SCALARS : SCALARS)}\n`; }
    const behind = this.random.oneOf(this.isOdd() ? [' &x', ' !!map', ' ', ' "'] : ['', '', ' # c']);
    return `${behind}\n${kind === 3 ? this.list(this.random.below(2) === 0 ? column : column - 2, depth) : this.mapping(column, depth)}`;
  }

  private list(column: number, depth: number): string {
    return Array.from({ length: 1 + this.random.below(3) }, () => `${this.comment(column)}${' '.repeat(column)}-${this.item(column, depth)}`).join('');
  }

  private item(column: number, depth: number): string {
    if (this.isOdd()) { return '\n'; }
    const gap = ' '.repeat(1 + this.random.below(this.random.oneOf([1, 3])));
    const inner = column + 1 + gap.length;
    switch (depth <= 0 ? 0 : this.random.below(3)) {
      case 0: return this.value(column + 2, 0);
      case 1: return `${gap}-${this.item(inner, depth - 1)}`;
      default: return `${gap}${this.mapping(inner, depth).trimStart()}`;
    }
  }

  private comment(column: number): string {
    return this.random.below(8) === 0 ? `${' '.repeat(this.random.below(column + 4))}# comment: "x\n${this.random.oneOf(['', '\n', '   \n'])}` : '';
  }

  private isOdd(): boolean {
    return this.random.below(this.oneIn) === 0;
  }
}

interface Outcome { answers: number; left: number }

/** Compares all offsets of a text with those of the parser. */
function compare(text: string, random: Random, outcome: Outcome): void {
  for (const { start, end, failure } of splitDocuments(text)) {
    const document = text.slice(start, end);
    let value: unknown;
    try {
      value = failure ? undefined : readDocument(document);
    } catch {
      continue;
    }
    if (value === undefined) { continue; }
    const outline = BlockOutline.of(document);
    const index = DocumentIndex.of(document);
    const existing = [...paths(value)].slice(0, 100);
    for (const path of [...existing, ...existing.map(each => [...each, random.oneOf<string | number>([0, 7, 'a', 'name', 'yes', 'true', '0'])])]) {
      const offset = outline?.offset(path);
      if (offset === undefined) { outcome.left++; } else { outcome.answers++; }
      if (offset !== undefined && offset !== index.offset(path)) {
        throw new Error(`${JSON.stringify(path)} stands at ${index.offset(path)}, not at ${offset}, in ${JSON.stringify(document)}`);
      }
    }
  }
}

test(`the offsets are those of the parser in ${ROUNDS} generated documents (seed ${SEED})`, () => {
  const random = new Random(SEED);
  const outcome = { answers: 0, left: 0 };
  for (let round = 0; round < ROUNDS; round++) { compare(new Writer(random, random.oneOf([1e6, 50, 10])).mapping(0, 3), random, outcome); }
  // Ensures that enough of them are valid and simple.
  expect(outcome.answers).toBeGreaterThan(ROUNDS);
  expect(outcome.left).toBeGreaterThan(ROUNDS);
}, 3_600_000);

test(`the offsets are those of the parser in ${ROUNDS} manifests with mistakes (seed ${SEED})`, () => {
  const random = new Random(SEED);
  const outcome = { answers: 0, left: 0 };
  for (let round = 0; round < ROUNDS; round++) { compare(mutated(random), random, outcome); }
  expect(outcome.answers).toBeGreaterThan(ROUNDS);
  expect(outcome.left).toBeGreaterThan(ROUNDS);
}, 3_600_000);

test.each<[string, string, Path, number | undefined]>([
  ['the top', '# x\n\na: 1\n', [], 5],
  ['a key', 'a: 1\nb: 2', ['b'], 5],
  ['a key of a mapping in an item', 'a:\n  - k: 1\n    m: 2', ['a', 0, 'm'], 16],
  ['an item of a list in the column of its key', 'a:\n- n\n- m\nb: 1', ['a', 1], 9],
  ['a key after a text that looks like keys', 'a: |\n  b: "\n\n  c: [\nd: 1', ['d'], 20],
  ['something missing: its parent', 'a:\n  b: 1\nc: 2', ['a', 'c'], 0],
  ['a flow collection itself', 'a: [x, y]', ['a'], 0],
  ['an item of a flow collection', 'a: [x, y]', ['a', 1], undefined],
  ['after a multi-line quoted text', 'a: "x\nb: y"\nc: 1', ['c'], undefined],
  ['after a multi-line flow collection', 'a: [x,\nb: y]\nc: 1', ['c'], undefined],
  ['after quotes within texts of a flow collection', 'x: [k\', "b\' ]\na: d"]\nc: 1', ['a'], undefined],
  ['after another line break', 'a: x\u2028b: y', ['b'], undefined],
  ['a key that reads differently', 'yes: 1', ['true'], undefined],
  ['an anchor', 'a: &x\n  b: 1', ['a', 'b'], undefined],
  ['a merge', '<<: {a: 1}\nb: 1', ['b'], undefined],
])('%s', (_, text, path, expected) => {
  expect(BlockOutline.of(text)?.offset(path)).toBe(expected);
});
