import { explainNotNamespaced } from '../../../src/kubernetes/rbac/cluster-scoped-resources';

test.each([
  ['', 'nodes', 'get'], ['', 'nodes/proxy', 'get'], ['', 'persistentvolumes', 'list'], ['', 'users', 'impersonate'],
  ['rbac.authorization.k8s.io', 'clusterroles', 'escalate'], ['authentication.k8s.io', 'tokenreviews', 'create'],
  ['authentication.k8s.io', 'userextras/scopes', 'impersonate'], ['authorization.k8s.io', 'subjectaccessreviews', 'create'],
  ['certificates.k8s.io', 'certificatesigningrequests/approval', 'update'], ['storage.k8s.io', 'storageclasses', 'get'],
])('a Role grants nothing on %s %s', (group, resource, verb) => {
  expect(explainNotNamespaced(group, resource, [verb])).toBe(`${resource} are cluster-scoped, so a Role that names them grants nothing`);
});

test.each([
  ['', 'pods'], ['', 'serviceaccounts/token'], ['', '*'], ['apps', 'nodes'], ['authorization.k8s.io', 'localsubjectaccessreviews'],
  ['constructor', 'nodes'], ['example.com', 'databases'],
])('a Role grants %s %s', (group, resource) => {
  expect(explainNotNamespaced(group, resource, ['get'])).toBeUndefined();
});

test('a Role applies to its own Namespace, and no other', () => {
  expect(explainNotNamespaced('', 'namespaces', ['get', 'update', 'patch', 'delete'])).toBeUndefined();
  for (const verb of ['list', 'watch', 'create', 'deletecollection', '*']) {
    expect(explainNotNamespaced('', 'namespaces', [verb])).toBe('a Role only covers its own Namespace object, with get, update, patch and delete');
  }
});

test('a Role lets its holder bind ClusterRoles in its namespace', () => {
  expect(explainNotNamespaced('rbac.authorization.k8s.io', 'clusterroles', ['bind'])).toBeUndefined();
  for (const verbs of [['bind', 'get'], ['*']]) {
    expect(explainNotNamespaced('rbac.authorization.k8s.io', 'clusterroles', verbs)).toBeDefined();
  }
});
