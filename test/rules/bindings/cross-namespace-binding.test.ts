import { accountSubject, clusterRoleBinding, group, roleBinding, user } from './_manifests';
import { crossNamespaceBinding } from '../../../src/rules/bindings/cross-namespace-binding';
import { found } from '../_found';

test('reports an account of another namespace', () => {
  expect(found(crossNamespaceBinding, roleBinding('shop', 'Role reader', accountSubject('shop', 'app'), accountSubject('monitoring', 'prometheus')))).toEqual([{
    object: 'RoleBinding shop/binding',
    path: 'subjects[1]',
    key: 'ServiceAccount monitoring/prometheus',
    message: 'gives Role reader in namespace shop to ServiceAccount monitoring/prometheus, so that who controls namespace monitoring holds it here',
  }]);
});

test('reports it by its user name', () => {
  expect(found(crossNamespaceBinding, roleBinding('shop', 'Role reader', user('system:serviceaccount:monitoring:prometheus')))).toHaveLength(1);
});

test.each([
  ['an account of the namespace', roleBinding('shop', 'Role reader', accountSubject('shop', 'app'))],
  ['an account that is in the namespace of the binding', roleBinding('shop', 'Role reader', accountSubject('', 'app'))],
  ['a binding whose namespace is not known', roleBinding('', 'Role reader', accountSubject('shop', 'app'))],
  ['a namespace that Helm fills in', roleBinding('shop', 'Role reader', accountSubject("'{{ .Release.Namespace }}'", 'app'))],
  ['a ClusterRoleBinding', clusterRoleBinding('ClusterRole view', accountSubject('shop', 'app'))],
  ['users and groups', roleBinding('shop', 'Role reader', user('jane'), group('ops'))],
  ['what every aggregated API needs', roleBinding('kube-system', 'Role extension-apiserver-authentication-reader', accountSubject('monitoring', 'adapter'))],
])('is silent about %s', (_, yaml) => {
  expect(found(crossNamespaceBinding, yaml)).toEqual([]);
});
