import { accountSubject, clusterRoleBinding, group, roleBinding, user } from './_manifests';
import { bindingToAllServiceAccounts } from '../../../src/rules/bindings/binding-to-all-service-accounts';
import { found } from '../_found';

test('reports all accounts of the cluster', () => {
  expect(found(bindingToAllServiceAccounts, clusterRoleBinding('ClusterRole view', group('system:serviceaccounts')))).toEqual([{
    object: 'ClusterRoleBinding binding',
    path: 'subjects[0]',
    key: 'Group system:serviceaccounts',
    message: 'gives ClusterRole view in the whole cluster to every ServiceAccount of the cluster, the default accounts included',
  }]);
});

test('reports all accounts of a namespace', () => {
  expect(found(bindingToAllServiceAccounts, roleBinding('shop', 'ClusterRole view', group('system:serviceaccounts:shop')))).toMatchObject([{
    key: 'Group system:serviceaccounts:shop',
    message: 'gives ClusterRole view in namespace shop to every ServiceAccount of namespace shop, the default account included',
  }]);
});

test.each(['system:service-account-issuer-discovery', 'system:discovery'])('is silent about %s, which every account has', name => {
  expect(found(bindingToAllServiceAccounts, clusterRoleBinding(`ClusterRole ${name}`, group('system:serviceaccounts')))).toEqual([]);
});

test.each([accountSubject('shop', 'app'), user('system:serviceaccounts'), group('system:serviceaccountsx')])('is silent about %s', subject => {
  expect(found(bindingToAllServiceAccounts, clusterRoleBinding('ClusterRole view', subject))).toEqual([]);
});
