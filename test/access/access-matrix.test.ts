import { PATH_REQUESTS, randomAccessWorld, REQUESTS } from './_worlds';
import { AccessMatrix, accessMatrix, MatrixRow, STANDARD_VERBS } from '../../src/access/access-matrix';
import { EffectivePermissions } from '../../src/access/effective-permissions';
import { Inventory } from '../../src/access/inventory';
import { inventoryOf } from '../../src/access/inventory-of';
import { AppModel, ModelOptions } from '../../src/model/app-model';
import { objects } from '../_objects';

const SEEDS = [...Array(80).keys()].map(seed => seed + 1);

/** The answer of `can()` if no binding of the input grants a request. */
const notGranted = (model: AppModel) => model.complete ? 'no' : 'unknown';

const inputs = ({ accounts }: Inventory) => accounts.map((account, number) => ({ account, number }))
  .filter(({ account }) => account.namespace !== undefined);

test.each(SEEDS)('each cell of a random world matches the answer of the model (seed %i)', seed => {
  const model = randomAccessWorld(seed);
  const inventory = inventoryOf(model, { includeDefaults: true });
  const wrong: unknown[] = [];
  for (const { account, number } of inputs(inventory)) {
    const [{ scopes }] = accessMatrix(inventory, [number], STANDARD_VERBS).accounts;
    for (const { rows, namespace, clusterWide } of scopes) {
      // The model cannot answer for the unknown namespace.
      if (!clusterWide && namespace === undefined) { continue; }
      for (const { apiGroup, resource, url, names, access, otherAccess } of rows) {
        for (const name of names ?? [undefined]) {
          for (const [verb, verdict] of [...Object.entries(access), ...Object.entries(otherAccess)]) {
            // A row without names covers every object, so the request has a name that no rule has.
            const request = url === undefined ? { verb, apiGroup, resource, name: name ?? 'some-object', namespace } : { verb, path: url };
            const answer = model.can({ name: account.name, namespace: account.namespace }, request);
            if (answer !== (verdict === 'none' ? notGranted(model) : verdict)) { wrong.push({ account: account.name, request, answer, verdict }); }
          }
        }
      }
    }
  }
  expect(wrong).toEqual([]);
});

test.each(SEEDS)('the answer to any request in a random world matches the model (seed %i)', seed => {
  const model = randomAccessWorld(seed);
  const inventory = inventoryOf(model, { includeDefaults: true });
  for (const { account } of inputs(inventory)) {
    const effective = new EffectivePermissions(inventory, account);
    const differing = [
      ...REQUESTS.map(request => ({ request, scope: { clusterWide: request.namespace === undefined, namespace: request.namespace }, asked: { ...request, name: request.name ?? '' } })),
      ...PATH_REQUESTS.map(request => ({ request, scope: { clusterWide: true }, asked: { verb: request.verb, apiGroup: '', url: request.path, name: '' } })),
    ].filter(({ request, scope, asked }) => {
      const verdict = effective.grants(scope, asked);
      return model.can({ name: account.name, namespace: account.namespace }, request) !== (verdict === 'none' ? notGranted(model) : verdict);
    });
    expect(differing).toEqual([]);
  }
});

test('the random worlds have all kinds of cells', () => {
  const cells = SEEDS.flatMap(seed => {
    const inventory = inventoryOf(randomAccessWorld(seed));
    return accessMatrix(inventory, [...inventory.accounts.keys()], STANDARD_VERBS).accounts.flatMap(({ scopes }) => scopes)
      .flatMap(({ clusterWide, rows }) => rows.flatMap(({ names, access }) => Object.values(access).map(verdict => `${verdict} ${clusterWide} ${names !== undefined}`)));
  });
  expect([...new Set(cells)].sort()).toEqual(['none', 'unknown', 'yes'].flatMap(verdict => ['false', 'true'].flatMap(scope => ['false', 'true'].map(named => `${verdict} ${scope} ${named}`))));
});

const APP = `
apiVersion: v1
kind: ServiceAccount
metadata: {name: web, namespace: shop}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: reader}
rules:
- {apiGroups: [''], resources: [pods], verbs: [get, list]}
- {apiGroups: [''], resources: [configmaps], resourceNames: [b, a], verbs: [get]}
- {apiGroups: [''], resources: [pods], resourceNames: [special], verbs: [get]}
- {apiGroups: [''], resources: [nodes], verbs: [list]}
- {nonResourceURLs: [/metrics], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: reader, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reader}
subjects: [{kind: ServiceAccount, name: web}]
`;

const CLUSTER_WIDE = `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: reader}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reader}
subjects: [{kind: ServiceAccount, name: web, namespace: shop}]
`;

function matrix(yaml: string, verbs: readonly string[], options: ModelOptions = {}): AccessMatrix {
  const inventory = inventoryOf(new AppModel(objects(yaml), options));
  return accessMatrix(inventory, [...inventory.accounts.keys()], verbs);
}

const brief = (rows: readonly MatrixRow[]) => rows.map(({ apiGroup, resource, url, names, access, otherAccess }) =>
  [url ?? `${resource}.${apiGroup}`, ...names === undefined ? [] : [names.join('+')], ...Object.entries(access).map(([verb, verdict]) => `${verb}=${verdict}`),
    ...Object.keys(otherAccess).map(verb => `(${verb})`)].join(' '));

test('a namespace has the resources of its RoleBindings, separate rows for names, and verbs without a column', () => {
  const [{ namespace, name, scopes }] = matrix(APP, ['list', 'create']).accounts;
  expect([namespace, name]).toEqual(['shop', 'web']);
  expect(scopes.map(({ clusterWide, namespace: where }) => [clusterWide, where])).toEqual([[false, 'shop']]);
  expect(brief(scopes[0].rows)).toEqual([
    'configmaps. a+b list=none create=none (get)',
    'pods. list=yes create=none (get)',
  ]);
});

test('a namespace lists only permissions that do not apply to the whole cluster', () => {
  const [{ scopes }] = matrix(APP + CLUSTER_WIDE, ['list']).accounts;
  expect(scopes.map(({ clusterWide, rows }) => [clusterWide, brief(rows)])).toEqual([[true, [
    'configmaps. a+b list=none (get)', 'nodes. list=yes', 'pods. list=yes (get)', '/metrics list=none (get)',
  ]]]);
});

test('a wildcard applies to the rows that it covers', () => {
  const wide = APP.replace('rules:', 'rules:\n- {apiGroups: [\'*\'], resources: [\'*\'], verbs: [delete]}');
  expect(brief(matrix(wide, ['list', 'delete']).accounts[0].scopes[0].rows)).toEqual([
    '*.* list=none delete=yes', 'configmaps. a+b list=none delete=yes (get)', 'pods. list=yes delete=yes (get)',
  ]);
});

test('a role that is missing from the input is unknown, unless the input is complete', () => {
  const elsewhere = APP.replace('kind: ClusterRole, name: reader', 'kind: ClusterRole, name: elsewhere');
  expect(matrix(elsewhere, ['list']).accounts[0].scopes).toEqual([{ clusterWide: false, namespace: 'shop', rows: [], unknownRoles: [{ kind: 'ClusterRole', name: 'elsewhere' }] }]);
  expect(matrix(elsewhere, ['list'], { complete: true }).accounts[0].scopes).toEqual([]);
});

test('a permission of a possibly different account is unknown', () => {
  const [{ scopes }] = matrix(APP.replace('metadata: {name: reader, namespace: shop}', 'metadata: {name: reader}'), ['list']).accounts;
  expect(scopes.map(({ namespace, rows }) => [namespace, brief(rows)])).toEqual([[undefined, [
    'configmaps. a+b list=none (get)', 'pods. list=unknown (get)',
  ]]]);
});

test.each<[string, string, object]>([
  ['a verb', '{ apiGroups: [""], resources: [pods], verbs: [get, "${VERB}"] }', { pods: { get: 'yes', list: 'unknown' } }],
  ['a resource', '{ apiGroups: [""], resources: ["${RESOURCE}"], verbs: [get] }', { '${RESOURCE}': { get: 'unknown', list: 'none' } }],
  ['a name', '{ apiGroups: [""], resources: [secrets], resourceNames: [one, "${NAME}"], verbs: [get] }', { 'secrets one': { get: 'yes', list: 'none' }, 'secrets ${NAME}': { get: 'unknown', list: 'none' } }],
  ['a resource next to another one', '{ apiGroups: [""], resources: [pods, "${RESOURCE}"], verbs: [get] }, { apiGroups: [apps], resources: [deployments], verbs: [list] }', {
    '${RESOURCE}': { get: 'unknown', list: 'none' }, 'pods': { get: 'yes', list: 'none' }, 'deployments': { get: 'none', list: 'yes' },
  }],
])('%s with a placeholder makes no cell certain', (_, rules, expected) => {
  const model = new AppModel(objects(`
{ apiVersion: v1, kind: ServiceAccount, metadata: { name: web, namespace: shop } }
---
{ apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: { name: web, namespace: shop }, rules: [${rules}] }
---
{ apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: { name: web, namespace: shop }, roleRef: { kind: Role, name: web }, subjects: [{ kind: ServiceAccount, name: web }] }
`), { complete: true });
  const inventory = inventoryOf(model);
  const [{ scopes: [{ rows }] }] = accessMatrix(inventory, [inventory.accounts.findIndex(({ name }) => name === 'web')], ['get', 'list']).accounts;
  expect(Object.fromEntries(rows.map(({ resource, names = [], access }) => [[resource, ...names].join(' '), access]))).toEqual(expected);
});
