import { readFileSync } from 'fs';
import { join } from 'path';
import { CATEGORY_NAMES } from '../../src/rules/category';
import { PACKS } from '../../src/rules/packs';
import { RULE_DESCRIPTIONS } from '../../src/rules/registry';
import { runTool } from '../_run-tool';

const { version } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'));

test.each([['--version'], ['-V']])('%s prints the version of the package', async flag => {
  expect(await runTool([flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('--help goes to standard output and names every command', async () => {
  const { code, stdout, stderr } = await runTool(['--help']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout.match(/^ {2}[a-z-]+(?= {2,})/gm)?.map(name => name.trim())).toEqual([
    'audit', 'rules', 'explain', 'init', 'fix', 'acceptances', 'report', 'access', 'can-i', 'who-can', 'paths', 'diff', 'completion', 'help',
  ]);
});

test.each(['audit', 'rules', 'explain', 'acceptances', 'report', 'can-i', 'who-can'])('%s --help has examples and exit codes', async command => {
  const { code, stdout } = await runTool([command, '--help']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Examples?:\n {2}least-privilege /);
  expect(stdout).toContain('Exit codes:');
});

test.each(['audit', 'can-i', 'who-can'])('the help of %s fits the width of a terminal', async command => {
  const { stdout } = await runTool([command, '--help'], { isTTY: true, columns: 80 });
  const options = stdout.slice(0, stdout.indexOf('Examples:'));
  expect(Math.max(...options.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
});

test.each([
  ['audit', PACKS.map(({ name }) => name)], ['acceptances', PACKS.map(({ name }) => name)], ['rules', CATEGORY_NAMES],
])('the help of %s names the values of its options', async (command, names) => {
  const { stdout } = await runTool([command, '--help']);
  expect(names.filter(name => !new RegExp(`(?<=[ ,])${name}\\b`).test(stdout))).toEqual([]);
});

test('without a command, the help goes to standard error, with exit code 2', async () => {
  const { code, stdout, stderr } = await runTool([]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('Usage: least-privilege');
});

test.each([
  [['adit'], 'unknown command \'adit\'\n(Did you mean audit?)'],
  [['help', 'audti'], 'unknown command \'audti\'\n(Did you mean audit?)'],
  [['help', 'nothing-like-it'], 'unknown command \'nothing-like-it\''],
  [['help', 'constructor'], 'unknown command \'constructor\''],
  [['audit', '--fail-onn', 'high'], 'unknown option \'--fail-onn\'\n(Did you mean --fail-on?)'],
  [['scan', '.'], 'unknown command \'scan\'\n(Did you mean audit?)'],
  [['app.yaml'], 'unknown command \'app.yaml\'\n(Did you mean least-privilege audit app.yaml?)'],
  [['src', '--fail-on', 'high'], 'unknown command \'src\'\n(Did you mean least-privilege audit src?)'],
  [['-'], 'unknown command \'-\'\n(Did you mean least-privilege audit -?)'],
  [['\u001b[2J.yaml'], '(Did you mean least-privilege audit \\u001b[2J.yaml?)'],
  [['audit', '--format', 'json'], 'unknown option \'--format\'\n(Did you mean --output?)'],
  [['audit', '--format=json'], '\n(Did you mean --output?)'],
  [['audit', '-f', 'json'], 'unknown option \'-f\'\n(Write --output <format> for a format; files are arguments without an option)'],
  [['audit', '--severity', 'high'], '(Did you mean --fail-on, or --min-severity for what is shown?)'],
  [['audit', '--warn-only'], '\n(Did you mean --fail-on never?)'],
  [['audit', '--no-inline-acceptance'], '\n(Did you mean --acceptances inline=false?)'],
  [['acceptances', '--format', 'json'], '\n(Did you mean --output?)'],
  [['--fail-on', 'high', 'src'], 'unknown option \'--fail-on\'\n(Did you mean least-privilege audit --fail-on?)'],
  [['--severity', 'high'], '\n(Did you mean least-privilege audit --fail-on, or --min-severity for what is shown?)'],
  [['audit', '--fail-on'], 'option \'--fail-on <severity>\' argument missing'],
  [['rules', 'x'], 'too many arguments'],
  [['explain'], 'missing required argument \'rule\''],
  [['auth', 'can-i', 'get', 'pods'], '(Did you mean can-i?)'],
  [['can-i', 'get', 'pods', '--user', 'alice'], '\n(Did you mean --as?)'],
  [['can-i', 'get', 'pods', '--service-account', 'x'], '\n(Did you mean --as NAMESPACE/NAME?)'],
])('%j is refused with a hint, and nothing is run', async (args, message) => {
  const { code, stdout, stderr } = await runTool(args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^least-privilege: /);
  expect(stderr).toContain(message);
});

test('options that the command does not have are not suggested', async () => {
  for (const args of [['explain', '--severity', 'high'], ['explain', '-f', 'x'], ['audit', '--constructor'], ['audit', '-x']]) {
    const { code, stderr } = await runTool(args);
    expect(code).toBe(2);
    expect(stderr).toContain('unknown option');
    expect(stderr).not.toMatch(/--fail-on|--output|--as|undefined/);
  }
});

describe('rules', () => {
  /** The lines of the rules, each with the remaining lines of its summary. */
  function rows(stdout: string): string[] {
    return stdout.split(/\n(?= {2}[a-z]|\n)/).map(row => row.replace(/\s+/g, ' ').trim());
  }

  test.each([80, 100, 140])('lists every rule with its severity in every pack, in %i columns', async columns => {
    const { code, stdout } = await runTool(['rules'], { isTTY: true, columns, env: { NO_COLOR: '1' } });
    expect(code).toBe(0);
    const found = rows(stdout);
    for (const { id, summary } of RULE_DESCRIPTIONS) {
      expect(found.filter(row => row.startsWith(`${id} `) && row.endsWith(` ${summary}`))).toHaveLength(1);
    }
    expect(found).toContainEqual(expect.stringMatching(/^read-secrets H - H H - - /));
    expect(stdout).toContain(`${RULE_DESCRIPTIONS.length} rules;`);
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(columns);
  });

  test('--pack lists only the rules of a pack', async () => {
    const [all, recommended] = [await runTool(['rules', '--pack', 'restricted']), await runTool(['rules', '--pack', 'recommended'])];
    expect(all.stdout).toMatch(/^ {2}workload-on-hardened-default-service-account +L {2}A workload/m);
    expect(recommended.stdout).not.toContain('workload-on-hardened-default-service-account');
    expect(recommended.stdout).not.toContain('restricted\n');
  });

  test('--category lists only the rules of a category, and with --pack those in both', async () => {
    const { stdout } = await runTool(['rules', '--category', 'node', '--pack', 'essential']);
    expect([...stdout.matchAll(/^ {2}([a-z-]+) +[CHML] /gm)].map(([, id]) => id)).toEqual([
      'privileged-container', 'container-runtime-socket', 'sensitive-host-path', 'windows-host-process', 'capability-over-the-node',
    ]);
    expect(stdout).toContain('5 rules;');
    expect((await runTool(['rules', '--category', 'correctness', '--pack', 'essential'])).stdout).toContain('0 rules;');
  });

  test('as JSON for programs, with the same filters', async () => {
    const { code, stdout } = await runTool(['rules', '--output', 'json', '--pack', 'essential', '--category', 'node']);
    const { rules } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(rules).toHaveLength(5);
    expect(rules[0]).toMatchObject({
      id: 'privileged-container', category: 'node', severities: { essential: 'high' }, summary: 'A container is privileged', remedy: 'remove privileged: true',
    });
    expect(await runTool(['rules', '--output', 'jsn'])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--output is text or json, got "jsn"; did you mean json?') });
  });

  test('an unknown category is refused, and the nearest is named', async () => {
    const { code, stdout, stderr } = await runTool(['rules', '--category', 'nodes']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('did you mean node?');
  });

  test('an unknown pack is refused, and the nearest is named', async () => {
    const { code, stdout, stderr } = await runTool(['rules', '--pack', 'restrictd']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('did you mean restricted?');
  });
});

describe('explain', () => {
  test.each(RULE_DESCRIPTIONS.map(rule => [rule.id, rule] as const))('%s: prints everything known about the rule', async (id, { category, summary, fix, references }) => {
    const { code, stdout } = await runTool(['explain', id]);
    expect(code).toBe(0);
    const flat = stdout.replace(/\s+/g, ' ');
    expect(flat).toContain(` Category ${category}: `);
    for (const text of [id, summary, fix.construct, fix.yaml, ...references.flatMap(({ title, url = '' }) => [title, url])]) {
      expect(flat).toContain(text.trim().replace(/\s+/g, ' '));
    }
    expect(stdout).toMatch(/recommended (critical|high|medium|low|-), essential (critical|high|-), restricted (critical|high|medium|low|-)/);
  });

  test('says how to accept findings that can be accepted', async () => {
    expect((await runTool(['explain', 'automounted-token'])).stdout).toContain('cdk8s-least-privilege/accept.automounted-token: ');
    expect((await runTool(['explain', 'unused-acceptance'])).stdout).toContain('Findings of this rule cannot be accepted.');
  });

  test.each([
    ['automounted-tokens', 'did you mean automounted-token?'],
    ['constructor', 'there is no rule "constructor"'],
    ['\u001b[2J', 'there is no rule "\\u001b[2J"'],
  ])('%j is refused', async (id, message) => {
    const { code, stdout, stderr } = await runTool(['explain', id]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

describe('colour', () => {
  const colored = async (args: string[], world = {}) => (await runTool(['rules', ...args], world)).stdout.includes('\u001b[');

  test('is written only to a terminal', async () => {
    expect(await colored([], { isTTY: true })).toBe(true);
    expect(await colored([])).toBe(false);
    expect(await colored([], { isTTY: true, env: { TERM: 'dumb' } })).toBe(false);
  });

  test('NO_COLOR and FORCE_COLOR apply, and options take precedence', async () => {
    expect(await colored([], { isTTY: true, env: { NO_COLOR: '1' } })).toBe(false);
    expect(await colored([], { isTTY: true, env: { NO_COLOR: '' } })).toBe(true);
    expect(await colored([], { env: { FORCE_COLOR: '1' } })).toBe(true);
    expect(await colored([], { isTTY: true, env: { FORCE_COLOR: '0' } })).toBe(false);
    expect(await colored(['--color'], { env: { NO_COLOR: '1' } })).toBe(true);
    expect(await colored(['--no-color'], { env: { FORCE_COLOR: '1' } })).toBe(false);
  });
});

describe('an output that cannot be written', () => {
  test('is not an error if its reader has gone', async () => {
    expect(await runTool(['rules'], { failure: 'EPIPE' })).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('is an error if the disk is full', async () => {
    const { code, stderr } = await runTool(['rules'], { failure: 'ENOSPC' });
    expect([code, stderr]).toEqual([2, 'least-privilege: the output can\'t be written: write ENOSPC\n']);
  });
});
