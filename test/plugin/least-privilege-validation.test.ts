import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { FailOn, LeastPrivilegeChecksProps, LeastPrivilegeValidation } from '../../src';
import { ValidationContext, ValidationViolation } from '../../src/plugin/validation-context';
import { IRule } from '../../src/rules';

let directory: string;
const before = process.cwd();

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'plugin-'));
  // Ignores configuration files of the developer's machine.
  process.chdir(directory);
});
afterEach(() => {
  process.chdir(before);
  rmSync(directory, { recursive: true });
});

interface Report {
  status?: string;
  metadata?: { readonly [key: string]: string };
  readonly violations: ValidationViolation[];
}

/** What cdk8s-cli receives for files with these contents. */
async function validate(
  files: { readonly [name: string]: string }, props?: LeastPrivilegeChecksProps, more: Partial<ValidationContext> = {},
): Promise<Report> {
  for (const [name, text] of Object.entries(files)) { writeFileSync(name, text); }
  const reported: Report = { violations: [] };
  const report = {
    addViolation(violation: ValidationViolation) {
      if (reported.status !== undefined) { throw new Error('added after submit'); }
      reported.violations.push(violation);
    },
    submit(status: string, metadata?: { readonly [key: string]: string }) { Object.assign(reported, { status, metadata }); },
  };
  await new LeastPrivilegeValidation(props).validate({ manifests: Object.keys(files), report, ...more });
  return reported;
}

function role(name: string, verbs = 'get,list', kind = 'Role', more = ''): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata:
  name: ${name}
  namespace: production
${more}rules:
  - apiGroups: ['']
    resources: [secrets]
    verbs: [${verbs}]
`;
}

const CLEAN = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: config }\n';

test('an app without findings succeeds', async () => {
  expect(await validate({ 'a.yaml': CLEAN })).toEqual({
    status: 'success',
    violations: [],
    metadata: { 'Pack': 'recommended', 'Checked by': expect.stringMatching(/^least-privilege \S+, pack recommended, no policy, no configuration, /), 'Fails on': 'medium', 'Objects': '1', 'Findings': 'none', 'Accepted': '0' },
  });
});

test('a finding fails the validation, with the rule, object, place, problem and remedy', async () => {
  const { status, violations } = await validate({ 'a.yaml': role('reader') });
  expect(status).toBe('failure');
  expect(violations).toHaveLength(1);
  const [{ ruleName, recommendation, fix, violatingResources }] = violations;
  expect(ruleName).toBe('read-secrets');
  expect(recommendation).toMatch(/^A role reads Secrets without naming them\. \S/);
  expect(fix).toMatch(/^Permission\.get\(.*\)\.named\(/);
  expect(fix).toContain("Findings.of(construct).accept({ rule: 'read-secrets', finding:");
  expect(violatingResources).toEqual([{
    resourceName: 'reader',
    manifestPath: 'a.yaml',
    locations: [expect.stringMatching(/^HIGH {2}Role production\/reader \[secrets get,list\] at a\.yaml:7:5 rules\[0\]: '.*Secret/)],
  }]);
});

test('findings of one rule are grouped, the worst first, each file in its order', async () => {
  const { violations } = await validate({ 'b.yaml': role('b'), 'a.yaml': `${role('a')}---\n${role('c', 'get,create')}---\n${role('d', '"*"')}` });
  expect(violations.map(({ ruleName, violatingResources }) => [ruleName, violatingResources.map(({ resourceName }) => resourceName)])).toEqual(
    expect.arrayContaining([['read-secrets', expect.arrayContaining(['a', 'c', 'b'])]]));
  const names = violations.find(({ ruleName }) => ruleName === 'read-secrets')!.violatingResources.map(({ resourceName }) => resourceName);
  expect(names.indexOf('a')).toBeLessThan(names.indexOf('b'));
});

test('findings that cannot be accepted are not offered for acceptance', async () => {
  const { violations } = await validate({
    'a.yaml': `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: everyone }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
subjects: [{ apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:authenticated' }]
`,
  });
  expect(violations[0].violatingResources[0].locations[0]).toMatch(/^CRITICAL/);
  expect(violations.find(({ ruleName }) => ruleName === 'binding-to-all-authenticated-users')!.fix).not.toContain('accept(');
});

test('ambiguous names include kind and namespace, because cdk8s-cli would name the wrong construct', async () => {
  const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\n';
  const { violations } = await validate({ 'a.yaml': `${role('web')}---\n${role('other')}`, 'b.yaml': config });
  expect(violations[0].violatingResources.map(({ resourceName }) => resourceName)).toEqual(['Role production/web', 'other']);
});

test('manifest contents cannot move the cursor', async () => {
  const { violations } = await validate({ 'a.yaml': role('"\\e[2Jweb"') });
  expect(violations[0].violatingResources[0].locations[0]).not.toContain('\u001b');
  expect(violations[0].violatingResources[0].resourceName).toBe('\\u001b[2Jweb');
});

test('with --stdout, temporary files are not named', async () => {
  const { violations } = await validate({ 'a.yaml': role('reader') }, {}, { stdout: true });
  expect(violations[0].violatingResources[0].locations[0]).toContain('[secrets get,list] at line 7 rules[0]: ');
});

describe('input that cannot be checked fails', () => {
  test.each<[string, { [name: string]: string }, string]>([
    ['a manifest that is broken', { 'a.yaml': CLEAN, 'b.yaml': 'kind: Pod\nkind: Pod\n' }, 'line 2, column 1: duplicate key "kind"'],
    ['an app without files', {}, 'cdk8s-cli found no .yaml files, the only extension it reads'],
    ['files without objects', { 'a.yaml': '', 'values.yaml': 'replicas: 1\n' }, 'none of the 2 .yaml files that the app wrote contains a Kubernetes object'],
  ])('%s', async (_, files, message) => {
    const { status, violations } = await validate(files, { failOn: FailOn.NEVER });
    expect(status).toBe('failure');
    expect(violations).toHaveLength(1);
    expect(violations[0].ruleName).toBe('not-checked');
    expect(violations[0].violatingResources[0].locations).toEqual([expect.stringContaining(message)]);
  });

  test('a missing context or baseline', async () => {
    for (const props of [{ context: ['nowhere'] }, { baseline: 'nowhere' }]) {
      const { status, violations } = await validate({ 'a.yaml': CLEAN }, { ...props, failOn: FailOn.NEVER });
      expect(status).toBe('failure');
      expect(JSON.stringify(violations)).toContain('nowhere');
    }
  });

  test('a rule that throws', async () => {
    const broken: IRule = {
      id: 'broken', summary: 's', why: 'w', fix: { construct: 'c', yaml: 'y' }, references: [], subject: 'app', check: () => { throw new Error('it has a bug'); },
    };
    const { status, violations } = await validate({ 'a.yaml': CLEAN }, { customRules: [broken], failOn: FailOn.NEVER });
    expect(status).toBe('failure');
    expect(JSON.stringify(violations)).toContain('it has a bug');
  });

  test('and all other findings are still reported', async () => {
    const { violations } = await validate({ 'a.yaml': role('reader'), 'b.yaml': 'kind: [' });
    expect(violations.map(({ ruleName }) => ruleName)).toEqual(['not-checked', 'read-secrets']);
  });
});

test('a file that is not a manifest is skipped and named', async () => {
  const { status, metadata } = await validate({ 'a.yaml': CLEAN, 'empty.yaml': '' });
  expect(status).toBe('success');
  expect(metadata).toMatchObject({ Skipped: 'empty.yaml' });
});

describe('properties', () => {
  test('failOn: findings below it are only counted', async () => {
    const { status, violations, metadata } = await validate({ 'a.yaml': role('reader') }, { failOn: FailOn.CRITICAL });
    expect(status).toBe('success');
    expect(violations).toEqual([]);
    expect(metadata).toMatchObject({ 'Fails on': 'critical', 'Findings': '1 high', 'Not listed': '1 high' });
  });

  test.each<[string, LeastPrivilegeChecksProps, string]>([
    ['in properties', { failOn: FailOn.NEVER }, ''],
    ['in the configuration', {}, 'failOn: never\n'],
  ])('failOn: never %s lists findings and succeeds', async (_, props, configuration) => {
    writeFileSync('least-privilege.yaml', configuration);
    const { status, violations, metadata } = await validate({ 'a.yaml': role('reader') }, props);
    expect(status).toBe('success');
    expect(violations.map(({ ruleName }) => ruleName)).toEqual(['read-secrets']);
    expect(metadata).toMatchObject({ 'Fails on': 'never; by default, 1 finding at or above medium would fail' });
  });

  test('a policy applies, and settings below it are violations', async () => {
    writeFileSync('policy.yaml', 'pack: recommended\nfailOn: high\n');
    const { status, violations, metadata } = await validate(
      { 'a.yaml': role('reader') }, { policy: 'policy.yaml', failOn: FailOn.NEVER, rules: { 'read-secrets': 'off' } });
    expect(status).toBe('failure');
    expect(violations.map(({ ruleName, violatingResources: [{ locations }] }) => [ruleName, locations[0]])).toEqual([
      ['below-policy', expect.stringContaining('the property failOn goes below failOn of policy.yaml:2:1')],
      ['below-policy', expect.stringContaining('the property rules.read-secrets goes below pack of policy.yaml:1:1')],
      ['read-secrets', expect.any(String)],
    ]);
    expect(metadata).toMatchObject({ 'Fails on': 'high', 'Checked by': expect.stringContaining('policy policy.yaml (sha256 ') });
  });

  test('rules, pack and namespace', async () => {
    expect(await validate({ 'a.yaml': role('reader') }, { rules: { 'read-secrets': 'off' }, pack: 'restricted', namespace: 'x' })).toMatchObject({ status: 'success', metadata: { Pack: 'restricted' } });
  });

  test('reportFile', async () => {
    await validate({ 'a.yaml': role('reader') }, { reportFile: 'reports/report.json' });
    expect(JSON.parse(readFileSync('reports/report.json', 'utf8'))).toMatchObject({ version: 1, findings: [{ rule: 'read-secrets', location: { file: 'a.yaml', line: 7 } }] });
  });

  test('an acceptance in a manifest is counted', async () => {
    const accepted = role('reader', 'get', 'Role', '').replace('metadata:\n', 'metadata:\n  annotations: { cdk8s-least-privilege/accept.read-secrets: "[secrets get] reads them for backups" }\n');
    expect(await validate({ 'a.yaml': accepted })).toMatchObject({ status: 'success', metadata: { Accepted: '1' } });
  });

  test('the configuration file applies, and properties take precedence', async () => {
    writeFileSync('least-privilege.yaml', 'failOn: critical\n');
    expect((await validate({ 'a.yaml': role('reader') })).status).toBe('success');
    expect((await validate({ 'a.yaml': role('reader') }, { failOn: FailOn.HIGH })).status).toBe('failure');
    writeFileSync('other.yaml', 'failOn: high\n');
    expect((await validate({ 'a.yaml': role('reader') }, { configurationFile: 'other.yaml' })).status).toBe('failure');
  });

  test('findings depend on the version of Kubernetes, which is named', async () => {
    const files = { 'a.yaml': role('debugger', 'get').replace('[secrets]', '[pods/exec]') };
    const without = await validate(files);
    expect(without.violations[0].violatingResources[0].locations[0]).toContain('up to Kubernetes 1.34');
    expect(without.metadata).not.toHaveProperty('Kubernetes version');
    expect(await validate(files, { kubernetesVersion: '1.37' })).toMatchObject({ status: 'success', metadata: { 'Kubernetes version': '1.37', 'Note': 'checked for Kubernetes 1.37' } });
    expect(await validate(files, { kubernetesVersion: '1.20' })).toMatchObject({
      status: 'failure', metadata: { 'Kubernetes version': '1.34', 'Note': expect.stringContaining('the known version closest to 1.20') },
    });
  });

  test.each<[string, object, string]>([
    ['an unknown key', { exclude: ['read-secrets'] }, 'there is no key "exclude"'],
    ['a misspelt key', { packs: 'restricted' }, 'there is no key "packs"; did you mean pack?'],
    ['a pack', { pack: 'restrictd' }, 'did you mean restricted?'],
    ['a version of Kubernetes', { kubernetesVersion: 'newest' }, "kubernetesVersion is \"newest\", but must be a version of Kubernetes such as '1.34' or 'v1.34.4'"],
    ['a version that is a number', { kubernetesVersion: 1.34 }, 'kubernetesVersion must be a string, got 1.34; write it in quotes'],
    ['a severity', { failOn: 'hihg' }, 'did you mean high?'],
    ['a rule', { rules: { 'read-secret': 'off' } }, 'there is no rule "read-secret"; did you mean read-secrets?'],
    ['a severity, as YAML 1.1 reads off', { rules: { 'read-secrets': false } }, 'rules.read-secrets'],
    ['a type', { complete: 'yes' }, 'complete must be true or false, got "yes"'],
    ['a list', { context: 'cluster/' }, 'context must be a list, got "cluster/"'],
    ['a requirement on acceptances', { acceptances: { maximumDay: 9 } }, 'in acceptances there is no key "maximumDay"; did you mean maximumDays?'],
    ['the option that failOn: never replaces', { warnOnly: true }, 'there is no key "warnOnly"; write failOn: never instead'],
    ['a file', { configurationFile: 'nowhere.yaml' }, 'nowhere.yaml'],
    ['properties', ['restricted'], 'there is no key "0"'],
  ])('invalid properties throw immediately: %s', (_, properties, message) => {
    expect(() => new LeastPrivilegeValidation(properties as LeastPrivilegeChecksProps)).toThrow(message);
  });
});

test('custom rules are shown with their own texts', async () => {
  const noRoles: IRule = {
    id: 'no-roles',
    summary: 'An app makes a Role.',
    why: 'Here, the platform team does.',
    fix: { construct: 'Ask them', yaml: 'a: b\nc: d' },
    references: [],
    subject: 'app',
    * check(app) {
      for (const object of app.objectsOf('rbac.authorization.k8s.io', 'Role')) { yield { object, path: [], key: object.name, message: 'it is there', fix: 'first\nsecond' }; }
    },
  };
  const { violations } = await validate({ 'a.yaml': role('reader') }, { customRules: [noRoles] });
  expect(violations.find(({ ruleName }) => ruleName === 'no-roles')).toMatchObject({
    recommendation: 'An app makes a Role. Here, the platform team does.',
    fix: expect.stringMatching(/^\n {4}first\n {4}second\n/),
    violatingResources: [{ resourceName: 'reader', locations: ['MEDIUM  Role production/reader [reader] at a.yaml:1:1: it is there'] }],
  });
});
