import { PATH_REQUESTS, randomAccessWorld, REQUESTS } from './_worlds';
import { AccessComparison, compareAccess, isEmptyDifference, PermissionDifference } from '../../src/access/access-comparison';
import { Inventory } from '../../src/access/inventory';
import { inventoryOf } from '../../src/access/inventory-of';
import { AppModel } from '../../src/model/app-model';
import { objects } from '../_objects';

const SEEDS = [...Array(80).keys()].map(seed => seed + 1);

const RANK = { no: 0, unknown: 1, yes: 2 };

/** All pairs of accounts with a known namespace. */
function pairs(inventory: Inventory): [number, number][] {
  const numbers = [...inventory.accounts.keys()].filter(number => inventory.accounts[number].namespace !== undefined);
  return numbers.flatMap(a => numbers.map((b): [number, number] => [a, b]));
}

test.each(SEEDS)('differences match the answers of the model in a random world (seed %i)', seed => {
  const model = randomAccessWorld(seed);
  const inventory = inventoryOf(model, { includeDefaults: true });
  const requests = [...REQUESTS, ...PATH_REQUESTS];
  const answers = inventory.accounts.map(({ name, namespace }) => requests.map(request => model.can({ name, namespace }, request)));
  for (const [a, b] of pairs(inventory)) {
    const { only: [first] } = compareAccess(inventory, a, b);
    const more = requests.filter((_, index) => RANK[answers[a][index]] > RANK[answers[b][index]]);
    // Without a difference, there is no request that only the first account may make.
    if (isEmptyDifference(first)) { expect({ a, b, more }).toEqual({ a, b, more: [] }); }
    const wrong = first.permissions.filter(difference => {
      const { certainty, other } = difference;
      const request = exampleOf(difference);
      // The model cannot answer for the unknown namespace.
      if (request === undefined) { return false; }
      const [mine, its] = [a, b].map(number => model.can(inventory.accounts[number] as { name: string; namespace: string }, request));
      return mine !== certainty || its !== (other === 'none' && model.complete ? 'no' : 'unknown');
    });
    expect({ a, b, wrong }).toEqual({ a, b, wrong: [] });
  }
});

/** A request within a difference. For a wildcard, it has a verb, group or resource that no rule names. */
function exampleOf({ apiGroup, resource, url, names, verbs: [verb], clusterWide, namespace }: PermissionDifference) {
  if (!clusterWide && namespace === undefined) { return undefined; }
  const asked = verb === '*' ? 'any-verb' : verb;
  if (url !== undefined) { return { verb: asked, path: url === '*' ? '/any/path' : url.replace(/\*$/, '-any') }; }
  return {
    verb: asked,
    apiGroup: apiGroup === '*' ? 'any.example.com' : apiGroup,
    resource: resource === '*' ? 'any-resource' : resource!.replace(/^\*\//, 'any-resource/'),
    name: names?.[0] ?? 'any-name',
    namespace,
  };
}

test('the random worlds have all kinds of differences, and equal accounts', () => {
  const found = new Set(SEEDS.flatMap(seed => {
    const inventory = inventoryOf(randomAccessWorld(seed), { includeDefaults: true });
    return pairs(inventory).filter(([a, b]) => a !== b).flatMap(([a, b]) => {
      const { only: [first] } = compareAccess(inventory, a, b);
      return isEmptyDifference(first) ? ['equal'] : first.permissions.map(({ certainty, other, clusterWide }) => `${certainty} ${other} ${clusterWide}`);
    });
  }));
  expect([...found].sort()).toEqual(['equal', 'unknown none false', 'yes none false', 'yes none true', 'yes unknown false']);
});

const ACCOUNTS = `
apiVersion: v1
kind: ServiceAccount
metadata: {name: a, namespace: shop, annotations: {eks.amazonaws.com/role-arn: 'arn:aws:iam::123456789012:role/a'}}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: b, namespace: shop}
`;

const granted = (account: string, rule: string, kind: 'Role' | 'ClusterRole' = 'Role') => `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: {name: of-${account}${kind === 'Role' ? ', namespace: shop' : ''}}
rules: [${rule}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}Binding
metadata: {name: of-${account}${kind === 'Role' ? ', namespace: shop' : ''}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: of-${account}}
subjects: [{kind: ServiceAccount, name: ${account}, namespace: shop}]
`;

function compare(...parts: readonly string[]): AccessComparison {
  const inventory = inventoryOf(new AppModel(objects(ACCOUNTS + parts.join('')), { complete: true }), { includeDefaults: true });
  return compareAccess(inventory, ...['a', 'b'].map(wanted => inventory.accounts.findIndex(({ name }) => name === wanted)) as [number, number]);
}

const brief = ({ permissions }: AccessComparison['only'][0]) => permissions.map(({ resource, names, verbs, clusterWide }) =>
  `${resource} ${verbs.join()}${names === undefined ? '' : ` named ${names.join()}`}${clusterWide ? ' everywhere' : ''}`);

test('a wildcard includes what it covers', () => {
  const { only: [a, b] } = compare(granted('a', '{apiGroups: ["*"], resources: ["*"], verbs: [get, list]}'), granted('b', '{apiGroups: [""], resources: [pods], verbs: [list, delete]}'));
  expect([brief(a), brief(b)]).toEqual([['* get,list'], ['pods delete']]);
});

test('a permission for all objects includes that for one name', () => {
  const { only: [a, b] } = compare(granted('a', '{apiGroups: [""], resources: [pods], verbs: [get]}'), granted('b', '{apiGroups: [""], resources: [pods], resourceNames: [x, z], verbs: [get, delete]}'));
  expect([brief(a), brief(b)]).toEqual([['pods get'], ['pods delete named x,z']]);
});

test('cluster-wide permissions include those in a namespace', () => {
  const rule = '{apiGroups: [""], resources: [pods, nodes], verbs: [get]}';
  const { only: [a, b] } = compare(granted('a', rule, 'ClusterRole'), granted('b', rule));
  expect([brief(a), brief(b)]).toEqual([['nodes get everywhere', 'pods get everywhere'], []]);
});

test('the other account may have permissions from a role that is missing from the input', () => {
  const inventory = inventoryOf(new AppModel(objects(ACCOUNTS + granted('a', '{apiGroups: [""], resources: [pods], verbs: [get]}', 'ClusterRole')
    + granted('b', '', 'ClusterRole').replace('kind: ClusterRole, name: of-b', 'kind: ClusterRole, name: elsewhere'))), { includeDefaults: true });
  const { only: [a, b] } = compareAccess(inventory, 0, 1);
  expect(a.permissions).toEqual([{ clusterWide: true, apiGroup: '', resource: 'pods', verbs: ['get'], certainty: 'yes', other: 'unknown' }]);
  expect(b.unknownRoles).toEqual([{ kind: 'ClusterRole', name: 'elsewhere', clusterWide: true }]);
});

test('default permissions of every account are not a difference', () => {
  const { only: [a, b] } = compare(granted('a', '{nonResourceURLs: [/healthz, /metrics], verbs: [get]}', 'ClusterRole'));
  expect(a.permissions.map(({ url }) => url)).toEqual(['/metrics']);
  expect(isEmptyDifference(b)).toBe(true);
});

test('cloud identities and tokens are compared, regardless of their containers', () => {
  const pod = (account: string, volumes: string) => `
---
apiVersion: v1
kind: Pod
metadata: {name: of-${account}, namespace: shop}
spec:
  serviceAccountName: ${account}
  automountServiceAccountToken: false
  volumes: [{name: token, projected: {sources: [${volumes}]}}]
  containers: [{name: main-${account}, image: x, volumeMounts: [{name: token, mountPath: /token-${account}}]}]
`;
  const vault = '{serviceAccountToken: {path: vault, audience: vault, expirationSeconds: 3600}}';
  const { only: [a, b] } = compare(pod('a', `${vault}, {serviceAccountToken: {path: token, expirationSeconds: 3600}}`), pod('b', vault));
  expect(a.tokens).toEqual([{ source: 'projected', forApi: 'yes', lifetime: 3600 }]);
  expect(a.cloudIdentities).toEqual([{ provider: 'aws', value: 'arn:aws:iam::123456789012:role/a' }]);
  expect(isEmptyDifference(b)).toBe(true);
});
