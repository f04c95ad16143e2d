import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..');
const PAGES = ['README.md', 'docs/hardening.md'];

interface Block {
  readonly language: string;
  readonly text: string;
}

const pages = PAGES.map(page => {
  const blocks = [...readFileSync(join(ROOT, page), 'utf8').matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)]
    .map(([, language, text]): Block => ({ language, text }));
  const programs = blocks.filter(({ language }) => language === 'ts')
    .map(({ text }, index) => ({ name: `${page.replace(/\W/g, '-')}-snippet-${index}.ts`, text }));
  // The YAML blocks that follow a program are parts of its output.
  const excerpts = blocks.flatMap(({ language, text }, index) => {
    const program = programs[blocks.slice(0, index).filter(block => block.language === 'ts').length - 1];
    return language === 'yaml' ? [{ program, text }] : [];
  });
  return { programs, excerpts };
});
const programs = pages.flatMap(page => page.programs);
const excerpts = pages.flatMap(page => page.excerpts);

function execute(text: string): string {
  const outdir = mkdtempSync(join(tmpdir(), 'readme-'));
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  process.env.CDK8S_OUTDIR = outdir;
  try {
    const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
    const load = (name: string): unknown => jest.requireActual(name === 'cdk8s-least-privilege' ? '../src' : name);
    new Function('require', 'exports', outputText)(load, {});
    return readdirSync(outdir).sort().map(file => readFileSync(join(outdir, file), 'utf8')).join('---\n');
  } finally {
    delete process.env.CDK8S_OUTDIR;
    warn.mockRestore();
    rmSync(outdir, { recursive: true });
  }
}

test('there are programs and excerpts of their output', () => {
  expect(programs.length).toBeGreaterThanOrEqual(5);
  expect(excerpts.length).toBeGreaterThanOrEqual(5);
});

test('every program compiles', () => {
  const config = join(ROOT, 'examples', 'tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(config, path => ts.sys.readFile(path)).config, ts.sys, dirname(config));
  const host = ts.createCompilerHost(options);
  const texts = new Map(programs.map(({ name, text }) => [join(ROOT, 'examples', name), `${text}\nexport {};\n`]));
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

test.each(excerpts)('YAML excerpt %# stands in the output of its program', ({ program, text }) => {
  expect(execute(program.text)).toContain(text);
});

test('the first program is the quick start', () => {
  const quickStart = readFileSync(join(ROOT, 'examples', 'quick-start', 'main.ts'), 'utf8');
  const withoutReport = quickStart.replace("import { printTokens } from './print-tokens';\n", '').replace('printTokens(app.outdir);\n', '');
  expect(programs[0].text).toBe(withoutReport);
});
