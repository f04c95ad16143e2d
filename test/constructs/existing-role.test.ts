import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { manifestOf, newChart, newChartWithoutNamespace } from './_pods';
import { IMinimalClusterRole, IMinimalRole, MinimalClusterRole, MinimalRole, SecureServiceAccount } from '../../src';
import { expectGolden } from '../_golden';

const REASON = 'restores the cluster from backups';

function acceptancesOf(chart: Chart, kind: string): unknown {
  return manifestOf(chart, kind).metadata.annotations;
}

test('golden file, and the same bytes twice', () => {
  const chart = newChart();
  const account = new SecureServiceAccount(chart, 'account', { metadata: { name: 'deployer' } });
  MinimalClusterRole.fromClusterRoleName(chart, 'viewer', 'view').bindInNamespace('staging', account);
  const editor = MinimalClusterRole.fromClusterRoleName(chart, 'editor', 'edit', { reason: 'deploys everything in these namespaces', bindingName: 'deployers' });
  editor.bindInNamespace('staging', account);
  editor.bindInNamespace('testing', account);
  expectGolden('constructs/__golden__/existing-role', chart.toJson());
  expect(chart.toJson()).toEqual(chart.toJson());
});

describe('a ClusterRole', () => {
  test('renders bindings only, under the name of the construct', () => {
    const chart = newChart();
    MinimalClusterRole.fromClusterRoleName(chart, 'delegator', 'system:auth-delegator', { reason: 'serves an aggregated API' })
      .bind(new SecureServiceAccount(chart, 'account'));
    expect(chart.toJson().map(manifest => manifest.kind)).toEqual(['ServiceAccount', 'ClusterRoleBinding']);
    expect(manifestOf(chart, 'ClusterRoleBinding')).toEqual({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: {
        name: 'app-delegator',
        annotations: { 'cdk8s-least-privilege/accept.binding-to-auth-delegator': '[ClusterRole system:auth-delegator ServiceAccount production/app-account] serves an aggregated API' },
      },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'system:auth-delegator' },
      subjects: [{ apiGroup: '', kind: 'ServiceAccount', name: 'app-account', namespace: 'production' }],
    });
  });

  test.each<[name: string, why: string, remedy?: string]>([
    ['cluster-admin', 'it has full access'],
    ['admin', 'it reads Secrets'],
    ['edit', 'it reads Secrets'],
    ['system:node', 'it holds '],
    ['system:openshift:scc:privileged', 'its holders can run pods with the SecurityContextConstraints privileged'],
    ['system:auth-delegator', 'it checks the permissions of any user', 'write a MinimalClusterRole with Permission.reviewTokens() if it only checks tokens'],
  ])('%s needs a reason', (name, why, remedy = 'write a MinimalClusterRole') => {
    for (const reason of [undefined, 'short']) {
      const build = () => MinimalClusterRole.fromClusterRoleName(newChart(), 'role', name, { reason });
      expect(build).toThrow(`a binding of the ClusterRole '${name}' grants more than its name suggests: ${why}`);
      expect(build).toThrow(`; ${remedy}, or reason: '<reason>' if it must be bound (a reason needs at least 10 characters`);
    }
  });

  test.each([
    ['cluster-admin', 'binding-to-cluster-admin'], ['admin', 'binding-to-admin-or-edit'], ['edit', 'binding-to-admin-or-edit'],
    ['system:node', 'binding-to-privileged-role'], ['system:openshift:scc:anyuid', 'binding-to-privileged-role'],
  ])('the reason for %s is on each binding, with its date, owner and ticket', (name, rule) => {
    const chart = newChart();
    const account = new SecureServiceAccount(chart, 'account');
    const role = MinimalClusterRole.fromClusterRoleName(chart, 'role', name, { reason: REASON, until: '2999-01-31', owner: 'team-backup', ticket: 'SEC-42' });
    role.bind(account);
    role.bindInNamespace('staging', account);
    for (const kind of ['ClusterRoleBinding', 'RoleBinding']) {
      expect(acceptancesOf(chart, kind)).toEqual({
        [`cdk8s-least-privilege/accept.${rule}`]: `[ClusterRole ${name} ServiceAccount production/app-account] ${REASON} owner=team-backup ticket=SEC-42 until=2999-01-31`,
      });
    }
  });

  test('the reason for system:auth-delegator is written once per subject of the ClusterRoleBinding', () => {
    const chart = newChart();
    const role = MinimalClusterRole.fromClusterRoleName(chart, 'role', 'system:auth-delegator', { reason: REASON });
    role.bind(new SecureServiceAccount(chart, 'first'));
    role.bind(new SecureServiceAccount(chart, 'second'), kplus.User.fromName(chart, 'user', 'jane'));
    expect(acceptancesOf(chart, 'ClusterRoleBinding')).toEqual({
      'cdk8s-least-privilege/accept.binding-to-auth-delegator': [
        'ServiceAccount production/app-first', 'ServiceAccount production/app-second', 'User jane',
      ].map(subject => `[ClusterRole system:auth-delegator ${subject}] ${REASON}`).join('\n'),
    });
  });

  // Certificates, nodes and token reviews are cluster-scoped.
  test.each([
    'system:certificates.k8s.io:kube-apiserver-client-approver', 'system:kubelet-api-admin', 'system:auth-delegator',
  ])('a RoleBinding of %s accepts nothing, because the role has no effect there', name => {
    const chart = newChart();
    const role = MinimalClusterRole.fromClusterRoleName(chart, 'role', name, { reason: REASON });
    role.bindInNamespace('staging', new SecureServiceAccount(chart, 'account'));
    expect(acceptancesOf(chart, 'RoleBinding')).toBeUndefined();
  });

  test.each(['until', 'owner', 'ticket'] as const)('refuses an invalid %s', option => {
    expect(() => MinimalClusterRole.fromClusterRoleName(newChart(), 'role', 'edit', { reason: REASON, [option]: 'two words' })).toThrow(
      /^a binding of the ClusterRole 'edit' .* if it must be bound \(.*got "two words"\)$/);
  });

  test.each(['view', 'team-reader', '{{ .Values.role }}'])('refuses a reason for %s, which needs none', name => {
    for (const option of ['reason', 'until', 'owner', 'ticket']) {
      expect(() => MinimalClusterRole.fromClusterRoleName(newChart(), option, name, { [option]: REASON })).toThrow(new Error(
        `the ClusterRole '${name}' is not known to hold sensitive permissions, so its bindings need no reason; leave reason, until, owner and ticket out`));
    }
  });

  test.each(['', 'a/b', '..'])('refuses the name %j', name => {
    expect(() => MinimalClusterRole.fromClusterRoleName(newChart(), 'role', name)).toThrow(
      `the name of the ClusterRole is ${JSON.stringify(name)}, but it must be a path segment`);
  });

  test('later subjects join the same binding', () => {
    const chart = newChart();
    const role = MinimalClusterRole.fromClusterRoleName(chart, 'role', 'view');
    role.bindInNamespace('staging', new SecureServiceAccount(chart, 'first'));
    role.bindInNamespace('staging', new SecureServiceAccount(chart, 'second'));
    expect(manifestOf(chart, 'RoleBinding').subjects).toHaveLength(2);
  });

  test('is bound like one of this app', () => {
    const chart = newChart();
    const account = new SecureServiceAccount(chart, 'account');
    const roles: IMinimalClusterRole[] = [
      MinimalClusterRole.fromClusterRoleName(chart, 'viewer', 'view'), new MinimalClusterRole(chart, 'own'),
    ];
    for (const role of roles) { role.bindInNamespace('staging', account); }
    expect(chart.toJson().filter(({ kind }) => kind === 'RoleBinding').map(({ roleRef }) => roleRef.name)).toEqual(['view', 'app-own']);
  });
});

describe('a Role', () => {
  test('is bound in the namespace of the chart', () => {
    const chart = newChart();
    MinimalRole.fromRoleName(chart, 'reader', 'config-reader').bind(new SecureServiceAccount(chart, 'account'));
    expect(manifestOf(chart, 'RoleBinding')).toEqual({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'app-reader', namespace: 'production' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'config-reader' },
      subjects: [{ apiGroup: '', kind: 'ServiceAccount', name: 'app-account', namespace: 'production' }],
    });
  });

  test('is bound in its own namespace, under the given name', () => {
    const chart = newChart();
    const account = new SecureServiceAccount(chart, 'account');
    MinimalRole.fromRoleName(chart, 'reader', 'config-reader', { namespaceName: 'shared', bindingName: 'shop-reader' }).bind(account);
    expect(manifestOf(chart, 'RoleBinding')).toMatchObject({
      metadata: { name: 'shop-reader', namespace: 'shared' }, subjects: [{ name: 'app-account', namespace: 'production' }],
    });
  });

  test('needs a reason if it is built in and sensitive, only in its namespace', () => {
    const name = 'system:controller:token-cleaner';
    const build = (chart: Chart, reason?: string, namespaceName = 'kube-system') => MinimalRole.fromRoleName(chart, 'role', name, { namespaceName, reason });
    expect(() => build(newChart())).toThrow(
      /^a binding of the Role 'system:controller:token-cleaner' grants more than its name suggests: it holds 'secrets .*; write a MinimalRole, or reason: /);
    expect(() => build(newChart(), REASON, 'production')).toThrow(/^the Role 'system:controller:token-cleaner' is not known to hold sensitive permissions/);
    const chart = newChart();
    build(chart, REASON).bind(new SecureServiceAccount(chart, 'account'));
    expect(acceptancesOf(chart, 'RoleBinding')).toEqual({ 'cdk8s-least-privilege/accept.binding-to-privileged-role': `[Role ${name} ServiceAccount production/app-account] ${REASON}` });
  });

  test('refuses invalid names', () => {
    expect(() => MinimalRole.fromRoleName(newChart(), 'role', 'a/b')).toThrow('the name of the Role is "a/b", but it must be a path segment');
    expect(() => MinimalRole.fromRoleName(newChart(), 'role', 'reader', { namespaceName: 'Shared' })).toThrow('the namespace of the Role \'reader\' is "Shared", but it must be a DNS label');
    expect(() => MinimalRole.fromRoleName(newChart(), 'role', 'reader', { bindingName: 'system:reader' })).toThrow(/^the name of the binding is 'system:reader', but /);
  });

  test('is bound like one of this app', () => {
    const chart = newChart();
    const account = new SecureServiceAccount(chart, 'account');
    const roles: IMinimalRole[] = [MinimalRole.fromRoleName(chart, 'reader', 'reader'), new MinimalRole(chart, 'own')];
    for (const role of roles) { role.bind(account); }
    expect(chart.toJson().filter(({ kind }) => kind === 'RoleBinding').map(({ roleRef }) => roleRef.name)).toEqual(['reader', 'app-own']);
  });
});

test('refuses unknown options, which are possible in JavaScript', () => {
  const options = (name: string): object => ({ [name]: REASON });
  expect(() => MinimalClusterRole.fromClusterRoleName(newChart(), 'role', 'edit', options('because'))).toThrow(new Error(
    'MinimalClusterRole.fromClusterRoleName has no option "because"; it has until, owner, ticket, reason, bindingName'));
  expect(() => MinimalRole.fromRoleName(newChart(), 'role', 'reader', options('namespace'))).toThrow(/^MinimalRole.fromRoleName has no option "namespace"/);
});

test('cdk8s-plus accepts both as roles', () => {
  const chart = newChart();
  const viewer = MinimalClusterRole.fromClusterRoleName(chart, 'viewer', 'view');
  const reader = MinimalRole.fromRoleName(chart, 'reader', 'config-reader');
  new kplus.ClusterRoleBinding(chart, 'cluster', { role: viewer }).addSubjects(kplus.Group.fromName(chart, 'group', 'developers'));
  new kplus.RoleBinding(chart, 'in-namespace', { role: viewer });
  new kplus.RoleBinding(chart, 'role', { role: reader });
  const rbac = 'rbac.authorization.k8s.io';
  expect(chart.toJson().map(({ kind, roleRef }) => ({ kind, roleRef }))).toEqual([
    { kind: 'ClusterRoleBinding', roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'view' } },
    { kind: 'RoleBinding', roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'view' } },
    { kind: 'RoleBinding', roleRef: { apiGroup: rbac, kind: 'Role', name: 'config-reader' } },
  ]);
  const seen = ({ apiVersion, apiGroup, resourceType, resourceName }: kplus.IRole) => ({ apiVersion, apiGroup, resourceType, resourceName });
  expect([viewer, reader].map(seen)).toEqual([
    { apiVersion: `${rbac}/v1`, apiGroup: rbac, resourceType: 'clusterroles', resourceName: 'view' },
    { apiVersion: `${rbac}/v1`, apiGroup: rbac, resourceType: 'roles', resourceName: 'config-reader' },
  ]);
});

describe('an account that cdk8s-plus imported without a namespace', () => {
  const message = "the namespace of the ServiceAccount 'prometheus' is not known: cdk8s-plus assumes 'default' for an account that is imported without namespaceName; "
    + "write SecureServiceAccount.fromServiceAccountName(chart, 'imported', 'prometheus', { namespaceName: '<namespace>' })";

  test.each<[string, (chart: Chart, account: kplus.IServiceAccount) => void]>([
    ['a ClusterRoleBinding', (chart, account) => new MinimalClusterRole(chart, 'role').bind(account)],
    ['a RoleBinding of a ClusterRole', (chart, account) => MinimalClusterRole.fromClusterRoleName(chart, 'role', 'view').bindInNamespace('staging', account)],
    ['a RoleBinding', (chart, account) => new MinimalRole(chart, 'role').bind(account)],
  ])('is refused in %s', (_, bind) => {
    for (const chart of [newChart(), newChartWithoutNamespace()]) {
      expect(() => bind(chart, kplus.ServiceAccount.fromServiceAccountName(chart, 'imported', 'prometheus'))).toThrow(new Error(message));
    }
  });

  test.each(['monitoring', 'default'])('is bound if its namespace is given as %s', namespaceName => {
    const chart = newChart();
    new MinimalClusterRole(chart, 'role').bind(SecureServiceAccount.fromServiceAccountName(chart, 'imported', 'prometheus', { namespaceName }));
    expect(manifestOf(chart, 'ClusterRoleBinding').subjects).toEqual([{ apiGroup: '', kind: 'ServiceAccount', name: 'prometheus', namespace: namespaceName }]);
  });
});
