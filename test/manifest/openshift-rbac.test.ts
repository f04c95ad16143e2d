import { readText } from '../../src/manifest/read-text';

function read(manifest: object): unknown {
  const { objects, errors } = readText(JSON.stringify({ metadata: { name: 'one' }, ...manifest }), 'f.json');
  expect(errors).toEqual([]);
  return objects[0].manifest;
}

const OPENSHIFT = 'authorization.openshift.io/v1';
const RBAC = 'rbac.authorization.k8s.io/v1';
const metadata = { name: 'one' };

test('a binding to a ClusterRole', () => {
  expect(read({ apiVersion: OPENSHIFT, kind: 'ClusterRoleBinding', roleRef: { name: 'cluster-admin' }, subjects: [{ kind: 'SystemGroup', name: 'system:authenticated' }] })).toEqual({
    apiVersion: RBAC,
    kind: 'ClusterRoleBinding',
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ kind: 'Group', name: 'system:authenticated' }],
  });
});

test('a binding to a Role, with the users and groups of old clients', () => {
  expect(read({
    apiVersion: OPENSHIFT,
    kind: 'RoleBinding',
    groupNames: ['ops'],
    roleRef: { name: 'reader', namespace: 'shop' },
    subjects: [{ kind: 'ServiceAccount', name: 'app', namespace: 'shop' }, { kind: 'Group', name: 'ops' }, { kind: 'SystemUser', name: 'system:anonymous' }],
    userNames: ['ada'],
  })).toMatchObject({
    apiVersion: RBAC,
    roleRef: { kind: 'Role', name: 'reader' },
    subjects: [{ kind: 'ServiceAccount', name: 'app', namespace: 'shop' }, { kind: 'Group', name: 'ops' }, { kind: 'User', name: 'system:anonymous' }, { kind: 'User', name: 'ada' }],
  });
});

test('a role, whose rules without a group apply to the core group', () => {
  expect(read({
    apiVersion: OPENSHIFT,
    kind: 'ClusterRole',
    rules: [
      { apiGroups: null, attributeRestrictions: null, resources: ['secrets'], verbs: ['get'] },
      { apiGroups: ['apps'], resources: ['deployments'], resourceNames: ['web'], verbs: ['get'] },
      { apiGroups: [], resources: [], nonResourceURLs: ['/metrics'], verbs: ['get'] },
    ],
  })).toEqual({
    apiVersion: RBAC,
    kind: 'ClusterRole',
    metadata,
    rules: [
      { apiGroups: [''], resources: ['secrets'], verbs: ['get'] },
      { apiGroups: ['apps'], resources: ['deployments'], resourceNames: ['web'], verbs: ['get'] },
      { nonResourceURLs: ['/metrics'], verbs: ['get'] },
    ],
  });
});

test.each([
  { apiVersion: RBAC, kind: 'RoleBinding', metadata, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'a' } },
  { apiVersion: 'user.openshift.io/v1', kind: 'Group', metadata, users: ['ada'] },
  { apiVersion: OPENSHIFT, kind: 'RoleBindingRestriction', metadata, spec: {} },
])('other objects are unchanged: %j', manifest => {
  expect(read(manifest)).toEqual(manifest);
});

test('values of a wrong type are errors like those of Kubernetes', () => {
  const { errors } = readText(JSON.stringify({ apiVersion: OPENSHIFT, kind: 'RoleBinding', metadata, roleRef: 'view', subjects: 'all' }), 'f.json');
  expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining('roleRef must be')]);
});
