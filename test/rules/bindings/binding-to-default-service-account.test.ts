import { testRule } from '../_test-rule';
import { accountSubject, clusterRoleBinding, group, roleBinding, user } from './_manifests';
import { bindingToDefaultServiceAccount } from '../../../src/rules/bindings/binding-to-default-service-account';
import { found } from '../_found';

test('an omitted namespace is that of the RoleBinding, and the key is as written', () => {
  const yaml = roleBinding('', 'ClusterRole view', accountSubject('', 'default'));
  expect(found(bindingToDefaultServiceAccount, yaml)).toMatchObject([{ key: 'ClusterRole view ServiceAccount default', message: expect.stringContaining('to ServiceAccount default,') }]);
  expect(found(bindingToDefaultServiceAccount, yaml, { namespace: 'shop' }))
    .toMatchObject([{ key: 'ClusterRole view ServiceAccount default', message: expect.stringContaining('to ServiceAccount shop/default,') }]);
});

test('reports the account by its user name', () => {
  expect(found(bindingToDefaultServiceAccount, clusterRoleBinding('ClusterRole view', user('system:serviceaccount:shop:default'))))
    .toMatchObject([{ key: 'ClusterRole view User system:serviceaccount:shop:default' }]);
});

test('a subject that is listed twice is one violation', () => {
  const subject = accountSubject('shop', 'default');
  expect(found(bindingToDefaultServiceAccount, clusterRoleBinding('ClusterRole view', subject, subject))).toHaveLength(1);
});

testRule(bindingToDefaultServiceAccount, {
  invalid: [
    {
      name: 'the account default',
      yaml: clusterRoleBinding('ClusterRole view', accountSubject('shop', 'app'), accountSubject('shop', 'default')),
      findings: [{
        object: 'ClusterRoleBinding binding',
        path: 'subjects[1]',
        key: 'ClusterRole view ServiceAccount shop/default',
        message: 'gives ClusterRole view in the whole cluster to ServiceAccount shop/default, which every pod of that namespace that names no ServiceAccount runs as',
      }],
    },
  ],
  valid: [
    ...([
      ['another account', accountSubject('shop', 'app')],
      ['an account of the namespace default', accountSubject('default', 'app')],
      ['a user with the same name', user('default')],
      ['a group with the same name', group('default')],
    ] as const).map(([name, subject]) => ({ name, yaml: clusterRoleBinding('ClusterRole view', subject) })),
  ],
});
