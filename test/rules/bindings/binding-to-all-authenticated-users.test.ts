import { app, clusterRole, clusterRoleBinding, group, roleBinding, user } from './_manifests';
import { bindingToAllAuthenticatedUsers } from '../../../src/rules/bindings/binding-to-all-authenticated-users';
import { found } from '../_found';

const EVERYBODY = group('system:authenticated');

test('reports what everybody gets', () => {
  expect(found(bindingToAllAuthenticatedUsers, roleBinding('shop', 'ClusterRole view', EVERYBODY))).toEqual([{
    object: 'RoleBinding shop/binding',
    path: 'subjects[0]',
    key: 'Group system:authenticated',
    message: 'gives ClusterRole view in namespace shop to every user and every ServiceAccount (Group system:authenticated)',
  }]);
});

test.each(['system:basic-user', 'system:discovery', 'system:public-info-viewer'])('is silent about %s, which every cluster gives', name => {
  expect(found(bindingToAllAuthenticatedUsers, clusterRoleBinding(`ClusterRole ${name}`, EVERYBODY))).toEqual([]);
});

test('reports a role of every cluster with something added', () => {
  const bound = clusterRoleBinding('ClusterRole system:basic-user', EVERYBODY);
  const review = '{apiGroups: [authorization.k8s.io], resources: [selfsubjectaccessreviews], verbs: [create]}';
  expect(found(bindingToAllAuthenticatedUsers, app(clusterRole('system:basic-user', review), bound))).toEqual([]);
  expect(found(bindingToAllAuthenticatedUsers, app(clusterRole('system:basic-user', review.replace('self', '')), bound))).toHaveLength(1);
});

test.each([group('authenticated'), group('system:authenticated:x'), user('system:authenticated')])('is silent about %s', subject => {
  expect(found(bindingToAllAuthenticatedUsers, roleBinding('shop', 'ClusterRole view', subject))).toEqual([]);
});
