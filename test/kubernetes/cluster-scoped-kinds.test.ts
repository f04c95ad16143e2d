import { isClusterScopedKind } from '../../src/kubernetes/cluster-scoped-kinds';

test.each([
  ['', 'Namespace'], ['', 'Node'], ['', 'PersistentVolume'], ['rbac.authorization.k8s.io', 'ClusterRole'],
  ['rbac.authorization.k8s.io', 'ClusterRoleBinding'], ['storage.k8s.io', 'StorageClass'], ['apiextensions.k8s.io', 'CustomResourceDefinition'],
])('%s %s is cluster-scoped', (apiGroup, kind) => {
  expect(isClusterScopedKind(apiGroup, kind)).toBe(true);
});

test.each([
  ['', 'Pod'], ['', 'PersistentVolumeClaim'], ['rbac.authorization.k8s.io', 'Role'], ['example.com', 'Node'], ['__proto__', 'constructor'],
])('%s %s is namespaced', (apiGroup, kind) => {
  expect(isClusterScopedKind(apiGroup, kind)).toBe(false);
});
