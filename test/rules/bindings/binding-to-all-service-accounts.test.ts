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

// Every ServiceAccount reads ClusterTrustBundles since 1.37, where they are served by default.
test.each([['1.36', 1], ['1.37', 0], [undefined, 0]])('what every account has is that of the version: %s', (kubernetesVersion, count) => {
  const binding = clusterRoleBinding('ClusterRole bundles', group('system:serviceaccounts'));
  const role = '{ apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: { name: bundles }, rules: [{ apiGroups: [certificates.k8s.io], resources: [clustertrustbundles], verbs: [get, list, watch] }] }';
  expect(found(bindingToAllServiceAccounts, `${binding}\n---\n${role}`, { kubernetesVersion })).toHaveLength(count);
});
