import * as kplus from 'cdk8s-plus-28';
import { manifestOf, newChart } from './_pods';
import { MinimalClusterRole, MinimalRole, Permission, Permissions, SecureServiceAccount } from '../../src';
import { expectGolden } from '../_golden';

const DATABASES = kplus.ApiResource.custom({ apiGroup: 'example.com', resourceType: 'databases' });

function rules(permissions: Permission[], annotations?: { readonly [name: string]: string }): any {
  const chart = newChart();
  new MinimalClusterRole(chart, 'role', { permissions });
  const role = manifestOf(chart, 'ClusterRole');
  // None of them needs a reason of the user.
  expect(role.metadata.annotations).toEqual(annotations);
  return role.rules;
}

test('createTokensFor covers one account', () => {
  expect(rules(Permissions.createTokensFor(new SecureServiceAccount(newChart(), 'deployer')), {
    'cdk8s-least-privilege/accept.create-service-account-tokens': '[serviceaccounts/token create named app-deployer] it is for making tokens of the account app-deployer',
  })).toEqual([
    { apiGroups: [''], resources: ['serviceaccounts/token'], resourceNames: ['app-deployer'], verbs: ['create'] },
  ]);
});

test('reviewTokens', () => {
  expect(rules(Permissions.reviewTokens())).toEqual([{ apiGroups: ['authentication.k8s.io'], resources: ['tokenreviews'], verbs: ['create'] }]);
});

test('reviewAccess', () => {
  expect(rules(Permissions.reviewAccess())).toEqual([{ apiGroups: ['authorization.k8s.io'], resources: ['subjectaccessreviews'], verbs: ['create'] }]);
});

test.each([Permissions.reviewTokens(), Permissions.reviewAccess()])('reviews are nothing for a Role', permission => {
  expect(() => new MinimalRole(newChart(), 'role', { permissions: [permission] })).toThrow(
    /^(tokenreviews|subjectaccessreviews) belong to no namespace, so a Role that names them grants nothing; write a MinimalClusterRole and bind\(\) it$/);
});

test('leaderElection names its Lease but where it is created', () => {
  expect(rules(Permissions.leaderElection('controller'))).toEqual(expect.arrayContaining([
    { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create'] },
    { apiGroups: ['coordination.k8s.io'], resources: ['leases'], resourceNames: ['controller'], verbs: ['get', 'update', 'patch'] },
  ]));
});

test('recordEvents covers both groups of events', () => {
  expect(rules(Permissions.recordEvents())).toEqual([
    { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
    { apiGroups: ['events.k8s.io'], resources: ['events'], verbs: ['create', 'patch'] },
  ]);
});

test('readConfigMaps', () => {
  expect(rules(Permissions.readConfigMaps('b', 'a'))).toEqual([
    { apiGroups: [''], resources: ['configmaps'], resourceNames: ['a', 'b'], verbs: ['get'] },
  ]);
  expect(() => Permissions.readConfigMaps()).toThrow(/^the names of a permission must not be empty; /);
});

test('operator', () => {
  expect(rules(Permissions.operator({ customResource: DATABASES }))).toEqual(expect.arrayContaining([
    { apiGroups: ['example.com'], resources: ['databases'], verbs: ['get', 'list', 'watch'] },
    { apiGroups: ['example.com'], resources: ['databases/status'], verbs: ['get', 'update', 'patch'] },
    { apiGroups: ['example.com'], resources: ['databases/finalizers'], verbs: ['update'] },
    { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
  ]));
});

test('golden file', () => {
  const chart = newChart();
  const account = new SecureServiceAccount(chart, 'account', { metadata: { name: 'operator' } });
  new MinimalClusterRole(chart, 'role', {
    metadata: { name: 'operator' },
    permissions: [...Permissions.operator({ customResource: DATABASES }), ...Permissions.reviewTokens(), ...Permissions.reviewAccess()],
  }).bind(account);
  new MinimalRole(chart, 'leader', {
    metadata: { name: 'operator-leader-election' },
    permissions: [...Permissions.leaderElection('operator'), ...Permissions.readConfigMaps('operator-settings'), ...Permissions.createTokensFor(account)],
  }).bind(account);
  expectGolden('constructs/__golden__/permissions', chart.toJson());
});
