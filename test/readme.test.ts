import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import * as ts from 'typescript';
import { parse } from 'yaml';
import { LeastPrivilegeValidation } from '../src';

const ROOT = join(__dirname, '..');

interface Block {
  readonly language: string;
  readonly text: string;
}

interface Document {
  readonly file: string;
  readonly blocks: Block[];
}

function readDocument(file: string): Document {
  const blocks = [...readFileSync(join(ROOT, file), 'utf8').matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)];
  return { file, blocks: blocks.map(([, language, text]) => ({ language, text })) };
}

/** The README, and the pages of docs/ with programs. RULES.md has only lines to insert into one. */
const pages = readdirSync(join(ROOT, 'docs')).filter(name => name.endsWith('.md') && name !== 'RULES.md').sort().map(name => `docs/${name}`);
const documents = ['README.md', ...pages].map(readDocument).filter(({ blocks }) => blocks.some(({ language }) => language === 'ts' || language === 'ts test'));

const blocksOf = ({ file, blocks }: Document, wanted: string) => blocks.filter(({ language }) => language === wanted)
  .map(({ text }, index) => ({ name: `${file.replace(/\W/g, '-')}-${wanted.replace(' ', '-')}-${index}.ts`, text }));
const programsOf = (document: Document) => blocksOf(document, 'ts');
const programs = documents.flatMap(programsOf);

/** Programs that run tests and write no files. */
const tests = documents.flatMap(document => blocksOf(document, 'ts test'));

/** The YAML blocks, each with the program before it. */
const excerpts = documents.flatMap(document => document.blocks.flatMap(({ language, text }, index) => {
  const program = document.blocks.slice(0, index).filter(block => block.language === 'ts').length - 1;
  return language === 'yaml' ? [{ program: programsOf(document)[program], text }] : [];
}));

function execute(text: string): string {
  const outdir = mkdtempSync(join(tmpdir(), 'readme-'));
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  process.env.CDK8S_OUTDIR = outdir;
  try {
    const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
    const load = (name: string): unknown => jest.requireActual(name.replace(/^cdk8s-least-privilege/, '../src'));
    // jest does not allow nested tests.
    const run = (_: string, body: () => void): void => body();
    new Function('require', 'exports', 'test', outputText)(load, {}, run);
    return readdirSync(outdir).sort().map(file => readFileSync(join(outdir, file), 'utf8')).join('---\n');
  } finally {
    delete process.env.CDK8S_OUTDIR;
    warn.mockRestore();
    rmSync(outdir, { recursive: true });
  }
}

test('there are programs and excerpts of their output', () => {
  expect(documents.map(({ file }) => file)).toContain('README.md');
  expect(programs.length).toBeGreaterThanOrEqual(5);
  expect(excerpts.length).toBeGreaterThanOrEqual(5);
});

test('every program compiles', () => {
  const config = join(ROOT, 'examples', 'tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(config, path => ts.sys.readFile(path)).config, ts.sys, dirname(config));
  const host = ts.createCompilerHost(options);
  const texts = new Map([...programs, ...tests].map(({ name, text }) => [join(ROOT, 'examples', name), `${text}\nexport {};\n`]));
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = path => texts.has(path) || fileExists.call(host, path);
  host.readFile = path => texts.get(path) ?? readFile.call(host, path);
  host.getSourceFile = (path, ...rest) => texts.has(path)
    ? ts.createSourceFile(path, texts.get(path)!, ts.ScriptTarget.ES2022)
    : getSourceFile.call(host, path, ...rest);
  const problems = ts.getPreEmitDiagnostics(ts.createProgram([...texts.keys()], options, host))
    .map(({ messageText, file }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  expect(problems).toEqual([]);
}, 60_000);

test.each(programs)('$name runs', ({ text }) => {
  expect(execute(text)).toContain('kind: ');
});

test.each(tests)('$name passes', ({ text }) => {
  execute(text);
  expect(text).toContain('expect(');
});

test('the plugin accepts the properties in cdk8s.yaml', () => {
  const configurations = documents.flatMap(document => blocksOf(document, 'yaml cdk8s'));
  expect(configurations.length).toBeGreaterThan(0);
  for (const { text } of configurations) {
    for (const { class: name, properties } of parse(text).validations) {
      expect(name).toBe('LeastPrivilegeValidation');
      expect(() => new LeastPrivilegeValidation(properties)).not.toThrow();
    }
  }
});

test.each(excerpts)('YAML excerpt is part of the output of $program.name', ({ program, text }) => {
  expect(execute(program.text)).toContain(text);
});

test('the first program is the quick start', () => {
  const quickStart = readFileSync(join(ROOT, 'examples', 'quick-start', 'main.ts'), 'utf8');
  expect(programs[0].text).toBe(quickStart);
});
