import { account, accountSubject, app, group, roleBinding, user } from './_manifests';
import { missingSubject } from '../../../src/rules/bindings/missing-subject';
import { found } from '../_found';

const BINDING = roleBinding('shop', 'ClusterRole view', accountSubject('', 'app'));

test('is not known unless the app is complete', () => {
  expect(found(missingSubject, BINDING)).toEqual([{
    object: 'RoleBinding shop/binding',
    path: 'subjects[0]',
    key: 'ServiceAccount app',
    message: 'gives ClusterRole view to ServiceAccount shop/app, which the app does not declare; show it with --context, or say complete: true if there is none',
    unknown: true,
  }]);
});

test('is certain in a complete app', () => {
  expect(found(missingSubject, BINDING, { complete: true })).toEqual([{
    object: 'RoleBinding shop/binding',
    path: 'subjects[0]',
    key: 'ServiceAccount app',
    message: 'gives ClusterRole view to ServiceAccount shop/app, which does not exist: whoever creates an account of that name has the role',
  }]);
});

test('an account of another namespace is another', () => {
  expect(found(missingSubject, app(account('other', 'app'), BINDING), { complete: true })).toHaveLength(1);
});

test('reports an account by its user name', () => {
  expect(found(missingSubject, roleBinding('shop', 'ClusterRole view', user('system:serviceaccount:shop:app')))).toMatchObject([{ key: 'User system:serviceaccount:shop:app' }]);
});

test('accounts of the control plane are made by nobody', () => {
  const yaml = roleBinding('kube-system', 'ClusterRole view', accountSubject('', 'generic-garbage-collector'));
  expect(found(missingSubject, yaml, { complete: true })).toMatchObject([{ unknown: true }]);
});

test.each([
  ['an account of the app', app(account('shop', 'app'), BINDING)],
  ['one that may be this one, since its namespace is not known', app(account('', 'app'), BINDING)],
  ['the account default, which is in every namespace', roleBinding('shop', 'ClusterRole view', accountSubject('shop', 'default'))],
  ['a user', roleBinding('shop', 'ClusterRole view', user('jane'))],
  ['a group', roleBinding('shop', 'ClusterRole view', group('system:serviceaccounts:shop'))],
  ['a name that Helm fills in', roleBinding('shop', 'ClusterRole view', accountSubject('shop', "'{{ .Release.Name }}'"))],
])('is silent about %s', (_, yaml) => {
  expect(found(missingSubject, yaml, { complete: true })).toEqual([]);
});

test('an account that is only shown is there', () => {
  expect(found(missingSubject, BINDING, { context: account('shop', 'app') })).toEqual([]);
});
