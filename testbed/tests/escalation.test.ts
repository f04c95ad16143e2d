import { Attacker, createNamespaces, HOME, VICTIM } from './_attacker';
import { client, create, hasControllers, pathOf, resourcesOf, serverMinor, until } from './_cluster';
import { outerAddress } from './_recorder';
import { clusterEscalations, COMBINATIONS } from './cluster-escalations';
import { Escalation, escalations, isTreasure, prepare, PRIVILEGED, SECRET, stop } from './escalations';
import { PolicyRule } from '../../src/kubernetes/rbac/policy-rule';
import { sensitivePermissions } from '../../src/kubernetes/rbac/sensitive-permissions';

const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];
/** Special verbs, in addition to those of requests, and their resources. Discovery lists neither. */
const SPECIAL: readonly (readonly [apiGroup: string, resource: string, ...verbs: string[]])[] = [
  ['rbac.authorization.k8s.io', 'roles', 'bind', 'escalate'],
  ['rbac.authorization.k8s.io', 'clusterroles', 'bind', 'escalate'],
  ['', 'users', 'impersonate'], ['', 'groups', 'impersonate'], ['', 'serviceaccounts', 'impersonate'],
  ['authentication.k8s.io', 'uids', 'impersonate'], ['authentication.k8s.io', 'userextras/scopes', 'impersonate'],
  ['authentication.k8s.io', 'users', 'impersonate:user-info'], ['authentication.k8s.io', 'serviceaccounts', 'impersonate:serviceaccount'],
  ['authentication.k8s.io', 'nodes', 'impersonate:arbitrary-node'], ['', 'secrets', 'impersonate-on:user-info:get'],
  ['certificates.k8s.io', 'signers', 'approve', 'sign', 'attest'], ['certificates.k8s.io', 'certificatesigningrequests/nodeclient', 'create'],
  ['', 'serviceaccounts', 'request-serviceaccounts-token-audience'],
  ['', 'serviceaccounts', 'use-managed-identity'],
];

/** Reported permissions that can't be demonstrated here, with the reason. */
const NOT_SHOWN: readonly (readonly [permission: RegExp, reason: string])[] = [
  [/request-serviceaccounts-token-audience$/, 'only checked for nodes, by an admission plugin that is not enabled'],
  [/use-managed-identity$/, 'only a cloud checks it'],
  [/ configmaps create$/, 'RBAC cannot see the name of a new object in a POST; with patch, server-side apply creates it'],
];

const rows = [...escalations(), ...clusterEscalations()].flatMap(row => Object.keys(row.attempts).map(
  verb => ({ ...row, verb, title: keyOf(row.rule, row.resource, row.apiGroup, verb) }),
));
const needControllers = ({ rule, resource }: Escalation): boolean => ['write-secrets', 'create-node-certificates'].includes(rule) || resource === 'endpoints';
/** The rules that report permissions in the version of the server; it cannot confirm other versions. */
const reportedHere = (permissions: readonly PolicyRule[]): string[] => sensitivePermissions(permissions, [serverMinor]).map(({ rule }) => rule);

beforeAll(async () => {
  await createNamespaces();
  await prepare();
});
afterAll(stop);

function keyOf(rule: string, resource: string, apiGroup: string, verb: string): string {
  return `${rule} ${resource}${apiGroup === '' ? '' : `.${apiGroup}`} ${verb}`;
}

describe.each(rows)('$title', ({ rule, apiGroup, resource, names, verb, attempts, clusterWide = false, besides = [], neighbours = [], ...row }) => {
  const permission = { apiGroups: [apiGroup], resources: [resource], ...names ? { resourceNames: names } : {}, verbs: [verb] };
  const testHere = needControllers({ rule, apiGroup, resource, attempts, ...row }) && !hasControllers ? test.skip : test;
  const attempt = async (rules: readonly PolicyRule[]): Promise<boolean> => {
    const attacker = await Attacker.create();
    await attacker.grant(rules, clusterWide);
    return attempts[verb](attacker);
  };

  const reaches = reportedHere([permission]).includes(rule);
  testHere(reaches ? 'reaches more than it names' : `reaches nothing in 1.${serverMinor}`, async () => {
    expect(await attempt([...besides, permission])).toBe(reaches);
  });

  testHere('is required', async () => {
    expect(await attempt(besides)).toBe(false);
  });

  test('is reported for the versions in which it does', () => {
    expect(sensitivePermissions([permission]).map(found => found.rule)).toContain(rule);
  });

  const others = neighbours.filter(
    ({ resources, resourceNames, verbs }) => resourceNames || !(resources!.includes(resource) && verbs.includes(verb)),
  );
  if (others.length > 0) {
    testHere('has harmless neighbours that are not reported', async () => {
      expect(sensitivePermissions(others)).toEqual([]);
      expect(await attempt([...besides, ...others])).toBe(false);
    });
  }
});

describe.each(COMBINATIONS)('$title', ({ rule, rules, attempt }) => {
  const testHere = rule === 'write-secrets' && !hasControllers ? test.skip : test;
  // Each verb of each rule alone.
  const parts = rules.flatMap(({ verbs, ...rest }) => verbs.map(verb => ({ ...rest, verbs: [verb] })));

  testHere('is reported and effective', async () => {
    expect(reportedHere(rules)).toContain(rule);
    const attacker = await Attacker.create();
    await attacker.grant(rules, false);
    expect(await attempt(attacker)).toBe(true);
  });

  test.each(parts)('is neither with only $verbs on $resources', async part => {
    expect(reportedHere([part])).not.toContain(rule);
    const attacker = await Attacker.create();
    await attacker.grant([part], false);
    expect(await attempt(attacker)).toBe(false);
  });
});

describe('permissions that reach nothing', () => {
  const CREATE_BINDING = { apiGroups: ['rbac.authorization.k8s.io'], resources: ['rolebindings'], verbs: ['create'] };
  const bindsAdmin = async (attacker: Attacker): Promise<number> => {
    const object = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: attacker.account, namespace: VICTIM },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
      subjects: [{ kind: 'ServiceAccount', name: attacker.account, namespace: HOME }],
    };
    return (await attacker.request('POST', await pathOf(object), { body: object })).status;
  };

  test.each<[string, PolicyRule]>([
    ['bind without a binding', { apiGroups: ['rbac.authorization.k8s.io'], resources: ['clusterroles'], verbs: ['bind', 'escalate'] }],
    ['a binding without bind', CREATE_BINDING],
  ])('%s is less severe', async (_, rule) => {
    const attacker = await Attacker.create();
    await attacker.grant([rule], true);
    expect(await bindsAdmin(attacker)).toBe(403);
    expect(sensitivePermissions([rule]).filter(({ rule: id, atMost }) => id !== 'modify-role-bindings' && atMost !== 'medium')).toEqual([]);
  });

  test('impersonation of users and groups in a Role is not reported', async () => {
    const rule = { apiGroups: [''], resources: ['users', 'groups'], verbs: ['impersonate'] };
    const attacker = await Attacker.create();
    await attacker.grant([rule], false);
    expect(isTreasure(await attacker.request('GET', SECRET, { headers: { 'Impersonate-User': PRIVILEGED } }))).toBe(false);
    expect(sensitivePermissions([rule], undefined, { within: { namespace: VICTIM } })).toEqual([]);
  });

  test('impersonation of groups without a user is low', async () => {
    const rule = { apiGroups: [''], resources: ['groups'], verbs: ['impersonate'] };
    const attacker = await Attacker.create();
    await attacker.grant([rule], true);
    expect(isTreasure(await attacker.request('GET', SECRET, { headers: { 'Impersonate-Group': 'system:masters' } }))).toBe(false);
    expect(isTreasure(await attacker.request('GET', SECRET, { headers: { 'Impersonate-User': attacker.user, 'Impersonate-Group': 'system:masters' } }))).toBe(false);
    expect(sensitivePermissions([rule])).toMatchObject([{ rule: 'impersonate', atMost: 'low' }]);
  });

  test.each(['create', 'update'])('%s on Secrets shows no contents, even in a dry run', async verb => {
    const attacker = await Attacker.create();
    await attacker.grant([{ apiGroups: [''], resources: ['secrets'], verbs: [verb] }], false);
    const { body: current } = await client.request('GET', SECRET);
    const changed = { ...current, data: { other: 'eA==' }, metadata: { name: 'treasure', namespace: VICTIM } };
    const [method, path] = verb === 'create' ? ['POST', SECRET.replace('/treasure', '')] : ['PUT', SECRET];
    const answer = await attacker.request(method, `${path}?dryRun=All`, { body: changed });
    expect(isTreasure(answer)).toBe(false);
    expect(reportedHere([{ apiGroups: [''], resources: ['secrets'], verbs: [verb] }])).not.toContain('read-secrets');
  });
});

test('all verbs on roles and bindings include bind and escalate', async () => {
  const rule = { apiGroups: ['rbac.authorization.k8s.io'], resources: ['roles', 'rolebindings'], verbs: ['*'] };
  const attacker = await Attacker.create();
  await attacker.grant([rule], false);
  const role = {
    apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: attacker.account, namespace: VICTIM }, rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
  };
  const binding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: attacker.account, namespace: VICTIM },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: attacker.account },
    subjects: [{ kind: 'ServiceAccount', name: attacker.account, namespace: HOME }],
  };
  for (const object of [role, binding]) { expect((await attacker.request('POST', await pathOf(object), { body: object })).status).toBe(201); }
  await until('it may read', async () => isTreasure(await attacker.request('GET', SECRET)));
  expect(sensitivePermissions([rule])).toEqual(expect.arrayContaining([expect.objectContaining({ rule: 'bind-roles', critical: true })]));
});

test.each<[string, PolicyRule]>([
  ['grants-everything', { apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
  ['wildcard-verb', { apiGroups: [''], resources: ['secrets'], verbs: ['*'] }],
  ['wildcard-resource', { apiGroups: [''], resources: ['*'], verbs: ['get'] }],
  // Reported as reading Secrets: the wildcard adds nothing.
  ['read-secrets', { apiGroups: ['*'], resources: ['secrets'], verbs: ['get'] }],
  ['wildcard-non-resource-url', { nonResourceURLs: ['*'], verbs: ['get'] }],
])('%s covers requests that it does not name', async (rule, permission) => {
  const attacker = await Attacker.create();
  const path = permission.nonResourceURLs ? '/metrics' : `/api/v1/namespaces/${VICTIM}/secrets/treasure`;
  expect((await attacker.request('GET', path)).status).toBe(403);
  await attacker.grant([permission], true);
  expect((await attacker.request('GET', path)).status).toBe(200);
  expect(reportedHere([permission])).toContain(rule);
});

test.each([false, true])('the pods of a Job cannot get another account, image or volume (suspended: %s)', async suspend => {
  const job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: `fixed-${suspend}`, namespace: VICTIM },
    spec: { suspend, template: { spec: { serviceAccountName: 'default', restartPolicy: 'Never', containers: [{ name: 'app', image: 'x' }] } } },
  };
  await create(job);
  for (const spec of [{ serviceAccountName: PRIVILEGED }, { containers: [{ name: 'app', image: 'evil' }] }, { volumes: [{ name: 'x', secret: { secretName: 'treasure' } }] }]) {
    const { status } = await client.request('PATCH', await pathOf(job, job.metadata.name), { body: { spec: { template: { spec } } }, contentType: 'application/merge-patch+json' });
    expect(status).toBe(422);
  }
});

test('every reported permission is demonstrated, or has a reason why not', async () => {
  const shown = new Set(rows.map(({ title }) => title));
  const missing = (await reported()).filter(key => !shown.has(key) && !NOT_SHOWN.some(([permission]) => permission.test(key)));
  expect(missing.filter(key => outerAddress() !== undefined || !/proxy|endpoints /.test(key))).toEqual([]);
});

/** The reported permissions on all resources of the server. */
async function reported(): Promise<string[]> {
  const { body } = await client.request('GET', '/apis');
  const versions = ['v1', ...body.groups.map(({ preferredVersion }: any) => preferredVersion.groupVersion)];
  const found: string[] = [];
  const add = (apiGroup: string, resource: string, verb: string, resourceNames?: string[]): void => {
    const permission = { apiGroups: [apiGroup], resources: [resource], verbs: [verb], ...resourceNames ? { resourceNames } : {} };
    for (const rule of reportedHere([permission])) { found.push(keyOf(rule, resource, apiGroup, verb)); }
  };
  for (const version of versions) {
    const apiGroup = version.includes('/') ? version.split('/')[0] : '';
    for (const { name } of await resourcesOf(version)) {
      for (const verb of VERBS) { add(apiGroup, name, verb); }
    }
  }
  for (const verb of VERBS) { add('', 'configmaps', verb, ['aws-auth']); }
  for (const [apiGroup, resource, ...verbs] of SPECIAL) {
    for (const verb of verbs) { add(apiGroup, resource, verb); }
  }
  return [...new Set(found)];
}
