import { Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { stringify } from 'yaml';
import { account, accountSubject, app, clusterRoleBinding, group, roleBinding, user } from './_manifests';
import { subjectWithoutNamespace } from '../../../src/rules/bindings/subject-without-namespace';
import { found } from '../_found';

const BINDING = clusterRoleBinding('ClusterRole view', accountSubject('', 'app'));

test('reports the subject', () => {
  expect(found(subjectWithoutNamespace, BINDING)).toEqual([{
    object: 'ClusterRoleBinding binding',
    path: 'subjects[0]',
    key: 'ServiceAccount app',
    message: 'names ServiceAccount app without its namespace, so that the API server refuses it and nobody gets ClusterRole view',
  }]);
});

test('an empty namespace is none', () => {
  expect(found(subjectWithoutNamespace, clusterRoleBinding('ClusterRole view', accountSubject("''", 'app')))).toHaveLength(1);
});

test('the namespace of the binding means nothing', () => {
  expect(found(subjectWithoutNamespace, BINDING.replace('name: binding', 'name: binding, namespace: shop'), { namespace: 'shop' })).toHaveLength(1);
});

test('says which namespace, where the app has one account of that name', () => {
  expect(found(subjectWithoutNamespace, app(account('shop', 'app'), account('other', 'web'), BINDING))).toMatchObject([{ fix: 'namespace: shop' }]);
  expect(found(subjectWithoutNamespace, app(account('shop', 'app'), account('other', 'app'), BINDING))[0]).not.toHaveProperty('fix');
});

test('finds what cdk8s-plus writes in a chart without namespace', () => {
  const chart = new Chart(Testing.app(), 'chart');
  new kplus.ClusterRole(chart, 'role').bind(new kplus.ServiceAccount(chart, 'app'));
  expect(found(subjectWithoutNamespace, (Testing.synth(chart) as unknown[]).map(manifest => stringify(manifest)).join('---\n'))).toHaveLength(1);
});

test.each([
  ['a subject with its namespace', clusterRoleBinding('ClusterRole view', accountSubject('shop', 'app'))],
  ['a RoleBinding, which lends its own', roleBinding('shop', 'ClusterRole view', accountSubject('', 'app'))],
  ['users and groups', clusterRoleBinding('ClusterRole view', user('jane'), group('ops'))],
])('is silent about %s', (_, yaml) => {
  expect(found(subjectWithoutNamespace, yaml)).toEqual([]);
});
