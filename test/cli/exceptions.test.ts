import { runTool, useDirectory } from '../_run-tool';
import { problemsWith } from '../_schemas';

const directory = useDirectory();

const role = (name: string, verb = 'get') => `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: ${name}, namespace: production }
rules:
- { apiGroups: [''], resources: [secrets], verbs: [${verb}] }
`;

const UNAUTHENTICATED_ADMIN = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: everybody }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
subjects:
- { apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:unauthenticated' }
`;

/** An exception for the Role reader, with additional or replaced fields. */
const exception = (fields: object = {}) => ({
  rule: 'read-secrets', finding: 'secrets get', object: { kind: 'Role', namespace: 'production', name: 'reader' }, reason: 'rotates the certificates', ...fields,
});

const configure = (...exceptions: object[]) => directory.write('least-privilege.yaml', `exceptions:\n${exceptions.map(each => `- ${JSON.stringify(each)}\n`).join('')}`);

async function report(...args: string[]) {
  const { code, stdout, stderr } = await runTool(['audit', 'app.yaml', '--output', 'json', ...args]);
  if (stdout === '') { throw new Error(stderr); }
  const document = JSON.parse(stdout);
  // The schema composes accepted findings, which a closed schema refuses.
  expect(problemsWith({ ...document, accepted: [] }, 'report')).toEqual([]);
  return { code, ...document };
}

async function list(...args: string[]) {
  const { stdout, stderr } = await runTool(['acceptances', 'app.yaml', '--output', 'json', ...args]);
  if (stdout === '') { throw new Error(stderr); }
  const document = JSON.parse(stdout);
  expect(problemsWith(document, 'acceptances')).toEqual([]);
  return document.acceptances;
}

const ofRule = ({ findings }: any, id: string) => findings.filter(({ rule }: any) => rule === id);

beforeEach(() => { directory.write('app.yaml', role('reader')); });

test('accepts the finding that it names, and is in the report and the list', async () => {
  configure(exception({ owner: 'team-web', ticket: 'SEC-42', until: '2999-01-31' }));
  const result = await report();
  expect(ofRule(result, 'read-secrets')).toEqual([]);
  const details = { reason: 'rotates the certificates', owner: 'team-web', ticket: 'SEC-42', until: '2999-01-31' };
  expect(result.accepted).toMatchObject([{ rule: 'read-secrets', key: 'secrets get', by: 'exception', ...details }]);
  expect(result.provenance.exceptions).toEqual([{ ...exception(details), by: 'exceptions[0] of least-privilege.yaml:2:3' }]);
  expect(await list()).toMatchObject([{ state: 'active', by: 'exception', rule: 'read-secrets', ...details }]);
  const { stdout } = await runTool(['audit', 'app.yaml', '--show-accepted']);
  expect(stdout).toMatch(/Accepted by exception until 2999-01-31/);
  expect(stdout).toContain(', 1 exception,');
});

test.each<[string, object]>([
  ['another finding', { finding: 'secrets list' }],
  ['another rule', { rule: 'write-secrets' }],
  ['another namespace', { object: { kind: 'Role', namespace: 'staging', name: 'reader' } }],
  ['no namespace', { object: { kind: 'Role', name: 'reader' } }],
  ['another kind', { object: { kind: 'ClusterRole', namespace: 'production', name: 'reader' } }],
  ['the beginning of another name', { object: { kind: 'Role', namespace: 'production', name: 'reader-*' } }],
])('accepts nothing with %s, which is a finding at its line', async (_, fields) => {
  configure({ ...exception(), ...fields });
  const result = await report();
  expect(ofRule(result, 'read-secrets')).toHaveLength(1);
  expect(ofRule(result, 'unused-acceptance')).toMatchObject([{ location: { file: 'least-privilege.yaml', line: 2, column: 3 }, fix: 'remove exceptions[0] of least-privilege.yaml:2:3' }]);
  expect(await list()).toMatchObject([{ state: 'stale', by: 'exception', location: { file: 'least-privilege.yaml', line: 2 } }]);
});

test('an exception that nearly matches names the nearest finding', async () => {
  configure(exception({ object: { kind: 'Role', name: 'reader' } }));
  const [{ message }] = ofRule(await report(), 'unused-acceptance');
  expect(message).toBe('the exception for read-secrets [secrets get] on Role reader matches no finding; the nearest is read-secrets [secrets get] on Role production/reader');
});

test('a name that ends in * covers all objects with that prefix', async () => {
  directory.write('app.yaml', [role('reader-a'), role('reader-b'), role('writer')].join('---\n'));
  configure(exception({ object: { kind: 'Role', namespace: 'production', name: 'reader-*' } }));
  const result = await report();
  expect(result.accepted.map(({ object }: any) => object.name)).toEqual(['reader-a', 'reader-b']);
  expect(ofRule(result, 'read-secrets').map(({ object }: any) => object.name)).toEqual(['writer']);
});

test('all findings of a rule are accepted until a last day', async () => {
  const { finding: _, ...all } = exception({ until: '2999-01-31' });
  configure(all);
  expect((await report()).accepted).toMatchObject([{ rule: 'read-secrets', by: 'exception' }]);
});

test('an expired exception accepts nothing, and is a finding at its line', async () => {
  configure(exception({ until: '2020-01-31' }));
  const result = await report();
  expect(ofRule(result, 'read-secrets')).toHaveLength(1);
  expect(ofRule(result, 'expired-acceptance')).toMatchObject([{
    message: 'the exception for read-secrets [secrets get] on Role production/reader expired after 2020-01-31', location: { file: 'least-privilege.yaml', line: 2, column: 3 },
  }]);
  expect(await list()).toMatchObject([{ state: 'expired', by: 'exception', until: '2020-01-31' }]);
});

test('an exception of a rule that is off is not unused', async () => {
  configure(exception());
  expect(ofRule(await report('--rule', 'read-secrets=off'), 'unused-acceptance')).toEqual([]);
  expect(await list('--rule', 'read-secrets=off')).toMatchObject([{ state: 'not-checked', by: 'exception' }]);
});

test('an exception does not accept findings that cannot be accepted', async () => {
  directory.write('app.yaml', UNAUTHENTICATED_ADMIN);
  const { finding: _, ...all } = exception({ rule: 'binding-to-anonymous', object: { kind: 'ClusterRoleBinding', name: 'everybody' }, until: '2999-01-31' });
  configure(all);
  const result = await report();
  expect(result.code).toBe(1);
  expect(ofRule(result, 'binding-to-anonymous')).toHaveLength(1);
  expect(ofRule(result, 'forbidden-acceptance')).toMatchObject([{
    message: 'binding-to-anonymous on ClusterRoleBinding everybody cannot be accepted: it lets everyone take over the cluster', location: { file: 'least-privilege.yaml' },
  }]);
});

test.each<[string, string, RegExp]>([
  ['a last day', 'requireUntil=true', /requires a last day: add until: YYYY-MM-DD/],
  ['an owner', 'requireOwner=true', /requires an owner: add owner: <owner>/],
  ['a ticket', 'requireTicket=true', /requires a ticket: add ticket: <ticket>/],
  ['days', 'maximumDays=30', /requires a last day/],
  ['another rule', 'forbid=read-secrets', /forbids accepting findings of read-secrets/],
])('accepts nothing if the configuration requires %s', async (_, demand, message) => {
  configure(exception());
  const result = await report('--acceptances', demand);
  expect(ofRule(result, 'read-secrets')).toHaveLength(1);
  expect(ofRule(result, 'forbidden-acceptance')).toMatchObject([{ message: expect.stringMatching(message), location: { file: 'least-privilege.yaml' } }]);
  expect(await list('--acceptances', demand)).toMatchObject([{ state: 'forbidden', by: 'exception' }]);
});

test('an annotation takes precedence, and the exception is not unused', async () => {
  directory.write('app.yaml', role('reader').replace('production }', "production, annotations: { cdk8s-least-privilege/accept.read-secrets: '[secrets get] rotates the certificates' } }"));
  configure(exception());
  const result = await report();
  expect(result.accepted).toMatchObject([{ by: 'annotation' }]);
  expect(ofRule(result, 'unused-acceptance')).toEqual([]);
});

test('acceptances: {exceptions: false} turns them off', async () => {
  configure(exception());
  const result = await report('--acceptances', 'exceptions=false');
  expect(result.accepted).toEqual([]);
  expect(result.provenance.exceptions).toBeUndefined();
});

describe('under a policy', () => {
  test('that forbids them, those of the repository have no effect and are below it', async () => {
    directory.write('policy.yaml', 'acceptances: {exceptions: false}\n');
    configure(exception());
    const result = await report('--policy', 'policy.yaml');
    expect(result.code).toBe(1);
    expect(ofRule(result, 'read-secrets')).toHaveLength(1);
    expect(ofRule(result, 'below-policy')).toMatchObject([{
      key: 'exceptions', location: { file: 'least-privilege.yaml', line: 1, column: 1 }, message: expect.stringContaining('acceptances.exceptions of policy.yaml:1:15'),
    }]);
  });

  test('those of the policy apply, together with those of the repository', async () => {
    directory.write('app.yaml', [role('reader'), role('other')].join('---\n'));
    directory.write('policy.yaml', `exceptions: [${JSON.stringify(exception())}]\n`);
    configure(exception({ object: { kind: 'Role', namespace: 'production', name: 'other' } }));
    const result = await report('--policy', 'policy.yaml');
    expect(result.accepted).toHaveLength(2);
    expect(result.provenance.exceptions.map(({ by }: any) => by)).toEqual(['exceptions[0] of policy.yaml:1:14', 'exceptions[0] of least-privilege.yaml:2:3']);
    directory.write('policy.yaml', `exceptions: [${JSON.stringify(exception())}]\nacceptances: {exceptions: false}\n`);
    expect((await report('--policy', 'policy.yaml')).accepted).toMatchObject([{ object: { name: 'reader' } }]);
  });

  test('its requirements apply to them', async () => {
    directory.write('policy.yaml', 'acceptances: {requireOwner: true}\n');
    configure(exception());
    expect(ofRule(await report('--policy', 'policy.yaml'), 'forbidden-acceptance')).toMatchObject([{ message: expect.stringContaining('acceptances.requireOwner of policy.yaml:1:15 requires an owner') }]);
  });
});

test('those of a file that extends another replace those of the other, like all lists', async () => {
  directory.write('base.yaml', `exceptions: [${JSON.stringify(exception())}]\n`);
  directory.write('least-privilege.yaml', 'extends: base.yaml\n');
  expect((await report()).provenance.exceptions).toMatchObject([{ by: 'exceptions[0] of base.yaml:1:14' }]);
  directory.write('least-privilege.yaml', 'extends: base.yaml\nexceptions: []\n');
  expect((await report()).accepted).toEqual([]);
});

test.each<[string, object, string]>([
  ['no reason', { reason: undefined }, 'exceptions[0] has no reason; add it'],
  ['a short reason', { reason: 'because' }, 'a reason needs at least 10 characters'],
  ['neither a finding nor a last day', { finding: undefined }, 'it accepts all findings of read-secrets, so it needs a last day'],
  ['no date', { until: 'tomorrow' }, 'a date must be a calendar day as YYYY-MM-DD, got "tomorrow"'],
  ['a rule that does not exist', { rule: 'read-secretz' }, 'exceptions[0].rule is "read-secretz", but must be the id of a rule; did you mean read-secrets?'],
  ['a rule about acceptances', { rule: 'unused-acceptance' }, 'exceptions[0].rule is "unused-acceptance", but must be the id of a rule'],
  ['an owner of several words', { owner: 'the web team' }, 'owner'],
  ['any name', { object: { kind: 'Role', name: '*' } }, 'must be a name, or a prefix followed by one *'],
  ['a star within the name', { object: { kind: 'Role', name: 'a*b' } }, 'must be a name, or a prefix followed by one *'],
  ['no object', { object: undefined }, 'exceptions[0] has no object; add it'],
  ['no kind', { object: { name: 'reader' } }, 'exceptions[0].object has no kind; add it'],
  ['a misspelt key', { untill: '2999-01-31' }, 'in exceptions[0] there is no key "untill"; did you mean until?'],
])('is bad input with %s', async (_, fields, message) => {
  configure({ ...exception(), ...fields });
  const { code, stdout, stderr } = await runTool(['audit', 'app.yaml']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^least-privilege: least-privilege\.yaml:2:/);
  expect(stderr).toContain(message);
});
