import { finding, objectOf, OPTIONS, resultOf, Source, PROVENANCE_LINE } from './_result';
import { text } from '../../src/report/text';

const POD: Source = {
  file: 'dist/payments.k8s.yaml',
  lines: [
    'apiVersion: v1',
    'kind: Pod',
    'metadata:',
    '  name: payments',
    '  namespace: production',
    'spec:',
    '  automountServiceAccountToken: true',
    '  containers: []',
  ],
};

const pod = objectOf('Pod', 'payments', { namespace: 'production', source: POD });
const automounted = finding(pod, { path: ['spec', 'automountServiceAccountToken'] });

test('a finding shows its location, its lines, and how to fix it', () => {
  expect(text.render(resultOf([automounted]), OPTIONS)).toBe([
    'Pod production/payments',
    'dist/payments.k8s.yaml:1:1',
    '',
    '  MEDIUM  automounted-token [pod]',
    '  every container gets a token',
    '    dist/payments.k8s.yaml:7:3  spec.automountServiceAccountToken',
    '    6 | spec:',
    '    7 |   automountServiceAccountToken: true',
    '      |   ^',
    '    8 |   containers: []',
    '  Fix: write automountServiceAccountToken: false',
    '',
    'FAILED (findings at or above medium): 1 finding (1 medium), 0 accepted, 0 errors in 3 objects, 1 workload, 2 ServiceAccounts',
    PROVENANCE_LINE,
    '',
  ].join('\n'));
});

test('findings of one object share a header, in the order of the audit', () => {
  const other = objectOf('ServiceAccount', 'payments', { source: POD });
  const report = text.render(resultOf([
    { ...automounted, rule: 'first' }, finding(other, { rule: 'second' }), { ...automounted, rule: 'third' },
  ]), OPTIONS);
  expect(report.match(/^(?:Pod|ServiceAccount) .*|first|second|third/gm)).toEqual(['Pod production/payments', 'first', 'third', 'ServiceAccount payments', 'second']);
});

describe('findings that differ only in their key', () => {
  const role = objectOf('Role', 'operator');
  const about = (key: string, fields: Partial<typeof automounted> = {}) => finding(role, { rule: 'wildcard-verb', path: ['rules', 0], key, message: `'${key}' covers every verb`, ...fields });

  test('are shown once, below all their keys', () => {
    const report = text.render(resultOf([about('pods *'), about('secrets *'), about('jobs.batch *')]), OPTIONS);
    expect(report.split('\n').slice(2, 9)).toEqual([
      '  MEDIUM  wildcard-verb [pods *]',
      '  MEDIUM  wildcard-verb [secrets *]',
      '  MEDIUM  wildcard-verb [jobs.batch *]',
      "  'pods *' covers every verb; the same applies to the 2 others",
      '    rules[0]',
      '  Fix: write automountServiceAccountToken: false',
      '',
    ]);
  });

  test.each([
    ['is elsewhere', { path: ['rules', 1] }],
    ['has another message', { message: "'secrets *' shows every Secret" }],
    ['is worse', { severity: 'high' as const }],
    ['has another fix', { fix: 'remove it' }],
    ['is not certain', { unknown: true }],
  ])('one that %s is shown separately', (_, fields) => {
    expect(text.render(resultOf([about('pods *'), about('secrets *', fields)]), OPTIONS)).not.toContain('the same applies');
  });
});

test('an object of a construct is named by its path; without a file, no location is shown', () => {
  const report = text.render(resultOf([finding(objectOf('Pod', '', { construct: 'payments/app/Resource' }), { path: ['spec'] })]), OPTIONS);
  expect(report.split('\n').slice(0, 6)).toEqual([
    'Pod (no name) made by payments/app/Resource',
    '',
    '  MEDIUM  automounted-token [pod]',
    '  every container gets a token',
    '    spec',
    '  Fix: write automountServiceAccountToken: false',
  ]);
});

test('an unknown verdict is marked, with a hint how to resolve it', () => {
  const marked = text.render(resultOf([{ ...automounted, severity: 'low', unknown: true }]), OPTIONS);
  expect(marked).toContain('  LOW unknown  automounted-token');
  expect(marked).toContain('--complete');
  expect(text.render(resultOf([automounted]), OPTIONS)).not.toContain('unknown');
});

describe('accepted findings', () => {
  const accepted = [{ ...automounted, reason: 'reads its own pods', until: '2030-01-31', created: '2026-11-30', by: 'annotation' as const }];

  test('are counted', () => {
    expect(text.render(resultOf([], accepted), OPTIONS)).toBe(
      `PASSED (no findings at or above medium): 0 findings, 1 accepted, 0 errors in 3 objects, 1 workload, 2 ServiceAccounts\n${PROVENANCE_LINE}\n`);
  });

  test('are shown with their reason on request', () => {
    const report = text.render(resultOf([], accepted), { ...OPTIONS, showAccepted: true });
    expect(report).toContain('Accepted\n\nPod production/payments\n');
    expect(report).toContain('  Accepted by annotation until 2030-01-31 (since 2026-11-30): reads its own pods\n');
    expect(report).toContain('PASSED');
  });
});

describe('errors', () => {
  const error = { file: 'dist/broken.yaml', line: 3, column: 7, message: 'a mapping is not closed' };

  test('fail the build without any finding', () => {
    expect(text.render(resultOf([], [], [error]), { ...OPTIONS, failOn: 'never' })).toBe([
      'ERROR  dist/broken.yaml:3:7',
      '  a mapping is not closed',
      '',
      'FAILED (not everything could be checked): 0 findings, 0 accepted, 1 error in 3 objects, 1 workload, 2 ServiceAccounts',
      PROVENANCE_LINE,
      '',
    ].join('\n'));
  });

  test('are shown next to findings', () => {
    expect(text.render(resultOf([automounted], [], [{ message: 'the rule x failed' }]), OPTIONS)).toMatch(
      /\nERROR\n {2}the rule x failed\n\nFAILED \(not everything could be checked, findings at or above medium\): 1 finding \(1 medium\), 0 accepted, 1 error in/);
  });
});

test('the summary counts each severity, the worst first', () => {
  const severities = ['low', 'high', 'critical', 'high'] as const;
  expect(text.render(resultOf(severities.map(severity => finding(pod, { severity }))), { ...OPTIONS, failOn: 'never' }).split('\n').at(-3)).toMatch(
    /^PASSED \(failOn is never; by default, 3 findings at or above medium would fail\): 4 findings \(1 critical, 2 high, 1 low\), /);
});

describe('failOn: never', () => {
  const never = { ...OPTIONS, failOn: 'never' as const };

  test('shows if findings would fail the build by default', () => {
    expect(text.render(resultOf([finding(pod, { severity: 'low' })]), never)).toContain('PASSED (failOn is never; by default, no findings at or above medium would fail): ');
    expect(text.render(resultOf([finding(pod)]), never)).toContain('by default, 1 finding at or above medium would fail');
  });

  test('a setting below the policy still fails', () => {
    expect(text.render(resultOf([finding(pod, { rule: 'below-policy', severity: 'high' })]), never)).toContain('FAILED (settings below the policy): ');
  });

  test('quiet: findings that would fail by default', () => {
    const report = text.render(resultOf([finding(pod, { rule: 'shown' }), finding(pod, { rule: 'hidden', severity: 'low' })]), { ...never, quiet: true });
    expect(report).toContain('shown');
    expect(report).not.toContain('hidden');
  });
});

test('quiet: only findings that fail the build, but all are counted', () => {
  const report = text.render(resultOf([finding(pod, { rule: 'shown' }), finding(pod, { rule: 'hidden', severity: 'low' })]), { ...OPTIONS, quiet: true });
  expect(report).toContain('shown');
  expect(report).not.toContain('hidden');
  expect(report).toContain('2 findings (1 medium, 1 low)');
});

test('prose wraps to the width; code is left unchanged', () => {
  const render = (fix: string) => text.render(resultOf([finding(pod, {
    message: 'one two three four five six seven eight nine ten eleven twelve',
    fix,
  })]), { ...OPTIONS, width: 40 });
  const prose = render('remove the line, or write another one that is right');
  expect(prose).toContain('  one two three four five six seven\n  eight nine ten eleven twelve\n');
  expect(prose).toContain('  Fix: remove the line, or write another\n  one that is right\n');
  expect(render('spec:\n  a-long-line-of-yaml: that is never wrapped because it would break')).toContain(
    '  Fix:\n    spec:\n      a-long-line-of-yaml: that is never wrapped because it would break\n');
  expect(render('example.com/accept.read-secrets: \'a reason of some words\'')).toContain(
    '  Fix:\n    example.com/accept.read-secrets: \'a reason of some words\'\n');
  expect(render('new SecureServiceAccount(chart, \'payments\', { imagePullSecrets })')).toContain(
    '  Fix:\n    new SecureServiceAccount(chart, \'payments\', { imagePullSecrets })\n');
});

describe('color', () => {
  // eslint-disable-next-line no-control-regex
  const ESCAPES = /\u001b\[[\d;]*m/g;

  test('does not change the text', () => {
    const result = resultOf([automounted, { ...automounted, severity: 'critical', unknown: true }], [], [{ message: 'broken' }]);
    const colored = text.render(result, { ...OPTIONS, color: true });
    expect(colored).toMatch(ESCAPES);
    expect(colored.replace(ESCAPES, '')).toBe(text.render(result, OPTIONS));
  });

  test('comes only from us: manifests cannot send commands to the terminal', () => {
    const hostile = objectOf('Pod\u001b[2J', 'a\rPASSED', { namespace: 'n\u202e', construct: 'c\n::error::' });
    const report = text.render(resultOf(
      [finding(hostile, { message: 'name \u001b[31m', fix: 'write \u0007', path: ['spec', '\u001b[1m'], rule: 'rule' })],
      [],
      [{ file: 'a\u001b.yaml', message: 'bad \u009b' }],
    ), OPTIONS);
    // eslint-disable-next-line no-control-regex
    expect(report).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(report).not.toMatch(/^(PASSED|::)/m);
    expect(report).toContain('Pod\\u001b[2J n\\u202e/a\\rPASSED made by c\\n::error::');
  });
});

describe('the excerpt of a file', () => {
  const excerptOf = (lines: readonly string[], field: string, { kind = 'Pod', from = 1, width = 80 } = {}) => {
    const object = objectOf(kind, 'x', { source: { file: 'x', lines }, from });
    return text.render(resultOf([finding(object, { path: [field] })]), { ...OPTIONS, width }).split('\n').filter(line => line.includes(' |'));
  };

  test('shows nothing of a Secret, and nothing before the object', () => {
    expect(excerptOf(['kind: Secret', 'token: c2VjcmV0'], 'token', { kind: 'Secret' })).toEqual([]);
    expect(excerptOf(['  token: c2VjcmV0', '- kind: Pod', '  spec: {}'], 'kind', { from: 2 })).toEqual(['    2 | - kind: Pod', '      |   ^', '    3 |   spec: {}']);
  });

  test('shows all of a short block that begins there', () => {
    const lines = ['rules:', '- apiGroups:', '  - ""', '  verbs:', '  - get', '- apiGroups: []'];
    const source = { file: 'x', lines };
    const shown = (path: (string | number)[]) => text.render(resultOf([finding(objectOf('Role', 'x', { source }), { path })]), OPTIONS)
      .split('\n').flatMap(line => /^ +(\d+) \|/.exec(line)?.[1] ?? []);
    expect(shown(['rules', 'apiGroups', 0])).toEqual(['1', '2', '3', '4', '5']);
    expect(shown(['rules', 'apiGroups'])).toEqual(['1', '2', '3']);
    expect(excerptOf(['spec:', ...Array.from({ length: 20 }, (_, index) => `  field${index}: x`)], 'spec')).toHaveLength(10);
  });

  test('is aligned below tabs and wide characters', () => {
    expect(excerptOf(['\t"名": "x", "spec:'], 'spec')).toEqual(['    1 |   "名": "x", "spec:', `      | ${' '.repeat(2 + 12)}^`]);
  });

  test('is cut to the width, around the location', () => {
    const [line, caret] = excerptOf([`{${' '.repeat(200)}spec: 1${'x'.repeat(200)}}`], 'spec', { width: 60 });
    expect(line).toContain('spec: 1x');
    expect(line.length).toBeLessThanOrEqual(60);
    expect(line.indexOf('spec')).toBe(caret.indexOf('^'));
  });

  test('is empty for an unreadably long line', () => {
    expect(excerptOf([`{${' '.repeat(3000)}spec: 1}`], 'spec')).toEqual([]);
  });
});
