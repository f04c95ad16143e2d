import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { manifestOf, newChart, newChartWithoutNamespace } from './_pods';
import { MinimalClusterRole, Permission, SecureServiceAccount } from '../../src';
import { expectGolden } from '../_golden';

const { NAMESPACES, NODES, PODS, SECRETS } = kplus.ApiResource;

test('golden file, and the same bytes twice', () => {
  const chart = newChart();
  const account = new SecureServiceAccount(chart, 'account', { metadata: { name: 'node-watcher' } });
  const role = new MinimalClusterRole(chart, 'role', {
    metadata: { name: 'node-watcher' },
    permissions: [
      Permission.read(NODES, NAMESPACES),
      Permission.onNonResourceUrls(['get'], kplus.NonApiResource.of('/metrics')),
      Permission.read(SECRETS).because('copies certificates to all namespaces'),
    ],
  });
  role.bind(account);
  role.bindInNamespace('staging', account);
  expectGolden('constructs/__golden__/minimal-cluster-role', chart.toJson());
  expect(chart.toJson()).toEqual(chart.toJson());
});

test('defaultChild', () => {
  expect(ApiObject.of(new MinimalClusterRole(newChart(), 'role')).kind).toBe('ClusterRole');
});

test('cluster-scoped objects have no namespace, even in a chart with one', () => {
  const chart = newChart();
  new MinimalClusterRole(chart, 'role', { metadata: { namespace: 'other' } }).bind(new SecureServiceAccount(chart, 'account'));
  expect(manifestOf(chart, 'ClusterRole').metadata).toEqual({ name: 'app-role' });
  expect(manifestOf(chart, 'ClusterRoleBinding').metadata).toEqual({ name: 'app-role' });
});

test('can be used wherever cdk8s-plus accepts a role', () => {
  const chart = newChart();
  const role = new MinimalClusterRole(chart, 'role');
  new kplus.RoleBinding(chart, 'binding', { role });
  new kplus.ClusterRoleBinding(chart, 'cluster-binding', { role });
  expect(manifestOf(chart, 'RoleBinding').roleRef).toEqual({ apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'app-role' });
});

test('a sensitive permission needs a reason', () => {
  expect(() => new MinimalClusterRole(newChart(), 'role').allow(Permission.get(kplus.ApiResource.custom({ apiGroup: '*', resourceType: '*' })))).toThrow(new Error(
    "the permission '*.* get' covers every resource, including future ones; narrow it, or add .because('<reason>') if it must be granted"));
});

describe('bindings', () => {
  test('one for the cluster and one per namespace, which later subjects join', () => {
    const chart = newChart();
    const first = new SecureServiceAccount(chart, 'first');
    const second = new SecureServiceAccount(chart, 'second');
    const role = new MinimalClusterRole(chart, 'role', { permissions: [Permission.read(PODS)] });
    role.bind(first);
    role.bind(second, first);
    role.bindInNamespace('a', first);
    role.bindInNamespace('b', first);
    role.bindInNamespace('a', second, first);
    const bindings = chart.toJson().filter(manifest => manifest.kind.endsWith('Binding'));
    const names = (subjects: { name: string }[]): string[] => subjects.map(subject => subject.name);
    expect(bindings.map(({ kind, metadata, subjects }) => [kind, metadata.namespace, metadata.name, names(subjects)])).toEqual([
      ['ClusterRoleBinding', undefined, 'app-role', ['app-first', 'app-second']],
      ['RoleBinding', 'a', 'app-role', ['app-first', 'app-second']],
      ['RoleBinding', 'b', 'app-role', ['app-first']],
    ]);
    bindings.forEach(({ roleRef }) => expect(roleRef).toEqual({ apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'app-role' }));
  });

  test('can have a different name', () => {
    const chart = newChart();
    new MinimalClusterRole(chart, 'role', { bindingName: 'readers' }).bind(kplus.Group.fromName(chart, 'group', 'readers'));
    expect(manifestOf(chart, 'ClusterRoleBinding').metadata.name).toBe('readers');
  });

  test('refuse an account with an unknown namespace', () => {
    const chart = newChartWithoutNamespace();
    const account = new SecureServiceAccount(chart, 'account');
    const role = new MinimalClusterRole(chart, 'role');
    const hint = 'give its chart a namespace, or write SecureServiceAccount.fromServiceAccountName with namespaceName';
    expect(() => role.bind(account)).toThrow(new Error(
      `the namespace of the ServiceAccount 'app-account' is not known, but a binding for the whole cluster must name it; ${hint}`));
    expect(() => role.bindInNamespace('production', account)).toThrow(new Error(
      `the namespace of the ServiceAccount 'app-account' is not known, but the binding is in 'production', where another account may have its name; ${hint}`));
    expect(chart.toJson().map(manifest => manifest.kind)).toEqual(['ServiceAccount', 'ClusterRole']);
  });

  test('refuse an account with an invalid namespace', () => {
    const role = new MinimalClusterRole(newChart(), 'role');
    const account = kplus.ServiceAccount.fromServiceAccountName(role, 'account', 'payments', { namespaceName: 'Prod_1' });
    const message = "the namespace of the ServiceAccount 'payments' is \"Prod_1\", but it must be a DNS label: at most 63 lower-case letters, digits and hyphens, starting and ending with a letter or digit";
    expect(() => role.bind(account)).toThrow(new Error(message));
    expect(() => role.bindInNamespace('staging', account)).toThrow(new Error(message));
    expect(() => role.bind(new kplus.ServiceAccount(newChart('prod.eu'), 'dotted'))).toThrow("the namespace of the ServiceAccount 'app-dotted' is \"prod.eu\"");
    expect(() => role.bind(kplus.ServiceAccount.fromServiceAccountName(role, 'templated', 'web', { namespaceName: '{{ .Release.Namespace }}' }))).not.toThrow();
  });

  test('users and groups have no namespace', () => {
    const chart = newChartWithoutNamespace();
    new MinimalClusterRole(chart, 'role').bind(kplus.User.fromName(chart, 'user', 'jane'), kplus.Group.fromName(chart, 'group', 'readers'));
    expect(manifestOf(chart, 'ClusterRoleBinding').subjects).toEqual([
      { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'jane' },
      { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'readers' },
    ]);
  });

  test('the namespace must be valid, or a template', () => {
    const chart = newChart();
    const account = new SecureServiceAccount(chart, 'account');
    const role = new MinimalClusterRole(chart, 'role');
    expect(() => role.bindInNamespace('Prod_1', account)).toThrow(/^the namespace of the binding is "Prod_1", but it must be a DNS label: /);
    role.bindInNamespace('{{ .Release.Namespace }}', account);
    expect(manifestOf(chart, 'RoleBinding').metadata).toEqual({ name: 'app-role', namespace: '{{ .Release.Namespace }}' });
  });
});
