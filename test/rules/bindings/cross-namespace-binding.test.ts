import { testRule } from '../_test-rule';
import { accountSubject, clusterRoleBinding, group, roleBinding, user } from './_manifests';
import { crossNamespaceBinding } from '../../../src/rules/bindings/cross-namespace-binding';
import { found } from '../_found';

test('reports the account by its user name', () => {
  expect(found(crossNamespaceBinding, roleBinding('shop', 'Role reader', user('system:serviceaccount:monitoring:prometheus')))).toHaveLength(1);
});

testRule(crossNamespaceBinding, {
  invalid: [
    {
      name: 'an account of another namespace',
      yaml: roleBinding('shop', 'Role reader', accountSubject('shop', 'app'), accountSubject('monitoring', 'prometheus')),
      findings: [{
        object: 'RoleBinding shop/binding',
        path: 'subjects[1]',
        key: 'Role reader ServiceAccount monitoring/prometheus',
        message: 'gives Role reader in namespace shop to ServiceAccount monitoring/prometheus, so anyone who controls namespace monitoring holds the role here',
      }],
    },
  ],
  valid: [
    { name: 'an account of the namespace', yaml: roleBinding('shop', 'Role reader', accountSubject('shop', 'app')) },
    { name: 'an account in the known namespace of the binding', yaml: roleBinding('shop', 'Role reader', accountSubject('', 'app')) },
    { name: 'a binding in an unknown namespace', yaml: roleBinding('', 'Role reader', accountSubject('shop', 'app')) },
    { name: 'a namespace that Helm fills in', yaml: roleBinding('shop', 'Role reader', accountSubject("'{{ .Release.Namespace }}'", 'app')) },
    { name: 'a ClusterRoleBinding', yaml: clusterRoleBinding('ClusterRole view', accountSubject('shop', 'app')) },
    { name: 'users and groups', yaml: roleBinding('shop', 'Role reader', user('jane'), group('ops')) },
    {
      name: 'the binding that every aggregated API server needs',
      yaml: roleBinding('kube-system', 'Role extension-apiserver-authentication-reader', accountSubject('monitoring', 'adapter')),
    },
  ],
});
