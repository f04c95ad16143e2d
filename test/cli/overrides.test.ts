import { symlinkSync } from 'fs';
import { runTool, useDirectory } from '../_run-tool';
import { problemsWith } from '../_schemas';

const directory = useDirectory();

const role = (name: string, namespace: string, metadata = '') => `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: ${name}, namespace: ${namespace}${metadata} }
rules:
- { apiGroups: [''], resources: [secrets], verbs: [get] }
`;

const BINDING_TO_ALL = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: everybody }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
subjects:
- { apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:unauthenticated' }
`;

async function report(...args: string[]) {
  const { code, stdout, stderr } = await runTool(['audit', 'apps', '--output', 'json', ...args]);
  if (stdout === '') { throw new Error(stderr); }
  const document = JSON.parse(stdout);
  // The schema composes accepted findings, which a closed schema refuses.
  expect(problemsWith({ ...document, accepted: [] }, 'report')).toEqual([]);
  return { code, ...document };
}

const configure = (...overrides: object[]) => directory.write('least-privilege.yaml', `overrides:\n${overrides.map(each => `- ${JSON.stringify(each)}\n`).join('')}`);

/** The severities of the findings on Roles that read Secrets, by Role name. */
const severities = ({ findings }: any) => Object.fromEntries(
  findings.filter(({ rule }: any) => rule === 'read-secrets').map(({ object, severity }: any) => [object.name, severity]));

beforeEach(() => {
  directory.write('apps/a.yaml', role('a', 'production'));
  directory.write('apps/vendor/b.yaml', role('b', 'staging'));
});

test('without overrides', async () => {
  expect(severities(await report())).toEqual({ a: 'high', b: 'high' });
});

test.each<[string, object[], object]>([
  ['a path', [{ paths: ['apps/vendor'], rules: { 'read-secrets': 'low' } }], { a: 'high', b: 'low' }],
  ['a glob', [{ paths: ['**/b.*'], rules: { 'read-secrets': 'low' } }], { a: 'high', b: 'low' }],
  ['a path without matches', [{ paths: ['vendor', 'apps/vend', 'b.yaml'], rules: { 'read-secrets': 'low' } }], { a: 'high', b: 'high' }],
  ['a namespace', [{ namespaces: ['production'], rules: { 'read-secrets': 'critical' } }], { a: 'critical', b: 'high' }],
  ['a kind', [{ kinds: ['Role'], rules: { 'read-secrets': 'low' } }], { a: 'low', b: 'low' }],
  ['another kind', [{ kinds: ['ClusterRole'], rules: { 'read-secrets': 'low' } }], { a: 'high', b: 'high' }],
  ['lists that do not all match the object', [{ namespaces: ['production'], paths: ['apps/vendor'], rules: { 'read-secrets': 'low' } }], { a: 'high', b: 'high' }],
  ['another rule', [{ namespaces: ['production'], rules: { 'write-secrets': 'low' } }], { a: 'high', b: 'high' }],
  ['off', [{ namespaces: ['production'], rules: { 'read-secrets': 'off' } }], { b: 'high' }],
  ['several, of which the last applies', [{ kinds: ['Role'], rules: { 'read-secrets': 'off' } }, { namespaces: ['staging'], rules: { 'read-secrets': 'medium' } }], { b: 'medium' }],
])('%s', async (_, overrides, expected) => {
  configure(...overrides);
  expect(severities(await report())).toEqual(expected);
});

test('they take precedence over rules, which may be off elsewhere', async () => {
  configure({ namespaces: ['staging'], rules: { 'read-secrets': 'low' } });
  expect(severities(await report('--rule', 'read-secrets=critical'))).toEqual({ a: 'critical', b: 'low' });
  expect(severities(await report('--rule', 'read-secrets=off'))).toEqual({ b: 'low' });
});

test('the report lists them', async () => {
  const override = { namespaces: ['staging'], kinds: ['Role'], paths: ['apps'], rules: { 'read-secrets': 'low' } };
  configure(override);
  expect((await report()).provenance.overrides).toEqual([{ ...override, by: 'overrides[0] of least-privilege.yaml:2:3' }]);
  expect((await runTool(['audit', 'apps'])).stdout.replace(/\s+/g, ' ')).toContain(', 1 override for a part of the input,');
});

test('an acceptance of a rule that is off there is not unused', async () => {
  const accepted = role('b', 'staging', ", annotations: { cdk8s-least-privilege/accept.read-secrets: '[secrets get] rotates the certificates' }");
  directory.write('apps/vendor/b.yaml', accepted);
  configure({ namespaces: ['staging'], rules: { 'read-secrets': 'off' } });
  const { findings } = await report();
  expect(findings.map(({ rule }: any) => rule)).not.toContain('unused-acceptance');
});

test('they do not lower findings that cannot be accepted', async () => {
  directory.write('apps/a.yaml', BINDING_TO_ALL);
  const off = Object.fromEntries(['anonymous', 'cluster-admin', 'privileged-role', 'all-authenticated-users'].map(name => [`binding-to-${name}`, 'off']));
  configure({ paths: ['apps'], rules: off });
  const { code, findings } = await report();
  expect(code).toBe(1);
  expect(findings.find(({ rule }: any) => rule === 'binding-to-anonymous')).toMatchObject({ severity: 'critical' });
});

test('the fix of one that applies to no object is to remove it', async () => {
  configure({ kinds: ['ClusterRole'], rules: { 'read-secrets': 'low' } });
  expect((await runTool(['audit', 'apps'])).stdout).toContain('remove what has no effect in Configuration least-privilege.yaml');
});

describe('under a policy', () => {
  test('those below it have no effect, and are findings at their lines', async () => {
    directory.write('policy.yaml', 'pack: recommended\nrules: {write-secrets: medium}\n');
    configure({ kinds: ['Role'], rules: { 'read-secrets': 'off', 'write-secrets': 'low' } }, { namespaces: ['production'], rules: { 'read-secrets': 'critical' } });
    const result = await report('--policy', 'policy.yaml');
    expect(result.code).toBe(1);
    expect(severities(result)).toEqual({ a: 'critical', b: 'high' });
    const below = result.findings.filter(({ rule }: any) => rule === 'below-policy');
    expect(below.map(({ message }: any) => message)).toEqual([
      expect.stringMatching(/^overrides\[0\]\.rules\.read-secrets of least-privilege\.yaml:2:\d+ goes below pack of policy\.yaml:1:1 \(at least high\)/),
      expect.stringMatching(/^overrides\[0\]\.rules\.write-secrets of least-privilege\.yaml:2:\d+ goes below rules\.write-secrets of policy\.yaml:2:9 \(at least medium\)/),
    ]);
    expect(result.provenance.overrides[0].rules).toEqual({ 'read-secrets': 'high', 'write-secrets': 'medium' });
  });

  test('its own raise severities, regardless of those of the repository, and lower none', async () => {
    directory.write('policies/policy.yaml', 'overrides:\n- { paths: [apps], namespaces: [production], rules: { read-secrets: critical } }\n- { namespaces: [staging], rules: { read-secrets: low } }\n');
    configure({ namespaces: ['production'], rules: { 'read-secrets': 'off' } });
    expect(severities(await report('--policy', 'policies/policy.yaml'))).toEqual({ a: 'critical', b: 'high' });
  });

  test('a link gives no file a name that its own do not apply to', async () => {
    directory.write('policy.yaml', 'overrides:\n- { paths: [apps/prod], rules: { read-secrets: critical } }\n');
    directory.write('apps/prod/role.yaml', role('c', 'production'));
    symlinkSync('prod', 'apps/a-link');
    expect(severities(await report('--policy', 'policy.yaml'))).toMatchObject({ c: 'critical' });
  });
});

test.each<[string, object, string]>([
  ['nothing to apply to', { rules: { 'read-secrets': 'low' } }, 'overrides[0] must have paths, namespaces or kinds; severities for all objects belong in rules at the top level'],
  ['no rules', { kinds: ['Role'], namespaces: ['a'] }, 'overrides[0] has no rules; add it'],
  ['empty rules', { kinds: ['Role'], rules: {} }, 'overrides[0].rules must have at least one rule'],
  ['a rule that does not exist', { kinds: ['Role'], rules: { 'read-secretz': 'low' } }, 'in overrides[0].rules there is no rule "read-secretz"; did you mean read-secrets?'],
  ['a severity that does not exist', { kinds: ['Role'], rules: { 'read-secrets': 'lowest' } }, 'overrides[0].rules.read-secrets is "lowest", but must be one of off, critical, high, medium, low'],
  ['a rule on acceptances', { kinds: ['Role'], rules: { 'below-policy': 'off' } }, 'there is no rule "below-policy"'],
  ['a path outside of the directory', { paths: ['../apps'], rules: { 'read-secrets': 'low' } }, 'overrides[0].paths[0] is "../apps", but must be a glob relative to the file'],
  ['an empty list', { kinds: [], rules: { 'read-secrets': 'low' } }, 'overrides[0].kinds'],
  ['a misspelt key', { kind: ['Role'], rules: { 'read-secrets': 'low' } }, 'in overrides[0] there is no key "kind"; did you mean kinds?'],
])('is bad input with %s', async (_, override, message) => {
  configure(override);
  const { code, stdout, stderr } = await runTool(['audit', 'apps']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^least-privilege: least-privilege\.yaml:2:/);
  expect(stderr).toContain(message);
});

describe('entries that apply to nothing', () => {
  const unused = ({ findings }: any) => findings.filter(({ rule }: any) => rule === 'unused-acceptance');

  test.each([
    [{ kinds: ['DaemonSet'] }, 'there is none with kinds DaemonSet'],
    [{ paths: ['apps/vendors', 'charts'], namespaces: ['production'] }, 'there is none with paths apps/vendors, charts and namespaces production'],
    [{ namespaces: ['a', 'b', 'c', 'd', 'e'] }, 'there is none with namespaces a, b, c or 2 more'],
  ])('%j is a finding, like an exception that matches nothing', async (part, message) => {
    configure({ kinds: ['Role'], rules: { 'read-secrets': 'low' } }, { ...part, rules: { 'read-secrets': 'low' } });
    const result = await report('--pack', 'restricted');
    expect(unused(result)).toMatchObject([{
      severity: 'medium',
      object: { kind: 'Configuration', name: 'least-privilege.yaml' },
      message: `overrides[1] of least-privilege.yaml:3:3 applies to no object: ${message}`,
      fix: 'correct overrides[1] of least-privilege.yaml:3:3, or remove it',
      location: { file: 'least-privilege.yaml', line: 3, column: 3 },
    }]);
  });

  test('one is not reported if unused acceptances are off', async () => {
    configure({ kinds: ['DaemonSet'], rules: { 'read-secrets': 'low' } });
    expect(unused(await report('--rule', 'unused-acceptance=off'))).toEqual([]);
  });

  test('one is not reported if a file cannot be read, which may contain its objects', async () => {
    configure({ kinds: ['DaemonSet'], rules: { 'read-secrets': 'low' } });
    directory.write('apps/broken.yaml', 'kind: [\n');
    expect(unused(await report('--pack', 'restricted'))).toEqual([]);
  });

  test('an object of the context does not count as one of the app', async () => {
    directory.write('cluster/c.yaml', role('c', 'elsewhere'));
    configure({ namespaces: ['elsewhere'], rules: { 'read-secrets': 'low' } });
    expect(unused(await report('--pack', 'restricted', '--context', 'cluster'))).toHaveLength(1);
  });

  test('one of a policy is not reported, because it may be for other repositories', async () => {
    directory.write('policy.yaml', 'overrides: [{ kinds: [DaemonSet], rules: { read-secrets: low } }]\n');
    expect(unused(await report('--pack', 'restricted', '--policy', 'policy.yaml'))).toEqual([]);
  });
});
