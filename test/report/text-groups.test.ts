import { finding, objectOf, OPTIONS, resultOf, PROVENANCE_LINE, Source } from './_result';
import { Finding } from '../../src/audit/finding';
import { ReportOptions } from '../../src/report/format';
import { text } from '../../src/report/text';

const FILE: Source = { file: 'roles.yaml', lines: ['kind: ClusterRole', 'rules:', '- resources:', '  - secrets', '  verbs:', "  - '*'"] };

const SUMMARY: ReportOptions = { ...OPTIONS, show: 'summary', groupBy: 'rule' };

const operator = objectOf('ClusterRole', 'operator', { source: FILE });
const reader = objectOf('Role', 'reader', { namespace: 'apps' });

function wildcard(object: Finding['object'], key: string, fields: Partial<Finding> = {}): Finding {
  return finding(object, { rule: 'wildcard-verb', severity: 'high', path: ['verbs'], key, message: `'${key}' covers every verb`, fix: 'verbs: [get]', ...fields });
}

function render(findings: readonly Finding[], options: Partial<ReportOptions> = {}): string[] {
  return text.render(resultOf(findings), { ...SUMMARY, ...options }).split('\n');
}

test('the worst come first, similar findings share one line, the first is shown in full, and proposed changes come last', () => {
  expect(render([
    finding(reader, { rule: 'missing-subject', severity: 'low' }),
    finding(reader, { rule: 'automounted-token', severity: 'medium' }),
    wildcard(operator, 'secrets *'), wildcard(operator, 'pods *'), wildcard(reader, 'jobs *'),
  ])).toEqual([
    'HIGH      wildcard-verb  A role grants every verb on a resource                3',
    '          ClusterRole operator ×2                                 roles.yaml:5:3',
    "            'secrets *' covers every verb",
    '            the same for secrets *, pods *',
    '            4 |   - secrets',
    '            5 |   verbs:',
    '              |   ^',
    "            6 |   - '*'",
    '            Fix:',
    '              verbs: [get]',
    '          Role apps/reader',
    'MEDIUM    automounted-token  Kubernetes mounts an API token into every containe…',
    '          Role apps/reader',
    'LOW       missing-subject  A binding names a ServiceAccount that does not exist',
    '          Role apps/reader',
    '',
    'Start here: 2 changes resolve 4 of 4 findings that fail the build',
    '  1  name the verbs in ClusterRole operator and Role apps/reader              -3',
    '  2  disable token automount in Role apps/reader                              -1',
    '',
    'FAILED (findings at or above medium): 5 findings (3 high, 1 medium, 1 low), 0 accepted, 0 errors in 3 objects, 1 workload, 2 ServiceAccounts',
    '  least-privilege explain wildcard-verb  why it matters, how to fix or accept it',
    '  --show lines                           the manifest lines and the fix of each finding',
    '  --group-by object                      or namespace, or severity',
    PROVENANCE_LINE,
    '',
  ]);
});

test('a location that does not fit has its own line and is never truncated', () => {
  const file = `${'deep/'.repeat(20)}app.yaml`;
  const far = objectOf('Pod', 'web', { source: { file, lines: ['kind: Pod'] } });
  expect(render([finding(far)]).slice(1, 3)).toEqual(['          Pod web', `          ${file}:1:1`]);
});

test('two of many objects with the same rule have their own line, and all are counted', () => {
  const lines = render(['a', 'b', 'c', 'd'].map(name => wildcard(objectOf('Role', name), 'secrets *')));
  expect(lines[0]).toMatch(/ 4$/);
  expect(lines).toContain('          Role b');
  expect(lines).toContain('          and 2 more: c, d');
  expect(render(['a', 'b', 'c'].map(name => wildcard(objectOf('Role', name), 'secrets *')))).toContain('          Role c');
});

test('a finding with another severity than the worst of its rule is marked', () => {
  expect(render([wildcard(operator, 'secrets *'), wildcard(operator, 'events *', { severity: 'low' })]))
    .toContain('LOW       ClusterRole operator                                    roles.yaml:5:3');
});

test('an unknown verdict is marked, with a hint how to resolve it', () => {
  const lines = render([finding(reader, { severity: 'low', unknown: true })]);
  expect(lines[0]).toMatch(/^LOW \?     automounted-token/);
  expect(lines.join('\n')).toContain('unknown (?)');
  expect(lines.join('\n')).toContain('--complete');
});

test('a single proposed change is not repeated', () => {
  expect(render([wildcard(operator, 'secrets *')]).join('\n')).not.toContain('Start here');
});

test('a custom rule without a description is resolved by its name', () => {
  const report = render([wildcard(operator, 'secrets *'), finding(reader, { rule: 'acme-team-label', severity: 'high' })]).join('\n');
  expect(report).toContain('  2  resolve acme-team-label in Role apps/reader');
  expect(report).not.toContain('explain acme-team-label');
});

test('if nothing fails the build, the proposed changes cover all findings', () => {
  expect(render([wildcard(operator, 'secrets *'), finding(reader)], { failOn: 'never' })).toContain('Start here: 2 changes resolve 2 of 2 findings');
});

test('among many groups, those of low severity share one line', () => {
  const rules = Array.from({ length: 31 }, (_, index) => `rule-${index}`);
  const report = render([wildcard(operator, 'secrets *'), ...rules.map(rule => finding(reader, { rule, severity: 'low' }))]);
  expect(report.join('\n')).toContain('LOW       31 findings of 31 more groups\n          rule-0, rule-1, ');
  expect(report.length).toBeLessThan(30);
});

describe('grouped by other properties', () => {
  const findings = [wildcard(operator, 'secrets *'), wildcard(operator, 'pods *'), finding(reader, { rule: 'automounted-token' })];

  test('by object', () => {
    const lines = render(findings, { groupBy: 'object' });
    expect(lines[0]).toMatch(/^HIGH {6}ClusterRole operator +2$/);
    expect(lines[1]).toMatch(/^ {10}wildcard-verb ×2 +roles.yaml:5:3$/);
    expect(lines).toContain('MEDIUM    Role apps/reader');
  });

  test('by namespace', () => {
    const lines = render(findings, { groupBy: 'namespace' });
    expect(lines[0]).toMatch(/^HIGH {6}in no namespace +2$/);
    expect(lines[1]).toMatch(/^ {10}wildcard-verb {2}ClusterRole operator ×2 +roles.yaml:5:3$/);
    expect(lines).toContain('MEDIUM    namespace apps');
  });

  test('by severity', () => {
    const lines = render(findings, { groupBy: 'severity' });
    expect(lines[0]).toMatch(/^HIGH +2$/);
    expect(lines).toContain('          automounted-token  Role apps/reader');
  });

  test('with all details', () => {
    const lines = render(findings, { groupBy: 'severity', show: 'lines' });
    expect(lines.filter(line => line === 'high' || line === 'medium')).toEqual(['high', 'medium']);
    expect(lines).toContain('  MEDIUM  automounted-token [pod]');
  });
});

test('color does not change the text', () => {
  const findings = [wildcard(operator, 'secrets *'), wildcard(operator, 'events *', { severity: 'low', unknown: true })];
  const colored = render(findings, { color: true }).join('\n');
  expect(colored).not.toBe(render(findings).join('\n'));
  // eslint-disable-next-line no-control-regex
  expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(render(findings).join('\n'));
});

test.each([64, 80, 140])('no line that can be truncated is wider than %i columns or 100', width => {
  const lines = render([wildcard(operator, 'secrets *'), finding(reader)], { width });
  const cut = lines.slice(0, lines.findIndex(line => line.startsWith('FAILED')));
  expect(Math.max(...cut.map(({ length }) => length))).toBeLessThanOrEqual(Math.min(width, 100));
});
