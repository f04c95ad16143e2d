import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'fs';
import { ONE_OF_EACH_KIND, unsafeLinesIn } from '../_hostile';
import { CLEAN, ONE_FINDING, runTool, UNREADABLE, useDirectory } from '../_run-tool';

const directory = useDirectory();

beforeEach(async () => {
  directory.write('one.yaml', ONE_FINDING);
  directory.write('clean.yaml', CLEAN);
  directory.write('broken.yaml', UNREADABLE);
  mkdirSync('reports/staging', { recursive: true });
  await runTool(['audit', 'one.yaml', '--output', 'json=reports/one.json']);
  await runTool(['audit', 'clean.yaml', '--output', 'json=reports/staging/clean.json']);
});

test('merge reads reports of the audit: all in a directory, each once', async () => {
  const { code, stdout, stderr } = await runTool(['report', 'merge', 'reports', 'reports/one.json']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^ {2}unknown-rule-acceptance {2} +0 +0 +1 +0 +0 +1$/m);
  expect(stdout).toMatch(/\n1 finding \(1 medium\), 0 accepted, 0 errors, 0 places not checked in 2 reports\n$/);
});

test('a report with errors is named', async () => {
  await runTool(['audit', 'one.yaml', 'broken.yaml', '--output', 'json=reports/broken.json']);
  const { code, stdout } = await runTool(['report', 'merge', 'reports']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Not all could be read or checked\n {2}reports\/broken\.json: broken\.yaml:\d+:\d+: /);
});

test('trend shows resolved findings', async () => {
  const { code, stdout, stderr } = await runTool(['report', 'trend', 'reports/one.json', 'reports/staging/clean.json']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('Gone since the previous report\n  SEVERITY  FINDING\n  medium    unknown-rule-acceptance ');
});

test('several formats in one run, each into a file', async () => {
  const names = ['text', 'json', 'csv', 'openmetrics'];
  const { code, stdout } = await runTool(['report', 'merge', 'reports', ...names.flatMap(name => ['--output', `${name}=${name}.out`])]);
  expect([code, stdout]).toEqual([0, '']);
  for (const name of names) { expect(readFileSync(`${name}.out`, 'utf8')).toContain('unknown-rule-acceptance'); }
});

test.each<[string, string, string, RegExp]>([
  ['a missing file', 'missing.json', '', /missing\.json: no such file or directory/],
  ['broken JSON', 'reports/x.json', '{', /reports\/x\.json is not JSON .*; write it with least-privilege audit --output json=FILE/],
  ['a file that is not a report', 'reports/x.json', '{"runs": []}', /reports\/x\.json is not a readable JSON report of least-privilege/],
  ['another version', 'reports/x.json', '{"tool": {"name": "least-privilege", "version": "9.0.0"}, "version": 9}', /reports\/x\.json .*version 9 of the format, written by least-privilege "9\.0\.0"/],
  ['an empty directory', 'empty', '', /empty: no \.json files in this directory/],
])('%s: the others are counted, the message names it, and the exit code is 2', async (_, path, text, message) => {
  mkdirSync('empty');
  if (text !== '') { writeFileSync(path, text); }
  for (const command of ['merge', 'trend']) {
    const { code, stdout, stderr } = await runTool(['report', command, 'reports', path]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^least-privilege: .*\n$/);
    expect(stderr).toMatch(message);
    expect(stdout).toMatch(message);
    expect(stdout).toMatch(/1 file could not be read\n$/);
    expect(stdout).toContain('reports/one.json');
  }
});

test('UTF-16, which some shells write, is named', async () => {
  writeFileSync('x.json', Buffer.from(`\uFEFF${readFileSync('reports/one.json', 'utf8')}`, 'utf16le'));
  expect((await runTool(['report', 'merge', 'x.json'])).stderr).toContain('x.json is not UTF-8');
});

test('a directory that links to itself is read once', async () => {
  symlinkSync('..', 'reports/staging/up');
  const { code, stdout } = await runTool(['report', 'merge', 'reports']);
  expect(code).toBe(0);
  expect(stdout).toContain('in 2 reports\n');
});

test.each([
  [['report', 'merge'], 'missing required argument \'file\''],
  [['report', 'merge', 'reports', '--output', 'jsn'], '\'jsn\' is not an output format; did you mean json? (formats: text, json, csv, openmetrics)'],
  [['report', 'mrege', 'reports'], 'unknown command \'mrege\'\n(Did you mean merge?)'],
  [['report', 'trend', 'reports', '--bye', 'x'], 'unknown option \'--bye\'\n(Did you mean --by?)'],
  [['report', 'trend', 'reports', '--by', ''], '--by takes the name of a label'],
])('%j is refused', async (args, message) => {
  const { code, stdout, stderr } = await runTool(args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});

test('a trend in openmetrics needs times: reports without one, from older versions, are refused', async () => {
  const { provenance: _, ...untimed } = JSON.parse(readFileSync('reports/one.json', 'utf8'));
  writeFileSync('reports/one.json', JSON.stringify(untimed));
  const { code, stdout, stderr } = await runTool(['report', 'trend', 'reports', '--output', 'openmetrics']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('needs the time of each report');
});

test.each([['report', 'merge'], ['report', 'trend']])('%s %s --help has formats, examples and exit codes', async (...args) => {
  const { code, stdout } = await runTool([...args, '--help']);
  expect(code).toBe(0);
  for (const part of [`\n  least-privilege ${args.join(' ')} `, 'Formats:\n  text ', '\n  openmetrics ', 'Exit codes:']) { expect(stdout).toContain(part); }
});

test('colours only on a terminal', async () => {
  const escape = '\u001b[';
  expect((await runTool(['report', 'merge', 'reports'])).stdout).not.toContain(escape);
  expect((await runTool(['report', 'merge', 'reports'], { isTTY: true })).stdout).toContain(escape);
});

test.each(ONE_OF_EACH_KIND)('%j in a path, a label or a file is data', async text => {
  writeFileSync('reports/x.json', JSON.stringify({ tool: { name: text, version: text } }));
  writeFileSync('reports/y.json', text);
  for (const args of [['merge', text], ['trend', text, 'reports/one.json', '--by', text], ['merge', 'reports'], ['merge', 'reports', '--output', text], [text]]) {
    const { code, stdout, stderr } = await runTool(['report', ...args]);
    expect([code, unsafeLinesIn(stdout), unsafeLinesIn(stderr)]).toEqual([2, [], []]);
  }
});
