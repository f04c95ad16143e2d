import { accountsOfSubject } from '../../../src/kubernetes/rbac/subject';
import type * as k8s from '../../../src/objects/kubernetes-types';

const inRoleBinding = (subject: k8s.Subject): unknown => accountsOfSubject(subject, 'RoleBinding', 'own');
const inClusterRoleBinding = (subject: k8s.Subject): unknown => accountsOfSubject(subject, 'ClusterRoleBinding', undefined);

test('an account with its namespace', () => {
  const subject = { kind: 'ServiceAccount', name: 'a', namespace: 'n' };
  expect(inRoleBinding(subject)).toEqual({ scope: 'account', namespace: 'n', name: 'a' });
  expect(inClusterRoleBinding(subject)).toEqual({ scope: 'account', namespace: 'n', name: 'a' });
});

test('an account without a namespace is in the namespace of its RoleBinding', () => {
  expect(inRoleBinding({ kind: 'ServiceAccount', name: 'a' })).toEqual({ scope: 'account', namespace: 'own', name: 'a' });
  expect(inRoleBinding({ kind: 'ServiceAccount', name: 'a', namespace: '' })).toEqual({ scope: 'account', namespace: 'own', name: 'a' });
});

test('an account without a namespace stands for no account in a ClusterRoleBinding', () => {
  expect(inClusterRoleBinding({ kind: 'ServiceAccount', name: 'a' })).toBeUndefined();
});

test.each([
  [{ kind: 'User', name: 'system:serviceaccount:n:a' }, { scope: 'account', namespace: 'n', name: 'a' }],
  [{ kind: 'User', name: 'system:serviceaccount:{{ .Release.Namespace }}:a' }, { scope: 'account', namespace: '{{ .Release.Namespace }}', name: 'a' }],
  [{ kind: 'User', name: '{{ .Values.user }}' }, { scope: 'cluster' }],
  [{ kind: 'Group', name: 'system:serviceaccounts' }, { scope: 'cluster' }],
  [{ kind: 'Group', name: 'system:authenticated' }, { scope: 'cluster' }],
  [{ kind: 'Group', name: 'system:serviceaccounts:n' }, { scope: 'namespace', namespace: 'n' }],
  [{ kind: 'Group', name: '{{ .Values.group }}' }, { scope: 'cluster' }],
])('%j stands for accounts', (subject, accounts) => {
  expect(inClusterRoleBinding(subject)).toEqual(accounts);
});

test.each([
  { kind: 'User', name: 'jane' }, { kind: 'User', name: 'system:serviceaccount:n' }, { kind: 'User', name: 'system:serviceaccount:n:a:b' },
  { kind: 'Group', name: 'system:unauthenticated' }, { kind: 'Group', name: 'system:masters' }, { kind: 'Pod', name: 'a' },
  { kind: 'ServiceAccount' }, { kind: 'ServiceAccount', name: null }, { kind: 'ServiceAccount', name: '' }, {},
])('%j stands for no account', subject => {
  expect(inRoleBinding(subject)).toBeUndefined();
});
