import { ask } from './_ask';
import { client, create, createNamespace, hasControllers, kubernetesVersion, pathOf } from './_cluster';
import { manifestObject } from './_manifest-object';
import { Question } from './world';
import { AppModel } from '../../src/model/app-model';

const GROUP = 'rbac.authorization.k8s.io';
const BASE = ['cases-a', 'cases-b'].flatMap(namespace => [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'app', namespace } },
]);

type Ask = Omit<Question, 'account'>;

interface Case {
  readonly title: string;
  readonly rules: readonly any[];
  /** Whether the role is a ClusterRole. */
  readonly cluster?: boolean;
  /** Whether the binding is a ClusterRoleBinding. */
  readonly everywhere?: boolean;
  readonly subject?: any;
  readonly yes?: readonly Ask[];
  readonly no?: readonly Ask[];
}

const a = 'cases-a';
const pods = (verb: string, more: Partial<Ask> = {}): Ask => ({ verb, apiGroup: '', resource: 'pods', namespace: a, ...more });
const rule = (resources: string[], verbs: string[], more = {}): any => ({ apiGroups: [''], resources, verbs, ...more });
const read = rule(['pods'], ['get']);

const CASES: readonly Case[] = [
  { title: 'a role is effective only in its namespace', rules: [read], yes: [pods('get')], no: [pods('get', { namespace: 'cases-b' }), pods('get', { namespace: undefined })] },
  { title: 'a cluster role bound in a namespace is effective only there', cluster: true, rules: [read], yes: [pods('get')], no: [pods('get', { namespace: 'cases-b' }), pods('get', { namespace: undefined })] },
  { title: 'a cluster role bound in the cluster is effective everywhere', cluster: true, everywhere: true, rules: [read], yes: [pods('get'), pods('get', { namespace: 'cases-b' }), pods('get', { namespace: undefined })] },
  { title: 'an account without a namespace is in that of the binding', rules: [read], subject: { kind: 'ServiceAccount', name: 'app' }, yes: [pods('get')] },
  { title: 'an account as a user by its full name', rules: [read], subject: { kind: 'User', name: 'system:serviceaccount:cases-a:app' }, yes: [pods('get')] },
  { title: 'an account as a user by its short name does not match', rules: [read], subject: { kind: 'User', name: 'app' }, no: [pods('get')] },
  { title: 'a user named like a group does not match', rules: [read], subject: { kind: 'User', name: 'system:serviceaccounts' }, no: [pods('get')] },
  { title: 'a group named like an account does not match', rules: [read], subject: { kind: 'Group', name: 'system:serviceaccount:cases-a:app' }, no: [pods('get')] },
  ...['system:serviceaccounts', 'system:serviceaccounts:cases-a', 'system:authenticated'].map((name): Case => (
    { title: `the group ${name}`, rules: [read], subject: { kind: 'Group', name }, yes: [pods('get')] })),
  ...['system:serviceaccounts:cases-b', 'system:unauthenticated', 'system:masters'].map((name): Case => (
    { title: `the group ${name} does not match`, rules: [read], subject: { kind: 'Group', name }, no: [pods('get')] })),
  { title: 'the account of the same name in another namespace', rules: [read], subject: { kind: 'ServiceAccount', name: 'app', namespace: 'cases-b' }, no: [pods('get')] },
  { title: 'a resource does not cover its subresources', rules: [rule(['pods'], ['*'])], yes: [pods('create')], no: [pods('create', { resource: 'pods/exec' }), pods('get', { resource: 'pods/log' })] },
  { title: 'pods/* covers nothing', rules: [rule(['pods/*'], ['*'])], no: [pods('get'), pods('get', { resource: 'pods/log' })] },
  { title: '*/log covers that subresource of everything', rules: [rule(['*/log'], ['get'])], yes: [pods('get', { resource: 'pods/log' })], no: [pods('get'), pods('get', { resource: 'pods/exec' })] },
  { title: '* covers subresources', rules: [rule(['*'], ['get'])], yes: [pods('get'), pods('get', { resource: 'pods/log' }), pods('get', { resource: 'secrets' })], no: [pods('get', { resource: 'deployments', apiGroup: 'apps' })] },
  { title: 'a verb is a word, not a prefix', rules: [rule(['pods'], ['get*', 'li'])], no: [pods('get'), pods('list')] },
  {
    title: 'names limit requests that name an object',
    rules: [rule(['pods'], ['get', 'list', 'create', 'deletecollection'], { resourceNames: ['one'] })],
    yes: [pods('get', { name: 'one' }), pods('list', { name: 'one' })],
    no: [pods('get'), pods('get', { name: 'two' }), pods('create'), pods('deletecollection'), pods('list')],
  },
  { title: 'an empty list of names does not limit', rules: [rule(['pods'], ['get'], { resourceNames: [] })], yes: [pods('get'), pods('get', { name: 'one' })] },
  {
    title: 'an empty name covers requests that name no object',
    rules: [rule(['pods'], ['get', 'list', 'create'], { resourceNames: [''] })],
    yes: [pods('list'), pods('create')],
    no: [pods('get', { name: 'one' })],
  },
  { title: 'a name * is not a wildcard', rules: [rule(['pods'], ['get'], { resourceNames: ['*'] })], no: [pods('get', { name: 'one' }), pods('get')] },
  {
    title: 'paths, with a * only at the end',
    cluster: true,
    everywhere: true,
    rules: [{ nonResourceURLs: ['/debug/*', '/m*', '/x'], verbs: ['get'] }],
    yes: ['/debug/', '/debug/a/b', '/metrics', '/x'].map(path => ({ verb: 'get', path })),
    no: [...['/debug', '/x/', '/x/y'].map(path => ({ verb: 'get', path })), { verb: 'post', path: '/x' }],
  },
  { title: 'paths have no effect in a namespace', cluster: true, rules: [{ nonResourceURLs: ['/x'], verbs: ['get'] }], no: [{ verb: 'get', path: '/x' }] },
  { title: 'cluster-scoped objects in a role have no effect', rules: [rule(['nodes'], ['get'])], no: [{ verb: 'get', apiGroup: '', resource: 'nodes' }] },
  { title: 'a role can cover its own namespace', rules: [rule(['namespaces'], ['patch'])], yes: [{ verb: 'patch', apiGroup: '', resource: 'namespaces', name: a, namespace: a }] },
  { title: 'API groups are exact', rules: [rule(['deployments'], ['get'], { apiGroups: ['extensions'] })], no: [{ verb: 'get', apiGroup: 'apps', resource: 'deployments', namespace: a }] },
];

beforeAll(async () => {
  for (const object of BASE) { await create(object); }
});

test.each(CASES)('$title', async ({ title, rules, cluster, everywhere, subject = { kind: 'ServiceAccount', name: 'app', namespace: a }, yes = [], no = [] }) => {
  const name = `case-${CASES.findIndex(one => one.title === title)}`;
  const kind = cluster ? 'ClusterRole' : 'Role';
  const objects = [
    { apiVersion: `${GROUP}/v1`, kind, metadata: { name, ...cluster ? {} : { namespace: a } }, rules },
    {
      apiVersion: `${GROUP}/v1`,
      kind: everywhere ? 'ClusterRoleBinding' : 'RoleBinding',
      metadata: { name, ...everywhere ? {} : { namespace: a } },
      roleRef: { apiGroup: GROUP, kind, name },
      subjects: [subject],
    },
  ];
  await expectAnswers(objects, yes, no);
});

(hasControllers ? test : test.skip)('a role that aggregates another that aggregates', async () => {
  const aggregated = (name: string, labels: object, selects: string): any => ({
    apiVersion: `${GROUP}/v1`, kind: 'ClusterRole', metadata: { name, labels }, aggregationRule: { clusterRoleSelectors: [{ matchLabels: { [selects]: 'yes' } }] }, rules: [],
  });
  await expectAnswers([
    { apiVersion: `${GROUP}/v1`, kind: 'ClusterRole', metadata: { name: 'leaf', labels: { 'to-middle': 'yes' } }, rules: [read] },
    aggregated('middle', { 'to-top': 'yes' }, 'to-middle'),
    aggregated('top', {}, 'to-top'),
    {
      apiVersion: `${GROUP}/v1`,
      kind: 'RoleBinding',
      metadata: { name: 'top', namespace: a },
      roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: 'top' },
      subjects: [{ kind: 'ServiceAccount', name: 'app', namespace: a }],
    },
  ], [pods('get')], [pods('list')]);
});

(hasControllers ? test : test.skip)('a role that aggregates by the label of built-in roles', async () => {
  await expectAnswers([
    {
      apiVersion: `${GROUP}/v1`,
      kind: 'ClusterRole',
      metadata: { name: 'all-of-them' },
      aggregationRule: { clusterRoleSelectors: [{ matchLabels: { 'kubernetes.io/bootstrapping': 'rbac-defaults' } }] },
      rules: [],
    },
    {
      apiVersion: `${GROUP}/v1`,
      kind: 'RoleBinding',
      metadata: { name: 'all-of-them', namespace: a },
      roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: 'all-of-them' },
      subjects: [{ kind: 'ServiceAccount', name: 'app', namespace: a }],
    },
    // It has the rules of cluster-admin.
  ], [{ verb: 'get', apiGroup: 'example.com', resource: 'anything', namespace: a }], []);
});

test('a ClusterRoleBinding must name the namespace of an account', async () => {
  const binding = {
    apiVersion: `${GROUP}/v1`, kind: 'ClusterRoleBinding', metadata: { name: 'vague' }, roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: 'view' }, subjects: [{ kind: 'ServiceAccount', name: 'app' }],
  };
  expect(await client.request('POST', await pathOf(binding), { body: binding })).toMatchObject({ status: 422, body: { message: expect.stringContaining('subjects[0].namespace: Required value') } });
});

/** Asks the server, until it has observed the new objects, and the model. */
async function expectAnswers(objects: readonly any[], yes: readonly Ask[], no: readonly Ask[]): Promise<void> {
  await createNamespace(a);
  for (const object of objects) { await create(object); }
  const questions = [...yes, ...no].map(question => ({ ...question, account: { namespace: a, name: 'app' } }));
  const expected = [...yes.map(() => 'yes'), ...no.map(() => 'no')];
  try {
    let server = await Promise.all(questions.map(ask));
    for (const end = Date.now() + 5_000; JSON.stringify(server) !== JSON.stringify(expected) && Date.now() < end;) {
      server = await Promise.all(questions.map(ask));
    }
    expect(questions.map((question, index) => [question, server[index]])).toEqual(questions.map((question, index) => [question, expected[index]]));
    const model = new AppModel([...BASE, ...objects].map(manifestObject), { complete: true, kubernetesVersion });
    expect(questions.map(({ account, ...request }) => [request, model.can(account, request as Parameters<AppModel['can']>[1])]))
      .toEqual(questions.map(({ account, ...request }, index) => [request, expected[index]]));
  } finally {
    for (const object of [...objects].reverse()) { await client.request('DELETE', await pathOf(object, object.metadata.name)); }
  }
}
