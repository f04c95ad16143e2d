import { accountSubject, app, clusterRole, clusterRoleBinding, role, roleBinding } from './_manifests';
import { missingRole } from '../../../src/rules/bindings/missing-role';
import { found } from '../_found';

const APP = accountSubject('shop', 'app');
const BINDING = roleBinding('shop', 'Role reader', APP);

test('is not known unless the app is complete', () => {
  expect(found(missingRole, BINDING)).toEqual([{
    object: 'RoleBinding shop/binding',
    path: 'roleRef.name',
    key: 'Role reader',
    message: 'refers to Role reader, which the app does not define: what it grants is not known; show the role with --context, or say complete: true if there is none',
    unknown: true,
  }]);
});

test('is certain in a complete app', () => {
  expect(found(missingRole, BINDING, { complete: true })).toEqual([{
    object: 'RoleBinding shop/binding',
    path: 'roleRef.name',
    key: 'Role reader',
    message: 'refers to Role reader, which does not exist, so that it grants nothing until somebody creates a role of that name',
  }]);
});

test('a Role of another namespace and a ClusterRole of that name are others', () => {
  expect(found(missingRole, app(role('other', 'reader'), clusterRole('reader'), BINDING), { complete: true })).toHaveLength(1);
});

test.each([
  ['a role of the app', app(role('shop', 'reader'), BINDING)],
  ['a ClusterRole of the app', app(clusterRole('reader'), roleBinding('shop', 'ClusterRole reader', APP))],
  ['a ClusterRole of every cluster', clusterRoleBinding('ClusterRole system:auth-delegator', APP)],
  ['a Role of every cluster', roleBinding('kube-system', 'Role extension-apiserver-authentication-reader', APP)],
  ['a role that may be this one, since its namespace is not known', app(role('', 'reader'), BINDING)],
  ['a name that Helm fills in', roleBinding('shop', 'Role {{.Release.Name}}', APP)],
  ['a reference that is refused anyway', clusterRoleBinding('Role reader', APP)],
])('is silent about %s', (_, yaml) => {
  expect(found(missingRole, yaml, { complete: true })).toEqual([]);
});

test('a role that is only shown is there', () => {
  expect(found(missingRole, BINDING, { context: role('shop', 'reader') })).toEqual([]);
});
