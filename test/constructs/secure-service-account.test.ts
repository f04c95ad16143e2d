import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { manifestOf, newChart } from './_pods';
import { SecureServiceAccount } from '../../src';
import { expectGolden } from '../_golden';

test('mounts no token and lists no secrets', () => {
  const chart = newChart();
  new SecureServiceAccount(chart, 'payments');
  expect(manifestOf(chart, 'ServiceAccount')).toEqual({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'app-payments', namespace: 'production' },
    automountServiceAccountToken: false,
  });
});

test('golden file, and the same bytes twice', () => {
  const chart = newChart();
  new SecureServiceAccount(chart, 'payments', {
    metadata: { name: 'payments', labels: { team: 'payments' }, annotations: { 'example.com/owner': 'payments' } },
    imagePullSecrets: [
      kplus.Secret.fromSecretName(chart, 'first', 'registry-credentials'),
      kplus.Secret.fromSecretName(chart, 'second', 'mirror-credentials'),
    ],
  });
  expectGolden('constructs/__golden__/secure-service-account', chart.toJson());
  expect(chart.toJson()).toEqual(chart.toJson());
});

test('defaultChild', () => {
  expect(ApiObject.of(new SecureServiceAccount(newChart(), 'payments')).kind).toBe('ServiceAccount');
});

test('can be used wherever cdk8s-plus accepts an account', () => {
  const chart = newChart();
  const account = new SecureServiceAccount(chart, 'payments');
  new kplus.Pod(chart, 'pod', { serviceAccount: account, containers: [{ image: 'app' }] });
  new kplus.Role(chart, 'role', { rules: [{ verbs: ['get'], resources: [kplus.ApiResource.PODS] }] }).bind(account);
  expect(manifestOf(chart, 'Pod').spec.serviceAccountName).toBe('app-payments');
  expect(manifestOf(chart, 'RoleBinding').subjects).toEqual([{ apiGroup: '', kind: 'ServiceAccount', name: 'app-payments', namespace: 'production' }]);
});

test('an account defined elsewhere has a namespace', () => {
  const account = SecureServiceAccount.fromServiceAccountName(newChart(), 'prometheus', 'prometheus', { namespaceName: 'monitoring' });
  expect(account.toSubjectConfiguration()).toEqual({ kind: 'ServiceAccount', name: 'prometheus', apiGroup: '', namespace: 'monitoring' });
});

const DEFAULT_REFUSED = "a ServiceAccount for a workload must not be named 'default', which every pod without an account shares; give it the name of its workload, and write HardenedDefaultServiceAccount to harden the default account";

test('refuses invalid names', () => {
  const chart = newChart();
  expect(() => new SecureServiceAccount(chart, 'a', { metadata: { name: 'default' } })).toThrow(new Error(DEFAULT_REFUSED));
  expect(() => SecureServiceAccount.fromServiceAccountName(chart, 'b', 'default', { namespaceName: 'x' })).toThrow(new Error(DEFAULT_REFUSED));
  expect(() => new SecureServiceAccount(chart, 'c', { metadata: { name: 'My_App' } })).toThrow(/^the name of the ServiceAccount is "My_App", but it must be a DNS subdomain/);
  expect(() => SecureServiceAccount.fromServiceAccountName(chart, 'd', 'x', { namespaceName: 'A' })).toThrow(/^the namespace of the ServiceAccount 'x' is "A", but it must be a DNS label/);
});
