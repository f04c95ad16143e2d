import * as kplus from 'cdk8s-plus-28';
import { manifestOf, newChart } from './_pods';
import { MinimalClusterRole, MinimalRole, Permission, SecureServiceAccount } from '../../src';
import { expectGolden } from '../_golden';

const DATABASES = kplus.ApiResource.custom({ apiGroup: 'example.com', resourceType: 'databases' });

function rules(permission: Permission, annotations?: { readonly [name: string]: string }): any {
  const chart = newChart();
  new MinimalClusterRole(chart, 'role', { permissions: [permission] });
  const role = manifestOf(chart, 'ClusterRole');
  // No preset needs a reason of the user.
  expect(role.metadata.annotations).toEqual(annotations);
  return role.rules;
}

test('createTokensFor covers one account', () => {
  expect(rules(Permission.createTokensFor(new SecureServiceAccount(newChart(), 'deployer')), {
    'cdk8s-least-privilege/accept.create-service-account-tokens': '[serviceaccounts/token create named app-deployer] it is for making tokens of the account app-deployer',
  })).toEqual([
    { apiGroups: [''], resources: ['serviceaccounts/token'], resourceNames: ['app-deployer'], verbs: ['create'] },
  ]);
});

test('createTokensFor takes a reason of the author in place of its own', () => {
  const permission = Permission.createTokensFor(new SecureServiceAccount(newChart(), 'deployer')).because('deploys from the pipeline', { until: '2999-01-31' });
  rules(permission, {
    'cdk8s-least-privilege/accept.create-service-account-tokens': '[serviceaccounts/token create named app-deployer] deploys from the pipeline until=2999-01-31',
  });
  expect(() => permission.because('another reason after it')).toThrow('already has the reason "deploys from the pipeline"');
});

test('reviewTokens', () => {
  expect(rules(Permission.reviewTokens())).toEqual([{ apiGroups: ['authentication.k8s.io'], resources: ['tokenreviews'], verbs: ['create'] }]);
});

test('reviewAccess', () => {
  expect(rules(Permission.reviewAccess())).toEqual([{ apiGroups: ['authorization.k8s.io'], resources: ['subjectaccessreviews'], verbs: ['create'] }]);
});

test.each([Permission.reviewTokens(), Permission.reviewAccess()])('a Role refuses reviews', permission => {
  expect(() => new MinimalRole(newChart(), 'role', { permissions: [permission] })).toThrow(
    /^(tokenreviews|subjectaccessreviews) are cluster-scoped, so a Role that names them grants nothing; write a MinimalClusterRole and bind\(\) it$/);
});

test('leaderElection names its Lease except for create, and records events in both groups', () => {
  const granted = rules(Permission.leaderElection('controller'));
  expect(granted).toHaveLength(4);
  expect(granted).toEqual(expect.arrayContaining([
    { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create'] },
    { apiGroups: ['coordination.k8s.io'], resources: ['leases'], resourceNames: ['controller'], verbs: ['get', 'update', 'patch'] },
    { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
    { apiGroups: ['events.k8s.io'], resources: ['events'], verbs: ['create', 'patch'] },
  ]));
  expect(() => Permission.leaderElection('')).toThrow(/^the names of a permission must not be empty; /);
});

test('recordEvents covers both groups of events', () => {
  expect(rules(Permission.recordEvents())).toEqual([
    { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
    { apiGroups: ['events.k8s.io'], resources: ['events'], verbs: ['create', 'patch'] },
  ]);
});

test('readConfigMaps', () => {
  expect(rules(Permission.readConfigMaps('b', 'a'))).toEqual([
    { apiGroups: [''], resources: ['configmaps'], resourceNames: ['a', 'b'], verbs: ['get'] },
  ]);
  expect(() => Permission.readConfigMaps()).toThrow(/^the names of a permission must not be empty; /);
});

describe('operator', () => {
  test('reads the custom resources, updates their status and uses finalizers', () => {
    const granted = rules(Permission.operator(DATABASES));
    expect(granted).toHaveLength(5);
    expect(granted).toEqual(expect.arrayContaining([
      { apiGroups: ['example.com'], resources: ['databases'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: ['example.com'], resources: ['databases/status'], verbs: ['get', 'update', 'patch'] },
      { apiGroups: ['example.com'], resources: ['databases/finalizers'], verbs: ['update'] },
      { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
      { apiGroups: ['events.k8s.io'], resources: ['events'], verbs: ['create', 'patch'] },
    ]));
  });

  test('covers each of several custom resources', () => {
    const backups = kplus.ApiResource.custom({ apiGroup: 'backup.example.com', resourceType: 'backups' });
    const granted = rules(Permission.operator(DATABASES, backups));
    for (const [apiGroup, resource] of [['example.com', 'databases'], ['backup.example.com', 'backups']]) {
      expect(granted).toContainEqual({ apiGroups: [apiGroup], resources: [resource], verbs: ['get', 'list', 'watch'] });
      expect(granted).toContainEqual({ apiGroups: [apiGroup], resources: [`${resource}/status`], verbs: ['get', 'update', 'patch'] });
      expect(granted).toContainEqual({ apiGroups: [apiGroup], resources: [`${resource}/finalizers`], verbs: ['update'] });
    }
  });

  test('requires a custom resource', () => {
    expect(() => Permission.operator()).toThrow(new Error(
      "Permission.operator names no custom resource; write Permission.operator(ApiResource.custom({ apiGroup: 'example.com', resourceType: 'databases' })), for example"));
  });
});

describe('a composed permission', () => {
  test.each<[string, Permission]>([
    ['leaderElection', Permission.leaderElection('controller')],
    ['recordEvents', Permission.recordEvents()],
    ['operator', Permission.operator(DATABASES)],
  ])('%s cannot be limited to names', (preset, permission) => {
    for (const method of ['named', 'namedByFieldSelector'] as const) {
      expect(() => permission[method]('a', 'b')).toThrow(new Error(
        `Permission.${preset}() is composed of several permissions, which ${method}("a", "b") can't limit together; leave ${method}() out, or write the single permissions, as in Permission.get(resource).${method}(...)`));
    }
  });

  test('is merged with other permissions of a role', () => {
    const chart = newChart();
    const events = kplus.ApiResource.custom({ apiGroup: '', resourceType: 'events' });
    new MinimalRole(chart, 'role', { permissions: [Permission.recordEvents(), Permission.read(events)] });
    expect(manifestOf(chart, 'Role').rules).toContainEqual({ apiGroups: [''], resources: ['events'], verbs: ['get', 'list', 'watch', 'create', 'patch'] });
  });

  test('has one reason for all its sensitive permissions', () => {
    const secrets = { apiGroup: '', resourceType: 'secrets' };
    expect(() => rules(Permission.operator(secrets))).toThrow(/^the permission 'secrets get,list,watch' exposes the contents/);
    rules(Permission.operator(secrets).because('mirrors Secrets between clusters'), {
      'cdk8s-least-privilege/accept.read-secrets': '[secrets get,list,watch] mirrors Secrets between clusters',
    });
  });
});

test('golden file', () => {
  const chart = newChart();
  const account = new SecureServiceAccount(chart, 'account', { metadata: { name: 'operator' } });
  new MinimalClusterRole(chart, 'role', {
    metadata: { name: 'operator' },
    permissions: [Permission.operator(DATABASES), Permission.reviewTokens(), Permission.reviewAccess()],
  }).bind(account);
  new MinimalRole(chart, 'leader', {
    metadata: { name: 'operator-leader-election' },
    permissions: [Permission.leaderElection('operator'), Permission.readConfigMaps('operator-settings'), Permission.createTokensFor(account)],
  }).bind(account);
  expectGolden('constructs/__golden__/permission-presets', chart.toJson());
});
