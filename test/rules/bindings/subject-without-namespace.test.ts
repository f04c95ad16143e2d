import { Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { stringify } from 'yaml';
import { testRule } from '../_test-rule';
import { account, accountSubject, app, clusterRoleBinding, group, roleBinding, user } from './_manifests';
import { subjectWithoutNamespace } from '../../../src/rules/bindings/subject-without-namespace';
import { found } from '../_found';

const BINDING = clusterRoleBinding('ClusterRole view', accountSubject('', 'app'));

test('an empty namespace counts as omitted', () => {
  expect(found(subjectWithoutNamespace, clusterRoleBinding('ClusterRole view', accountSubject("''", 'app')))).toHaveLength(1);
});

test('the namespace in the metadata of a ClusterRoleBinding is ignored', () => {
  expect(found(subjectWithoutNamespace, BINDING.replace('name: binding', 'name: binding, namespace: shop'), { namespace: 'shop' })).toHaveLength(1);
});

test('has no fix if the app has several accounts with the same name', () => {
  expect(found(subjectWithoutNamespace, app(account('shop', 'app'), account('other', 'app'), BINDING))[0]).not.toHaveProperty('fix');
});

test('reports the output of cdk8s-plus in a chart without a namespace', () => {
  const chart = new Chart(Testing.app(), 'chart');
  new kplus.ClusterRole(chart, 'role').bind(new kplus.ServiceAccount(chart, 'app'));
  expect(found(subjectWithoutNamespace, (Testing.synth(chart) as unknown[]).map(manifest => stringify(manifest)).join('---\n'))).toHaveLength(1);
});

testRule(subjectWithoutNamespace, {
  invalid: [
    {
      name: 'an account without a namespace',
      yaml: BINDING,
      findings: [{
        object: 'ClusterRoleBinding binding',
        path: 'subjects[0]',
        key: 'ServiceAccount app',
        message: 'names ServiceAccount app without its namespace, so the API server rejects the binding and ClusterRole view is not granted',
      }],
    },
    {
      name: 'an account without a namespace that the app declares once',
      yaml: app(account('shop', 'app'), account('other', 'web'), BINDING),
      findings: ['ClusterRoleBinding/binding subjects[0] [ServiceAccount app]'],
      fix: 'namespace: "shop"',
    },
  ],
  valid: [
    { name: 'a subject with a namespace', yaml: clusterRoleBinding('ClusterRole view', accountSubject('shop', 'app')) },
    { name: 'a RoleBinding, whose namespace applies', yaml: roleBinding('shop', 'ClusterRole view', accountSubject('', 'app')) },
    { name: 'users and groups', yaml: clusterRoleBinding('ClusterRole view', user('jane'), group('ops')) },
  ],
});
