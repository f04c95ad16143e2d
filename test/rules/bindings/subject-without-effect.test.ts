import { testRule } from '../_test-rule';
import { accountSubject, clusterRoleBinding, group, roleBinding, user } from './_manifests';
import { missingSubject } from '../../../src/rules/bindings/missing-subject';
import { subjectWithoutEffect } from '../../../src/rules/bindings/subject-without-effect';
import { check } from '../_violations';

const WRONG_GROUP = '{kind: ServiceAccount, name: app, namespace: shop, apiGroup: rbac.authorization.k8s.io}';

testRule(subjectWithoutEffect, {
  invalid: [
    {
      name: 'a user name that starts like that of an account',
      yaml: clusterRoleBinding('ClusterRole view', user('system:serviceaccount:shop:app:extra')),
      findings: ['ClusterRoleBinding/binding subjects[0].name [User system:serviceaccount:shop:app:extra]'],
      message: 'names User system:serviceaccount:shop:app:extra for ClusterRole view, which starts like the user name of a ServiceAccount but is not one: '
        + 'that is system:serviceaccount:<namespace>:<name>, so the binding grants it nothing',
    },
    {
      name: 'an account with the API group of users',
      yaml: clusterRoleBinding('ClusterRole view', accountSubject('shop', 'web'), WRONG_GROUP),
      findings: ['ClusterRoleBinding/binding subjects[1].apiGroup [ServiceAccount shop/app]'],
      message: 'so the API server rejects the binding',
    },
    {
      name: 'an unknown kind',
      yaml: roleBinding('shop', 'ClusterRole view', '{kind: serviceaccount, name: app}'),
      findings: ['RoleBinding/binding subjects[0].kind [serviceaccount app]'],
    },
    {
      name: 'a pattern',
      yaml: roleBinding('shop', 'ClusterRole view', group('system:serviceaccounts:*')),
      findings: ['RoleBinding/binding subjects[0].name [Group system:serviceaccounts:*]'],
    },
  ],
  valid: [
    { name: 'accounts, users and groups', yaml: roleBinding('shop', 'ClusterRole view', accountSubject('shop', 'app'), accountSubject('', 'app'), user('ada'), group('ops')) },
    { name: 'an account without a namespace, which another rule reports', yaml: clusterRoleBinding('ClusterRole view', accountSubject('', 'app')) },
    { name: 'a template expression', yaml: clusterRoleBinding('ClusterRole view', user('system:serviceaccount:{{ .Release.Namespace }}:app')) },
  ],
});

test('is not reported as missing as well', () => {
  expect(check(missingSubject, clusterRoleBinding('ClusterRole view', WRONG_GROUP), { complete: true })).toEqual([]);
});
