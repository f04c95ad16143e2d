import { Attacker, createNamespaces, VICTIM } from './_attacker';
import { client, create, hasControllers, pathOf, resourcesOf, serverMinor } from './_cluster';
import { outerAddress } from './_recorder';
import { Escalation, escalations, prepare, PRIVILEGED, stop } from './escalations';
import { PolicyRule } from '../../src/kubernetes/rbac/policy-rule';
import { sensitivePermissions } from '../../src/kubernetes/rbac/sensitive-permissions';

const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];
/** Verbs that are asked for besides those of requests, and where; discovery tells neither. */
const SPECIAL: readonly (readonly [apiGroup: string, resource: string, ...verbs: string[]])[] = [
  ['rbac.authorization.k8s.io', 'roles', 'bind', 'escalate'],
  ['rbac.authorization.k8s.io', 'clusterroles', 'bind', 'escalate'],
  ['', 'users', 'impersonate'], ['', 'groups', 'impersonate'], ['', 'serviceaccounts', 'impersonate'],
  ['authentication.k8s.io', 'uids', 'impersonate'], ['authentication.k8s.io', 'userextras/scopes', 'impersonate'],
  ['authentication.k8s.io', 'users', 'impersonate:user-info'], ['authentication.k8s.io', 'serviceaccounts', 'impersonate:serviceaccount'],
  ['authentication.k8s.io', 'nodes', 'impersonate:arbitrary-node'], ['', 'secrets', 'impersonate-on:user-info:get'],
  ['certificates.k8s.io', 'signers', 'approve', 'sign', 'attest'],
  ['', 'serviceaccounts', 'request-serviceaccounts-token-audience'],
  ['', 'serviceaccounts', 'use-managed-identity'],
];

/** Why what we report can't be shown here. */
const NOT_SHOWN: readonly (readonly [permission: RegExp, reason: string])[] = [
  [/request-serviceaccounts-token-audience$/, 'only a node is asked for it, by an admission plugin that is not switched on'],
  [/use-managed-identity$/, 'only a cloud asks for it'],
  [/ configmaps create$/, 'RBAC cannot see the name of a new object in a POST; with patch it is there by server-side apply'],
];

const rows = escalations().flatMap(row => Object.keys(row.attempts).map(
  verb => ({ ...row, verb, title: keyOf(row.rule, row.resource, row.apiGroup, verb) }),
));
const needControllers = ({ rule, resource }: Escalation): boolean => rule === 'write-secrets' || resource === 'endpoints';
/** The rules that report permissions where the server runs; what we claim of other versions is not for it to say. */
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
  testHere(reaches ? 'reaches more than it says' : `reaches nothing in 1.${serverMinor}`, async () => {
    expect(await attempt([...besides, permission])).toBe(reaches);
  });

  testHere('is needed for that', async () => {
    expect(await attempt(besides)).toBe(false);
  });

  test('is reported of the versions where it does', () => {
    expect(sensitivePermissions([permission]).map(found => found.rule)).toContain(rule);
  });

  const others = neighbours.filter(
    ({ resources, resourceNames, verbs }) => resourceNames || !(resources!.includes(resource) && verbs.includes(verb)),
  );
  if (others.length > 0) {
    testHere('has neighbours that are harmless, and that are not reported', async () => {
      expect(sensitivePermissions(others)).toEqual([]);
      expect(await attempt([...besides, ...others])).toBe(false);
    });
  }
});

test.each<[string, PolicyRule]>([
  ['grants-everything', { apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'] }],
  ['wildcard-verb', { apiGroups: [''], resources: ['secrets'], verbs: ['*'] }],
  ['wildcard-resource', { apiGroups: [''], resources: ['*'], verbs: ['get'] }],
  ['wildcard-api-group', { apiGroups: ['*'], resources: ['secrets'], verbs: ['get'] }],
  ['wildcard-non-resource-url', { nonResourceURLs: ['*'], verbs: ['get'] }],
])('%s covers what it does not name', async (rule, permission) => {
  const attacker = await Attacker.create();
  const path = permission.nonResourceURLs ? '/metrics' : `/api/v1/namespaces/${VICTIM}/secrets/treasure`;
  expect((await attacker.request('GET', path)).status).toBe(403);
  await attacker.grant([permission], true);
  expect((await attacker.request('GET', path)).status).toBe(200);
  expect(reportedHere([permission])).toContain(rule);
});

test.each([false, true])('nobody can give the pods of a Job another account or image (suspended: %s)', async suspend => {
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

test('every permission that we report is shown to reach more, or there is a reason why not', async () => {
  const shown = new Set(rows.map(({ title }) => title));
  const missing = (await reported()).filter(key => !shown.has(key) && !NOT_SHOWN.some(([permission]) => permission.test(key)));
  expect(missing.filter(key => outerAddress() !== undefined || !/proxy|endpoints /.test(key))).toEqual([]);
});

/** What we report of all permissions on what the server has. */
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
