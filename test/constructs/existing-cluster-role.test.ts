import { manifestOf, newChart } from './_pods';
import { ExistingClusterRole, SecureServiceAccount } from '../../src';
import { expectGolden } from '../_golden';

test('golden file, and the same bytes twice', () => {
  const chart = newChart();
  const account = new SecureServiceAccount(chart, 'account', { metadata: { name: 'deployer' } });
  new ExistingClusterRole(chart, 'viewer', { name: 'view' }).bindInNamespace('staging', account);
  const editor = new ExistingClusterRole(chart, 'editor', { name: 'edit', because: 'deploys everything in these namespaces', bindingName: 'deployers' });
  editor.bindInNamespace('staging', account);
  editor.bindInNamespace('testing', account);
  expectGolden('constructs/__golden__/existing-cluster-role', chart.toJson());
  expect(chart.toJson()).toEqual(chart.toJson());
});

test('renders bindings only, under the name of the construct', () => {
  const chart = newChart();
  new ExistingClusterRole(chart, 'delegator', { name: 'system:auth-delegator' }).bind(new SecureServiceAccount(chart, 'account'));
  expect(chart.toJson().map(manifest => manifest.kind)).toEqual(['ServiceAccount', 'ClusterRoleBinding']);
  expect(manifestOf(chart, 'ClusterRoleBinding')).toEqual({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'app-delegator' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'system:auth-delegator' },
    subjects: [{ apiGroup: '', kind: 'ServiceAccount', name: 'app-account', namespace: 'production' }],
  });
});

test.each<[name: string, rule: string, key?: string]>([
  ['cluster-admin', 'binding-to-cluster-admin'], ['admin', 'binding-to-admin-or-edit'], ['edit', 'binding-to-admin-or-edit'],
  ['system:node', 'binding-to-privileged-role', 'ClusterRole system:node'],
])('%s needs a reason, which stands on each binding', (name, rule, key = name) => {
  const chart = newChart();
  for (const because of [undefined, 'short']) {
    expect(() => new ExistingClusterRole(newChart(), 'role', { name, because })).toThrow(
      new RegExp(`^a binding of the ClusterRole '${name}' gives more than it says, because .*; write a MinimalClusterRole, or because: '<reason>' \\(a reason needs at least 10 characters`));
  }
  const account = new SecureServiceAccount(chart, 'account');
  const role = new ExistingClusterRole(chart, 'role', { name, because: 'restores the cluster from backups' });
  role.bind(account);
  role.bindInNamespace('staging', account);
  for (const kind of ['ClusterRoleBinding', 'RoleBinding']) {
    expect(manifestOf(chart, kind).metadata.annotations).toEqual({ [`cdk8s-least-privilege/accept.${rule}`]: `[${key}] restores the cluster from backups` });
  }
});

test.each(['', 'a/b', '..'])('refuses the name %j', name => {
  expect(() => new ExistingClusterRole(newChart(), 'role', { name })).toThrow(
    `the name of the ClusterRole is ${JSON.stringify(name)}, but it must be a path segment`);
});

test('later subjects join', () => {
  const chart = newChart();
  const role = new ExistingClusterRole(chart, 'role', { name: 'view' });
  role.bindInNamespace('staging', new SecureServiceAccount(chart, 'first'));
  role.bindInNamespace('staging', new SecureServiceAccount(chart, 'second'));
  expect(manifestOf(chart, 'RoleBinding').subjects).toHaveLength(2);
});
