import { Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { stringify } from 'yaml';
import { testRule } from '../_test-rule';
import { account, accountSubject, app, clusterRoleBinding, group, roleBinding, user } from './_manifests';
import { subjectWithoutNamespace } from '../../../src/rules/bindings/subject-without-namespace';
import { found } from '../_found';

const BINDING = clusterRoleBinding('ClusterRole view', accountSubject('', 'app'));

test('an empty namespace is none', () => {
  expect(found(subjectWithoutNamespace, clusterRoleBinding('ClusterRole view', accountSubject("''", 'app')))).toHaveLength(1);
});

test('the namespace of the binding means nothing', () => {
  expect(found(subjectWithoutNamespace, BINDING.replace('name: binding', 'name: binding, namespace: shop'), { namespace: 'shop' })).toHaveLength(1);
});

test('names no namespace, where the app has several accounts of that name', () => {
  expect(found(subjectWithoutNamespace, app(account('shop', 'app'), account('other', 'app'), BINDING))[0]).not.toHaveProperty('fix');
});

test('finds what cdk8s-plus writes in a chart without namespace', () => {
  const chart = new Chart(Testing.app(), 'chart');
  new kplus.ClusterRole(chart, 'role').bind(new kplus.ServiceAccount(chart, 'app'));
  expect(found(subjectWithoutNamespace, (Testing.synth(chart) as unknown[]).map(manifest => stringify(manifest)).join('---\n'))).toHaveLength(1);
});

testRule(subjectWithoutNamespace, {
  invalid: [
    {
      name: 'reports the subject',
      yaml: BINDING,
      findings: [{
        object: 'ClusterRoleBinding binding',
        path: 'subjects[0]',
        key: 'ServiceAccount app',
        message: 'names ServiceAccount app without its namespace, so the API server rejects the binding and ClusterRole view is not granted',
      }],
    },
    {
      name: 'names the namespace, where the app has one account of that name',
      yaml: app(account('shop', 'app'), account('other', 'web'), BINDING),
      findings: ['ClusterRoleBinding/binding subjects[0] [ServiceAccount app]'],
      fix: 'namespace: "shop"',
    },
  ],
  valid: [
    { name: 'a subject with its namespace', yaml: clusterRoleBinding('ClusterRole view', accountSubject('shop', 'app')) },
    { name: 'a RoleBinding, which lends its own', yaml: roleBinding('shop', 'ClusterRole view', accountSubject('', 'app')) },
    { name: 'users and groups', yaml: clusterRoleBinding('ClusterRole view', user('jane'), group('ops')) },
  ],
});
