import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

/** A wording that slows readers down, and its replacement. */
interface Word {
  readonly pattern: string;
  readonly instead: string;
  /** Whether src still has it. Remove this once it is gone. */
  readonly remains?: boolean;
}

const ROOT = join(__dirname, '..', '..');
const WORDS: readonly Word[] = JSON.parse(readFileSync(join(__dirname, 'words.json'), 'utf8'));

/** Generated from the rules, whose texts are checked in src. */
const GENERATED = 'RULES.md';

const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'examples/README.md', 'bench/README.md', ...readdirSync(join(ROOT, 'docs'))
  .filter(name => name.endsWith('.md') && name !== GENERATED).map(name => `docs/${name}`)];

/** All programs but generated ones and this one, which quotes words. */
const sources = ['src', 'test', 'testbed', 'bench', 'docs', 'site', 'examples', 'projenrc'].flatMap(
  folder => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)),
).filter(name => name.endsWith('.ts') && !name.endsWith('.generated.ts') && !/\b(node_modules|\.cache)\b/.test(name) && join(ROOT, name) !== __filename);

const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ');

/** The prose of a page, without code and link targets. */
function proseOf(markdown: string): string {
  return markdown.replaceAll(/^ *```[\s\S]*?^ *```$/gm, blank).replaceAll(/`[^`\n]*`/g, blank).replaceAll(/\]\([^)]*\)/g, blank);
}

/** Comments and strings of a program, at their original positions. */
function wordsOf(program: string): string {
  const kept: (readonly [start: number, end: number])[] = [];
  const visit = (node: ts.Node): void => {
    const comments = [...ts.getLeadingCommentRanges(program, node.pos) ?? [], ...ts.getTrailingCommentRanges(program, node.end) ?? []];
    for (const { pos, end } of comments) { kept.push([pos, end]); }
    if (ts.isImportDeclaration(node)) { return; }
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      kept.push([node.getStart(), node.end]);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', program, ts.ScriptTarget.ES2022, true));
  const characters = [...blank(program)];
  for (const [start, end] of kept) {
    for (let index = start; index < end; index++) { characters[index] = program[index]; }
  }
  return characters.join('');
}

/** The occurrences of a word, as file:line with the word. */
function placesOf({ pattern }: Word, texts: ReadonlyMap<string, string>): string[] {
  const word = new RegExp(pattern.replaceAll(' ', '[\\s*]+'), 'gi');
  return [...texts].flatMap(([file, text]) => [...text.matchAll(word)].map(match => `${file}:${text.slice(0, match.index).split('\n').length}: ${match[0].replaceAll(/\s+/g, ' ')}`));
}

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const prose = new Map(pages.map(file => [file, proseOf(read(file))]));
const texts = new Map(sources.map(file => [file, wordsOf(read(file))]));

test('prose, comments and strings are found', () => {
  expect(proseOf('a `b` [c](d)\n```sh\ne\n```\nf')).toMatch(/^a +\[c +\n +\n +\n +\nf$/);
  expect(wordsOf("import a from 'b';\n/** c */\nconst d = 'e' + `f${g}h`; // i").replaceAll(/\s+/g, ' ').trim()).toBe("/** c */ 'e' `f${ }h` // i");
  expect(placesOf({ pattern: 'so that', instead: '' }, new Map([['x.ts', 'one\nso\n * that']]))).toEqual(['x.ts:2: so * that']);
});

test.each(WORDS)('no page has $pattern; write: $instead', word => {
  expect(placesOf(word, prose)).toEqual([]);
});

test.each(WORDS)('no program has $pattern; write: $instead', word => {
  expect(placesOf(word, texts)).toEqual([]);
});
