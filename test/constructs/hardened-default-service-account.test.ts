import { ApiObject } from 'cdk8s';
import { manifestOf, newChart } from './_pods';
import { HardenedDefaultServiceAccount } from '../../src';
import { expectGolden } from '../_golden';

test('golden file, and the same bytes twice', () => {
  const chart = newChart();
  new HardenedDefaultServiceAccount(chart, 'default');
  expectGolden('constructs/__golden__/hardened-default-service-account', chart.toJson());
  expect(chart.toJson()).toEqual(chart.toJson());
});

test('can be the default account of another namespace, which may be a Helm expression', () => {
  const chart = newChart();
  new HardenedDefaultServiceAccount(chart, 'default', { namespace: '{{ .Release.Namespace }}', retain: false, labels: { team: 'platform' } });
  expect(manifestOf(chart, 'ServiceAccount')).toEqual({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'default', namespace: '{{ .Release.Namespace }}', labels: { team: 'platform' } },
    automountServiceAccountToken: false,
  });
});

test('defaultChild', () => {
  expect(ApiObject.of(new HardenedDefaultServiceAccount(newChart(), 'default')).name).toBe('default');
});

test('refuses an invalid namespace', () => {
  expect(() => new HardenedDefaultServiceAccount(newChart(), 'default', { namespace: 'a.b' }))
    .toThrow(/^the namespace of the default ServiceAccount is "a.b", but it must be a DNS label/);
});
