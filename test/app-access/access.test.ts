import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Access, AccessVerdict, ApiAccess, MinimalRole, Permission, SecureDeployment, SecureServiceAccount } from '../../src';

function shop(app: App = Testing.app()): Chart {
  const chart = new Chart(app, 'shop', { namespace: 'shop', disableResourceNameHashes: true });
  const account = new SecureServiceAccount(chart, 'web');
  new MinimalRole(chart, 'reader', { permissions: [Permission.get(kplus.ApiResource.CONFIG_MAPS).named('settings')] }).bind(account);
  new SecureDeployment(chart, 'app', {
    serviceAccount: account,
    apiAccess: ApiAccess.inContainers('main'),
    containers: [{ name: 'main', image: 'registry.example.com/app:v1' }, { name: 'proxy', image: 'registry.example.com/proxy:v1' }],
  });
  return chart;
}

test('can: answers as the API server does', () => {
  const access = Access.of(shop(), { complete: true });
  expect(access.can('shop/shop-web', 'get', 'cm/settings')).toMatchObject({ verdict: AccessVerdict.YES, question: 'get configmaps named settings in namespace shop' });
  expect(access.can('shop/shop-web', 'get', 'cm/settings').reasons).toEqual([
    expect.stringMatching(/^ServiceAccount shop\/shop-web: RoleBinding shop\/.* → Role shop\/.*: get configmaps named settings$/),
  ]);
  expect(access.can('shop/shop-web', 'list', 'cm').verdict).toBe('no');
  expect(access.can('shop/shop-web', 'get', 'secrets').verdict).toBe(AccessVerdict.NO);
  expect(access.can('shop/shop-web', 'get', 'cm/settings', { namespace: 'bank' }).verdict).toBe(AccessVerdict.NO);
  expect(access.can('shop/shop-web', 'get', 'cm/settings', { allNamespaces: true }).verdict).toBe(AccessVerdict.NO);
  expect(access.can('alice', 'get', '/version').verdict).toBe(AccessVerdict.YES);
  expect(access.can('alice', 'delete', 'nodes', { groups: ['system:masters'] }).verdict).toBe(AccessVerdict.YES);
});

test('without complete, a permission that is not granted is unknown', () => {
  const { verdict, dependsOn } = Access.of(shop()).can('shop/shop-web', 'get', 'secrets');
  expect(verdict).toBe(AccessVerdict.UNKNOWN);
  expect(dependsOn).toEqual([expect.stringContaining('outside the input')]);
});

test('whoCan: subjects, and the workloads that hold their tokens', () => {
  const { subjects, workloads } = Access.of(shop(), { complete: true }).whoCan('get', 'cm/settings', { namespace: 'shop' });
  expect(subjects[0]).toMatchObject({ kind: 'ServiceAccount', namespace: 'shop', name: 'shop-web', verdict: AccessVerdict.YES, builtIn: false });
  expect(subjects.slice(1).every(({ builtIn }) => builtIn)).toBe(true);
  expect(workloads).toEqual([{
    kind: 'Deployment', namespace: 'shop', name: expect.stringContaining('app'), containers: ['main'], serviceAccountName: 'shop-web', verdict: AccessVerdict.YES,
  }]);
});

test('an App and a Chart are evaluated with everything around them', () => {
  const app = Testing.app();
  shop(app);
  const other = new Chart(app, 'other');
  for (const scope of [app, other]) {
    expect(Access.of(scope, { complete: true }).can('shop/shop-web', 'get', 'cm/settings').verdict).toBe(AccessVerdict.YES);
  }
});

test('the answer is for the current state of the app', () => {
  const chart = shop();
  expect(Access.of(chart, { complete: true }).can('shop/shop-web', 'get', 'secrets').verdict).toBe(AccessVerdict.NO);
  new ApiObject(chart, 'binding', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ kind: 'ServiceAccount', name: 'shop-web', namespace: 'shop' }],
  });
  expect(Access.of(chart, { complete: true }).can('shop/shop-web', 'get', 'secrets').verdict).toBe(AccessVerdict.YES);
});

describe('errors', () => {
  test('a misspelled resource', () => {
    expect(() => Access.of(shop()).can('shop/shop-web', 'get', 'secretz')).toThrow("Access.can: there is no resource 'secretz'; did you mean secrets?");
    expect(() => Access.of(shop()).whoCan('get', 'secretz')).toThrow('Access.whoCan: there is no resource');
  });

  test('a scope without an app', () => {
    expect(() => Access.of(new Construct(undefined as unknown as Construct, 'x'))).toThrow("Access.of: 'x' is not in an App");
  });

  test('an unreadable manifest', () => {
    const chart = shop();
    new ApiObject(chart, 'broken', { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', rules: 7 } as never);
    expect(() => Access.of(chart)).toThrow(/^Access\.of: shop\/broken.*rules/);
  });

  test('a missing context', () => {
    expect(() => Access.of(shop(), { context: ['not-there'] })).toThrow(/^Access\.of: not-there/);
  });

  test('an invalid version', () => {
    expect(() => Access.of(shop(), { kubernetesVersion: '2' })).toThrow('the Kubernetes version is "2"');
  });
});

test('context and the configuration file are used', () => {
  const folder = mkdtempSync(join(tmpdir(), 'access-'));
  try {
    const binding = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'b' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
      subjects: [{ kind: 'Group', name: 'system:serviceaccounts' }],
    };
    writeFileSync(join(folder, 'context.json'), JSON.stringify(binding));
    writeFileSync(join(folder, 'configuration.yaml'), 'complete: true\ncontext: [context.json]\n');
    expect(Access.of(shop(), { context: [join(folder, 'context.json')] }).can('shop/shop-web', 'list', 'pods').verdict).toBe(AccessVerdict.YES);
    const access = Access.of(shop(), { configurationFile: join(folder, 'configuration.yaml') });
    expect(access.can('shop/shop-web', 'list', 'pods').verdict).toBe(AccessVerdict.YES);
    expect(access.can('shop/shop-web', 'list', 'secrets').verdict).toBe(AccessVerdict.NO);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('paths: from a container to the target, step by step', () => {
  const chart = shop();
  new ApiObject(chart, 'role', {
    apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'runner' }, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['create'] }],
  });
  new ApiObject(chart, 'binding', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'runner' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'runner' },
    subjects: [{ kind: 'ServiceAccount', name: 'shop-web', namespace: 'shop' }],
  });
  expect(Access.of(chart).paths({ to: 'cluster-admin' })).toEqual([]);
  const operator = new SecureServiceAccount(chart, 'operator', { metadata: { name: 'operator' } });
  new ApiObject(chart, 'operators', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'operators' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ kind: 'ServiceAccount', name: operator.name, namespace: 'shop' }],
  });
  const [path] = Access.of(chart).paths({ from: 'account:shop/shop-web', to: 'cluster-admin' });
  expect(path).toMatchObject({ start: 'account shop/shop-web', target: 'cluster-admin', verdict: AccessVerdict.YES });
  expect(path.steps.map(({ to }) => to)).toEqual(['a pod of its own in shop', 'any account of shop', 'account shop/operator', 'cluster-admin']);
  expect(path.steps.map(({ grantedBy }) => grantedBy)).toEqual([
    ['RoleBinding runner → Role runner: pods create'], [], [], ['ClusterRoleBinding operators → ClusterRole cluster-admin: */*/*'],
  ]);
});

test('paths: a start that is not in the app', () => {
  expect(() => Access.of(shop()).paths({ from: 'Deployment/nothing' })).toThrow(/^Access\.paths: from Deployment\/nothing: there is no such workload/);
  expect(() => Access.of(shop()).paths({ to: 'the moon' })).toThrow(/^Access\.paths: to the moon is not a target/);
});
