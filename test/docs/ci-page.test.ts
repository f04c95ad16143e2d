import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { FORMATS } from '../../src/report/formats';
import { runTool, useDirectory } from '../_run-tool';

const ROOT = join(__dirname, '..', '..');
const PAGE = readFileSync(join(ROOT, 'docs', 'ci.md'), 'utf8');

/** The input of the page's commands, besides files that they write. */
const DIRECTORIES = ['dist', 'manifests', 'apps/payments'];

const blocks = [...PAGE.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({ language, text }));

/** All strings in a YAML value. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') { yield value; }
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) { yield* textsIn(part); }
  }
}

/** The command lines of the page, in order. */
const commands = blocks.flatMap(({ language, text }) => language === 'yaml' ? [...textsIn(parse(text))] : text.split('\n'))
  .filter(line => /\bleast-privilege audit\b/.test(line));

/** The arguments of the tool, with a file in place of a pipe. */
function argumentsOf(command: string): string[] {
  return command.slice(command.indexOf('least-privilege audit')).trim().split(/\s+/).slice(1)
    .map(argument => argument.replace('$GITHUB_STEP_SUMMARY', 'summary.md'))
    .map(argument => argument === '-' ? 'dist/payments.k8s.yaml' : argument);
}

const filesOf = (args: readonly string[]) => args.flatMap((argument, index) => args[index - 1] === '--output' && argument.includes('=') ? [argument.split('=')[1]] : []);

useDirectory();

beforeEach(() => {
  for (const directory of DIRECTORIES) { cpSync(join(ROOT, 'examples', 'quick-start', 'golden'), directory, { recursive: true }); }
  // The manifests of a whole cloud cluster need a policy that blocks the metadata service.
  for (const directory of ['platform', 'clusters/production']) { cpSync(join(ROOT, 'examples', 'secure-namespace', 'golden'), directory, { recursive: true }); }
});

test('every section has commands', () => {
  expect(commands.length).toBeGreaterThanOrEqual(9);
  expect(PAGE.split(/^## /m).filter(section => !section.includes('least-privilege audit')).map(section => section.split('\n')[0])).toEqual([]);
});

test.each(commands)('%s', async command => {
  const args = argumentsOf(command);
  // The previous command writes it.
  if (args.includes('--baseline')) { await runTool(['audit', 'dist/', '--write-baseline', 'baseline.json']); }
  const { code, stderr } = await runTool(args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('least-privilege:') });
  for (const file of filesOf(args)) { expect(existsSync(file)).toBe(true); }
});

test('an incorrect command on the page fails', async () => {
  rmSync('dist', { recursive: true });
  expect((await runTool(argumentsOf(commands[0]))).code).toBe(2);
});

test('a job uploads only files that its command writes', () => {
  for (const { text } of blocks.filter(({ language }) => language === 'yaml')) {
    const uploaded = [...text.matchAll(/^ +(?:sarif_file|sast|junit): (\S+)$/gm)].map(([, file]) => file);
    const written = [...textsIn(parse(text))].filter(line => line.includes('least-privilege audit')).flatMap(line => filesOf(argumentsOf(line)));
    expect(written).toEqual(expect.arrayContaining(uploaded));
  }
});

test('the table lists every format', () => {
  expect([...PAGE.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name).sort()).toEqual([...FORMATS.keys()].sort());
});

test('links lead to existing pages and headings', () => {
  for (const [, page, , heading] of PAGE.matchAll(/\]\(([\w-]+\.md)(#([\w-]+))?\)/g)) {
    expect(readdirSync(join(ROOT, 'docs'))).toContain(page);
    if (heading) { expect(readFileSync(join(ROOT, 'docs', page), 'utf8').toLowerCase()).toContain(`## ${heading.replaceAll('-', ' ')}\n`); }
  }
});
