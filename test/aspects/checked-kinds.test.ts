import { isCheckedKind, itemsOf } from '../../src/aspects/_checked-kinds';

test.each([
  ['v1', 'Pod'], ['v1', 'ReplicationController'], ['v1', 'ServiceAccount'], ['v1', 'Secret'], ['v1', 'Namespace'],
  ['apps/v1', 'Deployment'], ['apps/v1', 'StatefulSet'], ['apps/v1', 'DaemonSet'], ['apps/v1', 'ReplicaSet'],
  ['apps/v1beta1', 'Deployment'], ['extensions/v1beta1', 'Deployment'],
  ['batch/v1', 'Job'], ['batch/v1', 'CronJob'], ['batch/v1beta1', 'CronJob'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
  ['rbac.authorization.k8s.io/v1', 'Role'], ['rbac.authorization.k8s.io/v1', 'ClusterRole'],
  ['rbac.authorization.k8s.io/v1', 'RoleBinding'], ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding'],
])('%s %s is checked', (apiVersion, kind) => {
  expect(isCheckedKind(apiVersion, kind)).toBe(true);
});

test.each([
  ['v1', 'ConfigMap'], ['v1', 'Service'], ['v1', 'Deployment'], ['apps/v1', 'Pod'], ['iam.example.com/v1', 'Role'],
  ['serving.knative.dev/v1', 'Service'], ['constructor/v1', 'Pod'], [undefined, undefined], [{}, []],
])('%p %p is not', (apiVersion, kind) => {
  expect(isCheckedKind(apiVersion, kind)).toBe(false);
});

test('an item of a List has its own type, or the item type of the List', () => {
  const types = (manifest: any): unknown[] => itemsOf(manifest).map(({ type }) => isCheckedKind(type.apiVersion, type.kind));
  expect(types({ apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'Pod' }, { apiVersion: 'v1', kind: 'ConfigMap' }, {}] })).toEqual([true, false, false]);
  expect(types({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleList', items: [{}, null, 'text', undefined] })).toEqual([true, false, false, false]);
});

test.each([
  undefined, null, {}, { kind: 'List' }, { kind: 'List', items: {} }, { kind: 'Pod', items: [{}] }, { kind: 1, items: [{}] },
])('%p has no items', manifest => {
  expect(itemsOf(manifest)).toEqual([]);
});
