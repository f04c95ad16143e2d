import { createHash } from 'crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { CLEAN, runTool, useDirectory } from '../_run-tool';

const directory = useDirectory();

const READER = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: reader
  namespace: production
  annotations:
    cdk8s-least-privilege/accept.read-secrets: '[secrets get] rotates the certificates of the cluster'
rules:
- apiGroups: ['']
  resources: [secrets]
  verbs: [get]
`;

const ANONYMOUS_ADMIN = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: everybody
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: cluster-admin
subjects:
- apiGroup: rbac.authorization.k8s.io
  kind: Group
  name: system:unauthenticated
`;

/** The JSON report, with the exit code. */
async function report(...args: string[]) {
  const { code, stdout, stderr } = await runTool(['audit', 'app.yaml', '--output', 'json', ...args]);
  if (stdout === '') { throw new Error(stderr); }
  return { code, ...JSON.parse(stdout) };
}

const below = ({ findings }: any) => findings.filter(({ rule }: any) => rule === 'below-policy');
const severityOf = ({ findings }: any, id: string) => findings.find(({ rule }: any) => rule === id)?.severity;

beforeEach(() => { directory.write('app.yaml', READER.replace(/ {2}annotations:\n.*\n/, '')); });

describe('an attempt to go below the policy has no effect, and is a finding that names both places', () => {
  test.each<[string, string, string, string[], string, string, object]>([
    ['a rule switched off', 'rules: {read-secrets: medium}', 'rules: {read-secrets: off}', [],
      'rules.read-secrets of least-privilege.yaml:1:9', 'rules.read-secrets of policy.yaml:1:9', { rules: [expect.objectContaining({ to: 'medium' })] }],
    ['a rule lowered below the pack', 'pack: recommended\nfailOn: high', 'failOn: high\nrules:\n  read-secrets: low', [],
      'rules.read-secrets of least-privilege.yaml:3:3', 'pack of policy.yaml:1:1', {}],
    ['a rule switched off by a flag', 'pack: recommended', '', ['--rule', 'read-secrets=off'], '--rule read-secrets=off', 'pack of policy.yaml:1:1', {}],
    ['a weaker pack', 'pack: recommended', 'pack: pod-security-baseline', [], 'pack of least-privilege.yaml:1:1', 'pack of policy.yaml:1:1', {}],
    ['a weaker pack by a flag', 'pack: restricted', '', ['--pack', 'recommended'], '--pack', 'pack of policy.yaml:1:1', {}],
    ['a laxer failOn', 'failOn: medium', 'failOn: never', [], 'failOn of least-privilege.yaml:1:1', 'failOn of policy.yaml:1:1', { failOn: 'medium' }],
    ['a laxer --fail-on', 'failOn: low', '', ['--fail-on', 'critical'], '--fail-on', 'failOn of policy.yaml:1:1', { failOn: 'low' }],
    ['unknown', 'unknown: fail', 'unknown: low', [], 'unknown of least-privilege.yaml:1:1', 'unknown of policy.yaml:1:1', { unknown: 'fail' }],
    ['acceptances in annotations', 'acceptances: {inline: false}', 'acceptances: {inline: true}', [],
      'acceptances.inline of least-privilege.yaml:1:15', 'acceptances.inline of policy.yaml:1:15', { acceptances: { inline: false } }],
    ['a date', 'acceptances: {requireUntil: true}', 'acceptances: {requireUntil: false}', [],
      'acceptances.requireUntil of least-privilege.yaml:1:15', 'acceptances.requireUntil of policy.yaml:1:15', { acceptances: { requireUntil: true } }],
    ['an owner', 'acceptances: {requireOwner: true}', 'acceptances: {requireOwner: false}', [],
      'acceptances.requireOwner of least-privilege.yaml:1:15', 'acceptances.requireOwner of policy.yaml:1:15', { acceptances: { requireOwner: true } }],
    ['a ticket', 'acceptances: {requireTicket: true}', 'acceptances: {requireTicket: false}', [],
      'acceptances.requireTicket of least-privilege.yaml:1:15', 'acceptances.requireTicket of policy.yaml:1:15', { acceptances: { requireTicket: true } }],
    ['a later date', 'acceptances: {maximumDays: 30}', 'acceptances: {maximumDays: 31}', [],
      'acceptances.maximumDays of least-privilege.yaml:1:15', 'acceptances.maximumDays of policy.yaml:1:15',
      { acceptances: { maximumDays: 30 } }],
    ['another version', "kubernetesVersion: '1.36'", '', ['--kubernetes-version', '1.34'], '--kubernetes-version', 'kubernetesVersion of policy.yaml:1:1', {}],
    ['complete', 'complete: false', '', ['--complete'], '--complete', 'complete of policy.yaml:1:1', { complete: false }],
    ['another namespace', 'namespace: a', 'namespace: b', [], 'namespace of least-privilege.yaml:1:1', 'namespace of policy.yaml:1:1', { namespace: 'a' }],
    ['another baseline', 'baseline: a.json', 'baseline: b.json', [], 'baseline of least-privilege.yaml:1:1', 'baseline of policy.yaml:1:1', {}],
    ['a baseline where none is allowed', 'acceptances: {baseline: false}', '', ['--baseline', 'a.json'], '--baseline', 'acceptances.baseline of policy.yaml:1:15',
      { acceptances: { baseline: false } }],
    ['other audiences', 'apiAudiences: [a]', '', ['--api-audience', 'b'], '--api-audience', 'apiAudiences of policy.yaml:1:1', { apiAudiences: ['a'] }],
    ['the finding itself', 'failOn: medium', 'rules: {below-policy: off}', [], 'rules.below-policy of least-privilege.yaml:1:9', 'policy.yaml', {}],
  ])('%s', async (_, policy, configuration, flags, own, least, provenance) => {
    directory.write('policy.yaml', `${policy}\n`);
    directory.write('a.json', '{"version": 1, "entries": []}');
    directory.write('least-privilege.yaml', `${configuration}\n`);
    const result = await report('--policy', 'policy.yaml', ...flags);
    expect(below(result)).toHaveLength(1);
    const [{ severity, message, object, location }] = below(result);
    expect(severity).toBe('high');
    expect(message).toContain(own);
    expect(message).toContain(least);
    expect(object.name).toBe(flags.length === 0 ? 'least-privilege.yaml' : 'command line');
    expect(location?.file).toBe(flags.length === 0 ? 'least-privilege.yaml' : undefined);
    expect(result.provenance).toMatchObject(provenance);
    expect(severityOf(result, 'read-secrets')).toBeDefined();
    expect(result.code).not.toBe(0);
  });

  test('cannot be accepted, whatever the configuration', async () => {
    directory.write('policy.yaml', 'pack: recommended\n');
    directory.write('least-privilege.yaml', 'rules: {read-secrets: off}\n');
    await runTool(['audit', 'app.yaml', '--policy', 'policy.yaml', '--write-baseline', 'baseline.json']);
    expect(readFileSync('baseline.json', 'utf8')).not.toContain('below-policy');
    expect(below(await report('--policy', 'policy.yaml', '--baseline', 'baseline.json'))).toHaveLength(1);
  });

  test.each(['text', 'json', 'sarif', 'junit', 'markdown', 'github', 'gitlab'])('%s shows it, quiet or not', async format => {
    directory.write('policy.yaml', 'failOn: medium\n');
    directory.write('least-privilege.yaml', 'failOn: never\n');
    for (const flags of [[], ['--quiet']]) {
      const { code, stdout } = await runTool(['audit', 'app.yaml', '--policy', 'policy.yaml', '--output', format, ...flags]);
      expect(code).toBe(1);
      const flat = stdout.replace(/\\(?!n)|\s+/g, text => text.startsWith('\\') ? '' : ' ');
      for (const text of ['below-policy', 'failOn of least-privilege.yaml:1:1', 'failOn of policy.yaml:1:1']) { expect(flat).toContain(text); }
    }
  });

  test('a finding of a rule that the policy forbids to accept remains', async () => {
    directory.write('app.yaml', READER);
    expect((await report()).accepted).toHaveLength(1);
    directory.write('policy.yaml', 'acceptances: {forbid: [read-secrets]}\n');
    directory.write('least-privilege.yaml', 'acceptances: {forbid: [write-secrets]}\n');
    const result = await report('--policy', 'policy.yaml');
    expect(result.accepted).toHaveLength(0);
    expect(result.findings.map(({ rule }: any) => rule)).toEqual(['read-secrets', 'forbidden-acceptance']);
    expect(result.findings[1]).toMatchObject({
      message: 'acceptances.forbid of policy.yaml:1:15 forbids accepting findings of read-secrets', location: { file: 'app.yaml', line: 7 },
    });
    expect(result.provenance.acceptances.forbid.sort()).toEqual(['read-secrets', 'write-secrets']);
  });

  test.each([
    ['acceptances: {inline: false}', ''],
    ['acceptances: {requireUntil: true}', 'acceptances.requireUntil of policy.yaml:1:15 requires a last day'],
    ['acceptances: {maximumDays: 30}', 'acceptances.maximumDays of policy.yaml:1:15 requires a last day'],
    ['acceptances: {requireOwner: true}', 'acceptances.requireOwner of policy.yaml:1:15 requires an owner'],
    ['acceptances: {requireTicket: true}', 'acceptances.requireTicket of policy.yaml:1:15 requires a ticket'],
  ])('%s: an annotation without it accepts nothing', async (policy, message) => {
    directory.write('app.yaml', READER);
    directory.write('policy.yaml', `${policy}\n`);
    const { accepted, findings } = await report('--policy', 'policy.yaml');
    expect(accepted).toEqual([]);
    expect(findings[0].rule).toBe('read-secrets');
    expect(findings.map((finding: any) => finding.message).join()).toContain(message);
  });
});

describe('what the policy does not set counts with its default', () => {
  test.each<[string, string, string[], string, object]>([
    ['failOn: never', 'failOn: never', [], 'failOn of least-privilege.yaml:1:1 goes below the default of failOn, which policy.yaml does not set (at least medium)', { failOn: 'medium' }],
    ['a laxer failOn', 'failOn: critical', [], 'failOn of least-privilege.yaml:1:1 goes below the default of failOn', { failOn: 'medium' }],
    ['a laxer --fail-on', '', ['--fail-on', 'high'], '--fail-on goes below the default of failOn', { failOn: 'medium' }],
    ['a weaker pack', 'pack: pod-security-baseline', [], 'pack of least-privilege.yaml:1:1 goes below the default of pack, which policy.yaml does not set', {
      rules: expect.arrayContaining([{ rule: 'read-secrets', from: 'off', to: 'high', by: 'policy.yaml:1:1' }]),
    }],
    ['several weaker packs', 'pack: [cis, pod-security-baseline]', [], 'pack of least-privilege.yaml:1:1 goes below the default of pack', {}],
    ['a rule switched off', 'rules: {read-secrets: off}', [], 'rules.read-secrets of least-privilege.yaml:1:9 goes below the default of pack, which policy.yaml does not set (at least high)', {}],
    ['a rule switched off for a part', 'overrides: [{kinds: [Role], rules: {read-secrets: off}}]', [],
      'overrides[0].rules.read-secrets of least-privilege.yaml:1:37 goes below the default of pack', {}],
    ['annotations of others', 'acceptances: {foreign: true}', [], 'acceptances.foreign of least-privilege.yaml:1:15 goes below the default of acceptances.foreign',
      { acceptances: { foreign: false } }],
    ['a closed world', 'complete: true', [], 'complete of least-privilege.yaml:1:1 goes below the default of complete', { complete: false }],
    ['a closed world by a flag', '', ['--complete'], '--complete goes below the default of complete', { complete: false }],
    ['an excluded file', 'exclude: [a.yaml]', [], 'exclude[0] of least-privilege.yaml:1:11 goes below the default of exclude, which policy.yaml does not set', {}],
  ])('%s', async (_, configuration, flags, message, provenance) => {
    directory.write('policy.yaml', 'kubernetesVersion: "1.36"\n');
    directory.write('least-privilege.yaml', `${configuration}\n`);
    const result = await report('--policy', 'policy.yaml', ...flags);
    expect(below(result)).toEqual([expect.objectContaining({ message: expect.stringContaining(message) })]);
    expect(result.provenance).toMatchObject(provenance);
    expect(severityOf(result, 'read-secrets')).toBe('high');
    expect(result.code).toBe(1);
  });

  test('an empty policy is one', async () => {
    directory.write('policy.yaml', '');
    directory.write('least-privilege.yaml', 'failOn: never\n');
    const result = await report('--policy', 'policy.yaml');
    expect(below(result)).toHaveLength(1);
    expect(result.code).toBe(1);
  });

  test('a stricter configuration is above it', async () => {
    directory.write('policy.yaml', '');
    directory.write('least-privilege.yaml', 'pack: [recommended, restricted]\nfailOn: low\nunknown: as-known\ncomplete: false\nacceptances: {foreign: false}\nbaseline: a.json\n');
    directory.write('a.json', '{"version": 1, "entries": []}');
    expect(below(await report('--policy', 'policy.yaml'))).toEqual([]);
  });

  test('a policy can lower the defaults', async () => {
    directory.write('policy.yaml', 'pack: essential\nfailOn: never\ncomplete: true\nacceptances: {foreign: true}\n');
    directory.write('least-privilege.yaml', 'pack: essential\nfailOn: never\ncomplete: true\nacceptances: {foreign: true}\n');
    const result = await report('--policy', 'policy.yaml');
    expect(below(result)).toEqual([]);
    expect(result.provenance).toMatchObject({ failOn: 'never', complete: true, acceptances: { foreign: true } });
  });

  test('complete of a policy permits it, and does not declare it for every repository', async () => {
    directory.write('policy.yaml', 'complete: true\n');
    expect((await report('--policy', 'policy.yaml')).provenance.complete).toBe(false);
  });
});

describe('above the policy', () => {
  test('a configuration has the same effect as without a policy', async () => {
    directory.write('policy.yaml', 'pack: recommended\nfailOn: high\nrules: {read-secrets: medium}\nunknown: low\nacceptances: {maximumDays: 90}\n');
    directory.write('least-privilege.yaml', 'pack: restricted\nfailOn: low\nrules: {read-secrets: critical}\nunknown: fail\nacceptances: {maximumDays: 9, inline: false}\n');
    const result = await report('--policy', 'policy.yaml');
    expect(below(result)).toEqual([]);
    expect(severityOf(result, 'read-secrets')).toBe('critical');
    expect(result.pack).toBe('restricted');
    expect(result.provenance).toMatchObject({ failOn: 'low', unknown: 'fail', acceptances: { maximumDays: 9, inline: false } });
  });

  test('the policy is the default for unset options', async () => {
    directory.write('policy.yaml', "pack: restricted\nfailOn: high\nkubernetesVersion: '1.36'\n");
    const result = await report('--policy', 'policy.yaml');
    expect(result).toMatchObject({ pack: 'restricted', kubernetesVersion: '1.36', provenance: { failOn: 'high' } });
    expect(below(result)).toEqual([]);
  });

  test('a rule of the policy runs in a pack that does not have it', async () => {
    directory.write('policy.yaml', '{pack: pod-security-baseline, rules: {read-secrets: high}}\n');
    const result = await report('--policy', 'policy.yaml', '--pack', 'pod-security-baseline');
    expect(severityOf(result, 'read-secrets')).toBe('high');
    expect(below(result)).toEqual([]);
    expect(result.provenance.rules).toEqual([{ rule: 'read-secrets', from: 'off', to: 'high', by: 'rules.read-secrets of policy.yaml:1:39' }]);
  });

  describe('severities that a pack lowers in some circumstances, the policy does not lower', () => {
    const PLATFORM_ADMIN = ANONYMOUS_ADMIN.replace('- apiGroup: rbac.authorization.k8s.io\n  kind: Group\n  name: system:unauthenticated', '- kind: ServiceAccount\n  name: addon\n  namespace: kube-system');

    test.each([
      ['rules: {binding-to-cluster-admin: critical}', 'critical'],
      ['rules: {binding-to-cluster-admin: medium}', 'critical'],
      ['pack: recommended', 'critical'],
      // The policy lowers it too.
      ['pack: essential', 'low'],
    ])('under %s it is %s in the pack essential', async (policy, severity) => {
      directory.write('policy.yaml', `${policy}\n`);
      directory.write('least-privilege.yaml', 'pack: essential\n');
      directory.write('app.yaml', PLATFORM_ADMIN);
      expect(severityOf(await report('--policy', 'policy.yaml'), 'binding-to-cluster-admin')).toBe(severity);
    });

    test('the repository may override the severity', async () => {
      directory.write('policy.yaml', 'pack: essential\nrules: {binding-to-cluster-admin: medium}\n');
      directory.write('least-privilege.yaml', 'pack: essential\nrules: {binding-to-cluster-admin: high}\n');
      directory.write('app.yaml', PLATFORM_ADMIN);
      const found = await report('--policy', 'policy.yaml');
      expect([severityOf(found, 'binding-to-cluster-admin'), below(found)]).toEqual(['high', []]);
    });
  });

  test('a rule that the policy turns off can be turned off', async () => {
    directory.write('policy.yaml', 'pack: recommended\nrules: {read-secrets: off}\n');
    const result = await report('--policy', 'policy.yaml', '--rule', 'read-secrets=off');
    expect(result.findings).toEqual([]);
  });
});

test.each(['low', 'as-known', 'fail'] as const)('unknown: %s', async unknown => {
  directory.write('app.yaml', 'apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: b}\nspec: {serviceAccountName: c, containers: [{name: d, image: e}]}\n');
  directory.write('policy.yaml', `unknown: ${unknown}\nfailOn: critical\n`);
  const { code, findings } = await report('--policy', 'policy.yaml', '--fail-on', 'critical');
  const { severity } = findings.find(({ rule, unknown: isUnknown }: any) => rule === 'automounted-token' && isUnknown);
  expect([severity, code]).toEqual({ 'low': ['low', 0], 'as-known': ['medium', 0], 'fail': ['critical', 1] }[unknown]);
});

describe('sources of a policy', () => {
  const installed = join(__dirname, '..', '..', 'src', 'configuration', 'node_modules');
  afterEach(() => rmSync(installed, { recursive: true, force: true }));

  test('npm: is where the tool is installed, and never the working directory', async () => {
    directory.write('node_modules/@acme/test-policy/least-privilege.yaml', 'failOn: never\n');
    const refused = await runTool(['audit', 'app.yaml', '--policy', 'npm:@acme/test-policy']);
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain('npm:@acme/test-policy is not installed in ');
    mkdirSync(join(installed, '@acme/test-policy'), { recursive: true });
    writeFileSync(join(installed, '@acme/test-policy/least-privilege.yaml'), 'failOn: low\n');
    writeFileSync(join(installed, '@acme/test-policy/strict.yaml'), 'extends: npm:@acme/test-policy\nunknown: fail\n');
    expect((await report('--policy', 'npm:@acme/test-policy')).provenance).toMatchObject({ failOn: 'low', unknown: 'low' });
    expect((await report('--policy', 'npm:@acme/test-policy/strict.yaml')).provenance).toMatchObject({ failOn: 'low', unknown: 'fail' });
    expect((await runTool(['audit', 'app.yaml', '--policy', 'npm:@acme/test-policy/other.yaml'])).stderr).toContain('has no file other.yaml');
  });

  test.each([
    ['missing.yaml', 'missing.yaml can\'t be read'],
    ['wrong.yaml', 'wrong.yaml:1:1: there is no key "failsOn"; did you mean failOn?'],
    ['npm:', '"npm:" does not name a package'],
    ['npm:../policy', 'does not name a package'],
    ['npm:@acme/policy/../../x', 'does not name a package'],
    ['npm:/etc/passwd', 'does not name a package'],
    ['npm:\u001b[2J', 'does not name a package'],
    ['https://example.com/policy.yaml', 'can\'t be read'],
  ])('%j is refused', async (policy, message) => {
    directory.write('wrong.yaml', 'failsOn: low\n');
    const { code, stdout, stderr } = await runTool(['audit', 'app.yaml', '--policy', policy]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('\u001b');
  });

  test('a second one is refused, because it would replace the first', async () => {
    directory.write('policy.yaml', 'failOn: low\n');
    const { code, stderr } = await runTool(['audit', 'app.yaml', '--policy', 'policy.yaml', '--policy', 'policy.yaml']);
    expect(code).toBe(2);
    expect(stderr).toContain('Only one policy counts');
  });
});

describe('extends', () => {
  test('applies before the file, and paths are relative to each file', async () => {
    directory.write('least-privilege.yaml', 'extends: [shared/a.yaml, npm:@acme/base]\nfailOn: low\n');
    directory.write('shared/a.yaml', 'extends: b.yaml\nfailOn: high\nrules: {read-secrets: low}\n');
    directory.write('shared/b.yaml', 'failOn: critical\ncontext: [known]\n');
    directory.write('shared/known/a.yaml', CLEAN);
    directory.write('node_modules/@acme/base/least-privilege.yaml', 'rules: {read-secrets: critical}\n');
    const { provenance, ...result } = await report();
    expect(severityOf(result, 'read-secrets')).toBe('critical');
    expect(provenance.failOn).toBe('low');
    expect(provenance.configuration.map(({ file }: any) => file))
      .toEqual(['shared/b.yaml', 'shared/a.yaml', 'node_modules/@acme/base/least-privilege.yaml', 'least-privilege.yaml']);
    expect(provenance.context).toEqual([{ file: 'shared/known', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(provenance.rules).toEqual([{
      rule: 'read-secrets', from: 'high', to: 'critical', by: expect.stringMatching(/^rules\.read-secrets of .*node_modules\/@acme\/base\/least-privilege\.yaml:1:9$/),
    }]);
  });

  test.each([
    ['extends: least-privilege.yaml', /least-privilege\.yaml extends .*least-privilege\.yaml; remove one/],
    ['extends: other.yaml', /least-privilege\.yaml extends .*other\.yaml extends .*least-privilege\.yaml; remove one/],
    ['extends: missing.yaml', /missing\.yaml can't be read/],
    ['extends: npm:not-installed', /npm:not-installed is not installed/],
    ['extends: 5', /least-privilege\.yaml:1:1: extends must be /],
  ])('%s is refused', async (text, message) => {
    directory.write('least-privilege.yaml', `${text}\n`);
    directory.write('other.yaml', 'extends: [least-privilege.yaml]\n');
    const { code, stdout, stderr } = await runTool(['audit', 'app.yaml']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});

describe('without a policy', () => {
  beforeEach(() => { directory.write('app.yaml', ANONYMOUS_ADMIN); });

  test.each(['off', 'low'])('findings that cannot be accepted do not become %s', async severity => {
    const before = await report();
    const { findings } = before;
    const never = findings.find(({ rule }: any) => rule === 'binding-to-anonymous');
    expect(never.severity).toBe('critical');
    const ids: string[] = [...new Set<string>(findings.map(({ rule }: any) => rule))];
    directory.write('least-privilege.yaml', `rules: {${ids.map(id => `${id}: ${severity}`).join(', ')}}\n`);
    const result = await report();
    expect(result.code).toBe(1);
    expect(result.findings).toContainEqual(never);
    expect(result.notes.join()).toContain('binding-to-anonymous: off or lowered, which has no effect on findings that cannot be accepted');
  });

  test('the same rule is off for other findings', async () => {
    directory.write('app.yaml', ANONYMOUS_ADMIN.replace('cluster-admin', 'view'));
    expect(severityOf(await report(), 'binding-to-anonymous')).toBe('critical');
    const result = await report('--rule', 'binding-to-anonymous=off');
    expect(severityOf(result, 'binding-to-anonymous')).toBeUndefined();
    expect(result.provenance.rules).toEqual([{ rule: 'binding-to-anonymous', from: 'critical', to: 'off', by: '--rule binding-to-anonymous=off' }]);
  });

  test('configurations that are not read are named', async () => {
    directory.write('.git/HEAD', 'ref: refs/heads/main\n');
    directory.write('least-privilege.yaml', 'failOn: low\n');
    expect((await report('--no-config')).notes).toEqual(['the configuration least-privilege.yaml is not read, because of --no-config']);
    directory.write('below/app.yaml', ANONYMOUS_ADMIN);
    directory.write('below/least-privilege.yaml', 'failOn: never\n');
    process.chdir('below');
    expect((await report()).notes).toEqual(['the configuration ../least-privilege.yaml is not read, because least-privilege.yaml is nearer']);
    rmSync('least-privilege.yaml');
    mkdirSync('.git');
    expect((await report()).notes).toEqual(['the configuration ../least-privilege.yaml is not read, because the search ends at .git, although that is not a Git repository']);
    writeFileSync('.git/HEAD', 'ref: refs/heads/main\n');
    expect((await report()).notes).toBeUndefined();
  });
});

describe('provenance', () => {
  test('has the files with their digests, and labels', async () => {
    const baseline = '{"version": 1, "entries": []}\n';
    directory.write('policy.yaml', 'failOn: low\n');
    directory.write('least-privilege.yaml', 'failOn: low\nbaseline: baseline.json\n');
    directory.write('baseline.json', baseline);
    directory.write('known.yaml', CLEAN);
    const { provenance } = await report('--policy', 'policy.yaml', '--context', 'known.yaml', '--label', 'cluster=prod', '--label', 'commit=a=b');
    const used = (file: string, text: string) => ({ file, sha256: createHash('sha256').update(text).digest('hex') });
    expect(provenance).toMatchObject({
      policy: [used('policy.yaml', 'failOn: low\n')],
      configuration: [used('least-privilege.yaml', 'failOn: low\nbaseline: baseline.json\n')],
      baseline: used('baseline.json', baseline),
      context: [used('known.yaml', CLEAN)],
      labels: { cluster: 'prod', commit: 'a=b' },
    });
    const { stdout } = await runTool(['audit', 'app.yaml', '--policy', 'policy.yaml', '--output', 'sarif', '--label', 'cluster=prod']);
    expect(JSON.parse(stdout).runs[0].properties.provenance).toMatchObject({ pack: 'recommended', labels: { cluster: 'prod' }, policy: [used('policy.yaml', 'failOn: low\n')] });
  });

  test.each(['cluster', '=prod', 'cluster=', '__proto__=x', 'a b=c', '\u001b[2J=x'])('--label %j is refused', async label => {
    const { code, stdout, stderr } = await runTool(['audit', 'app.yaml', '--label', label]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--label takes a name');
    expect(stderr).not.toContain('\u001b');
  });

  test('a repeated label is refused', async () => {
    expect((await runTool(['audit', 'app.yaml', '--label', 'a=b', '--label', 'a=c'])).stderr).toContain('--label a is given twice');
  });

  test('labels and names of files are data', async () => {
    directory.write('\u001b[2J::error::policy.yaml', 'failOn: low\n');
    for (const format of ['text', 'json', 'sarif', 'junit', 'markdown', 'github', 'gitlab']) {
      const { stdout } = await runTool(['audit', 'app.yaml', '--policy', '\u001b[2J::error::policy.yaml', '--label', 'a=\u001b[2J\n::error::x', '--output', format]);
      expect(stdout).not.toContain('\u001b');
      expect(stdout).not.toMatch(/^\s*::error::/m);
      expect(stdout).toMatch(/::error::policy\.yaml|error%3A%3Apolicy|error::policy/);
    }
  });

  test('a context that is a pipe has no digest, and is read', async () => {
    const { provenance } = await report('--context', '/dev/null');
    expect(provenance.context[0].sha256).toBeUndefined();
  });
});
