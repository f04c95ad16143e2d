import { testRule } from '../_test-rule';
import { account, accountSubject, app, group, roleBinding, user } from './_manifests';
import { missingSubject } from '../../../src/rules/bindings/missing-subject';
import { found } from '../_found';

const FIX = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: "app", namespace: "shop"}\nautomountServiceAccountToken: false';
const BINDING = roleBinding('shop', 'ClusterRole view', accountSubject('', 'app'));

test('an account of another namespace does not count', () => {
  expect(found(missingSubject, app(account('other', 'app'), BINDING), { complete: true })).toHaveLength(1);
});

test('reports an account by its user name', () => {
  expect(found(missingSubject, roleBinding('shop', 'ClusterRole view', user('system:serviceaccount:shop:app')))).toMatchObject([{ key: 'ClusterRole view User system:serviceaccount:shop:app' }]);
});

test('the control plane creates its own accounts', () => {
  const yaml = roleBinding('kube-system', 'ClusterRole view', accountSubject('', 'generic-garbage-collector'));
  expect(found(missingSubject, yaml, { complete: true })).toMatchObject([{ unknown: true }]);
});

testRule(missingSubject, {
  invalid: [
    {
      name: 'an account that may be declared elsewhere',
      yaml: BINDING,
      findings: [{
        object: 'RoleBinding shop/binding',
        path: 'subjects[0]',
        key: 'ClusterRole view ServiceAccount app',
        message: 'gives ClusterRole view to ServiceAccount shop/app, which the app does not declare; pass it with --context, or set complete: true if it does not exist',
        fix: FIX,
        unknown: true,
      }],
    },
    {
      name: 'a missing account in a complete app',
      yaml: BINDING,
      findings: [{
        object: 'RoleBinding shop/binding',
        path: 'subjects[0]',
        key: 'ClusterRole view ServiceAccount app',
        message: 'gives ClusterRole view to ServiceAccount shop/app, which does not exist: anyone who creates a ServiceAccount of that name gets the role',
        fix: FIX,
      }],
      options: { complete: true },
    },
  ],
  valid: [
    { name: 'an account of the app', yaml: app(account('shop', 'app'), BINDING), options: { complete: true } },
    { name: 'an account that may be this one, because its namespace is unknown', yaml: app(account('', 'app'), BINDING), options: { complete: true } },
    {
      name: 'the account default, which every namespace has',
      yaml: roleBinding('shop', 'ClusterRole view', accountSubject('shop', 'default')),
      options: { complete: true },
    },
    { name: 'a user', yaml: roleBinding('shop', 'ClusterRole view', user('jane')), options: { complete: true } },
    { name: 'a group', yaml: roleBinding('shop', 'ClusterRole view', group('system:serviceaccounts:shop')), options: { complete: true } },
    {
      name: 'a name that Helm fills in',
      yaml: roleBinding('shop', 'ClusterRole view', accountSubject('shop', "'{{ .Release.Name }}'")),
      options: { complete: true },
    },
    { name: 'an account in the context', yaml: BINDING, options: { context: account('shop', 'app') } },
  ],
});
