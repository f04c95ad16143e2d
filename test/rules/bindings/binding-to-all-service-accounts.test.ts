import { testRule } from '../_test-rule';
import { accountSubject, clusterRoleBinding, group, roleBinding, user } from './_manifests';
import { bindingToAllServiceAccounts } from '../../../src/rules/bindings/binding-to-all-service-accounts';
import { found } from '../_found';

test('reports all accounts of a namespace', () => {
  expect(found(bindingToAllServiceAccounts, roleBinding('shop', 'ClusterRole view', group('system:serviceaccounts:shop')))).toMatchObject([{
    key: 'ClusterRole view Group system:serviceaccounts:shop',
    message: 'gives ClusterRole view in namespace shop to every ServiceAccount of namespace shop, the default account included',
  }]);
});

// ServiceAccounts can read ClusterTrustBundles since 1.37, which serves them by default.
test.each([['1.36', 1], ['1.37', 0], [undefined, 0]])('the default permissions are those of the version: %s', (kubernetesVersion, count) => {
  const binding = clusterRoleBinding('ClusterRole bundles', group('system:serviceaccounts'));
  const role = '{ apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: { name: bundles }, rules: [{ apiGroups: [certificates.k8s.io], resources: [clustertrustbundles], verbs: [get, list, watch] }] }';
  expect(found(bindingToAllServiceAccounts, `${binding}\n---\n${role}`, { kubernetesVersion })).toHaveLength(count);
});

testRule(bindingToAllServiceAccounts, {
  invalid: [
    {
      name: 'all accounts of the cluster',
      yaml: clusterRoleBinding('ClusterRole view', group('system:serviceaccounts')),
      findings: [{
        object: 'ClusterRoleBinding binding',
        path: 'subjects[0]',
        key: 'ClusterRole view Group system:serviceaccounts',
        message: 'gives ClusterRole view in the whole cluster to every ServiceAccount of the cluster, the default accounts included',
      }],
    },
  ],
  valid: [
    ...(['system:service-account-issuer-discovery', 'system:discovery']).map(name => ({
      name: `${name}, which every account has`,
      yaml: clusterRoleBinding(`ClusterRole ${name}`, group('system:serviceaccounts')),
    })),
    ...([accountSubject('shop', 'app'), user('system:serviceaccounts'), group('system:serviceaccountsx')]).map(subject => ({ name: subject, yaml: clusterRoleBinding('ClusterRole view', subject) })),
  ],
});
