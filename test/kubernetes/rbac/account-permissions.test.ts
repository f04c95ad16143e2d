import { AccountPermissions } from '../../../src/kubernetes/rbac/account-permissions';
import { objectsOf } from '../../../src/kubernetes/workloads';

const API = 'rbac.authorization.k8s.io/v1';
const RULE = { apiGroups: [''], resources: ['pods'], verbs: ['get'] };
const ROLE = { apiVersion: API, kind: 'Role', metadata: { name: 'reader', namespace: 'prod' }, rules: [RULE] };
const EMPTY = { apiVersion: API, kind: 'ClusterRole', metadata: { name: 'empty' }, rules: [] };

function binding(subjects: unknown, roleRef: object = { kind: 'Role', name: 'reader' }, namespace: string | undefined = 'prod', kind = 'RoleBinding'): object {
  return { apiVersion: API, kind, metadata: { name: 'binding', namespace }, roleRef, subjects };
}

function permissions(...objects: object[]): AccountPermissions {
  return new AccountPermissions(objects.flatMap(object => objectsOf(object)));
}

const app = { name: 'app', namespace: 'prod' };

test('a binding gives its subject what its role grants', () => {
  expect(permissions(ROLE, binding([{ kind: 'ServiceAccount', name: 'app', namespace: 'prod' }])).of(app)).toEqual([{
    binding: { kind: 'RoleBinding', name: 'binding', namespace: 'prod' }, role: { kind: 'Role', name: 'reader' }, rules: [RULE],
  }]);
});

test.each<[string, object]>([
  ['without a namespace in the subject', { kind: 'ServiceAccount', name: 'app' }],
  ['by user name', { kind: 'User', name: 'system:serviceaccount:prod:app' }],
  ['by the group of all accounts', { kind: 'Group', name: 'system:serviceaccounts' }],
  ['by the group of its namespace', { kind: 'Group', name: 'system:serviceaccounts:prod' }],
  ['by the group of everybody', { kind: 'Group', name: 'system:authenticated' }],
  ['by a namespace that is a template', { kind: 'ServiceAccount', name: 'app', namespace: '{{ .Release.Namespace }}' }],
  ['by a name that is a template', { kind: 'ServiceAccount', name: '{{ .Values.account }}', namespace: 'prod' }],
])('an account gets permissions %s', (_, subject) => {
  expect(permissions(ROLE, binding([subject])).of(app)).toHaveLength(1);
});

test.each<[string, object]>([
  ['of another name', { kind: 'ServiceAccount', name: 'other', namespace: 'prod' }],
  ['of another namespace', { kind: 'ServiceAccount', name: 'app', namespace: 'test' }],
  ['of another user name', { kind: 'User', name: 'system:serviceaccount:test:app' }],
  ['of the group of another namespace', { kind: 'Group', name: 'system:serviceaccounts:test' }],
  ['of a group of people', { kind: 'Group', name: 'developers' }],
])('a subject %s gives it none', (_, subject) => {
  expect(permissions(ROLE, binding([subject])).of(app)).toEqual([]);
});

test('a role without rules is no permission, one from elsewhere is', () => {
  const subjects = [{ kind: 'ServiceAccount', name: 'app', namespace: 'prod' }];
  expect(permissions(EMPTY, binding(subjects, { kind: 'ClusterRole', name: 'empty' })).of(app)).toEqual([]);
  expect(permissions(EMPTY, binding(subjects, { kind: 'ClusterRole', name: 'view' })).of(app)).toMatchObject([{ rules: 'unknown' }]);
});

test('a ClusterRoleBinding needs the namespace of its subject', () => {
  const roleRef = { kind: 'ClusterRole', name: 'view' };
  const bound = (subject: object): unknown[] => permissions(binding([subject], roleRef, undefined, 'ClusterRoleBinding')).of(app);
  expect(bound({ kind: 'ServiceAccount', name: 'app' })).toEqual([]);
  expect(bound({ kind: 'ServiceAccount', name: 'app', namespace: 'prod' })).toHaveLength(1);
});

test('a namespace that is not known may be any', () => {
  const subjects = [{ kind: 'ServiceAccount', name: 'app' }];
  const known = permissions({ ...ROLE, metadata: { name: 'reader' } }, { ...binding(subjects), metadata: { name: 'binding' } });
  expect(known.of(app)).toHaveLength(1);
  expect(known.of({ name: 'app' })).toHaveLength(1);
  expect(permissions(ROLE, binding(subjects)).of({ name: 'app' })).toHaveLength(1);
});

test('an account whose name is a template may be any', () => {
  expect(permissions(ROLE, binding([{ kind: 'ServiceAccount', name: 'app' }])).of({ name: '{{ .Values.account }}', namespace: 'prod' })).toHaveLength(1);
});

test('one binding counts once, and several come in their order', () => {
  const twice = [{ kind: 'Group', name: 'system:authenticated' }, { kind: 'ServiceAccount', name: 'app' }];
  const second = { ...binding([{ kind: 'Group', name: 'system:serviceaccounts' }]), metadata: { name: 'second', namespace: 'prod' } };
  const third = { ...binding([{ kind: 'ServiceAccount', name: 'app' }]), metadata: { name: 'third', namespace: 'prod' } };
  expect(permissions(ROLE, third, second, binding(twice)).of(app).map(permission => permission.binding.name)).toEqual(['third', 'second', 'binding']);
});

test.each([undefined, null, 'text', [null, 7, {}]])('subjects of the shape %j are nobody', subjects => {
  expect(permissions(ROLE, binding(subjects)).of(app)).toEqual([]);
});

test('thousands of accounts with a binding each are no product', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `app-${index}`);
  const known = permissions(ROLE, ...names.map(name => binding([{ kind: 'ServiceAccount', name }])));
  const start = process.cpuUsage().user;
  expect(names.every(name => known.of({ name, namespace: 'prod' }).length === 1)).toBe(true);
  // The product would be 400 million comparisons.
  expect(process.cpuUsage().user - start).toBeLessThan(2_000_000);
});
