import { cpSync, existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { MERGE_FORMATS, TREND_FORMATS } from '../../src/fleet/formats';
import { CLEAN, ONE_FINDING, runTool, useDirectory } from '../_run-tool';

const ROOT = join(__dirname, '..', '..');
const PAGE = readFileSync(join(ROOT, 'docs', 'fleet.md'), 'utf8');

const blocks = [...PAGE.matchAll(/^```([\w ]+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({ language, text }));
const workflows = blocks.filter(({ language, text }) => language === 'yaml' && text.includes('jobs:')).map(({ text }) => parse(text));
const steps: any[] = workflows.flatMap(({ jobs }) => Object.values<any>(jobs).flatMap(job => job.steps));

/** The command lines of the page on reports and acceptances. */
const commands = [...blocks.filter(({ language }) => language === 'sh').flatMap(({ text }) => text.split('\n')), ...steps.map(({ run = '' }) => run)]
  .flatMap(line => [...line.matchAll(/\bleast-privilege ((?:report|acceptances) .*)$/g)].map(([, args]) => args));

/** The files that a command line writes. */
const filesOf = (command: string) => [...command.matchAll(/--output \w+=(\S+)/g)].map(([, file]) => file);

const directory = useDirectory();

beforeEach(async () => {
  cpSync(join(ROOT, 'examples', 'quick-start', 'golden'), 'manifests', { recursive: true });
  directory.write('one.yaml', ONE_FINDING);
  directory.write('clean.yaml', CLEAN);
  directory.write('reports/.keep', '');
  await runTool(['audit', 'one.yaml', '--output', 'json=reports/one.json']);
  await runTool(['audit', 'clean.yaml', '--output', 'json=reports/clean.json']);
  await runTool(['audit', 'manifests', '--write-baseline', 'baseline.json']);
});

test('the page has commands and workflows', () => {
  expect(commands.length).toBeGreaterThanOrEqual(4);
  expect(workflows).toHaveLength(2);
});

test.each(commands)('%s', async command => {
  const { code, stderr } = await runTool(command.split(' '));
  expect([code, stderr]).toEqual([0, '']);
  for (const file of filesOf(command)) { expect(existsSync(file)).toBe(true); }
});

test('the steps of a workflow are complete, and every workflow has read permissions only', () => {
  for (const step of steps) { expect([step.uses, step.run].filter(part => part !== undefined)).toHaveLength(1); }
  for (const { permissions, jobs } of workflows) {
    for (const granted of [permissions, ...Object.values<any>(jobs).map(job => job.permissions ?? {})]) {
      expect(Object.values(granted).filter(each => each !== 'read')).toEqual([]);
    }
  }
});

test('a job uploads what one of its commands writes', () => {
  const written = steps.flatMap(({ run = '' }) => filesOf(run.replaceAll('${{ runner.temp }}', 'TEMP')));
  const uploaded = steps.filter(({ uses = '' }) => uses.startsWith('actions/upload-artifact')).map(step => step.with.path.replaceAll('${{ runner.temp }}', 'TEMP'));
  expect(uploaded.length).toBeGreaterThan(0);
  expect(written).toEqual(expect.arrayContaining(uploaded));
});

test('the table lists every format, and the schemas exist', () => {
  expect([...PAGE.matchAll(/^\| `(\w+)` \| /gm)].map(([, name]) => name)).toEqual([...MERGE_FORMATS.keys()]);
  expect([...TREND_FORMATS.keys()]).toEqual([...MERGE_FORMATS.keys()]);
  for (const [, file] of PAGE.matchAll(/`(schema\/[\w.-]+)`/g)) { expect(existsSync(join(ROOT, file))).toBe(true); }
});

test('workflows use only existing options of the audit', async () => {
  const { stdout } = await runTool(['audit', '--help']);
  const audits: string[] = steps.map(({ run = '' }) => run).filter(run => run.includes('least-privilege audit'));
  const used = audits.flatMap(run => [...run.matchAll(/(?<= )--(?!no-install)[a-z-]+/g)].map(([option]) => option));
  expect(used.length).toBeGreaterThan(5);
  expect([...new Set(used)].filter(option => !new RegExp(`^ +(?:-., )?${option}\\b`, 'm').test(stdout))).toEqual([]);
});
