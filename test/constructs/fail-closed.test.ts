import { types } from 'util';
import { Chart, Duration, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import * as ours from '../../src';

const containers = [{ name: 'app', image: 'app:v1' }];
const listSecrets = { permissions: [ours.Permission.list(kplus.ApiResource.SECRETS)] };
const azure = ours.IdentityProvider.azure({ clientId: '11111111-2222-4333-8444-555555555555' });

function newChart(): Chart {
  return new Chart(Testing.app(), 'chart', { namespace: 'web', disableResourceNameHashes: true });
}

test.each<[string, (chart: Chart) => unknown]>([
  ['SecureDeployment', chart => new ours.SecureDeployment(chart, 'x', { containers, hostNetwork: true })],
  ['SecureDeployment, by cdk8s-plus', chart => new ours.SecureDeployment(chart, 'x', {
    containers, minReady: Duration.minutes(20), progressDeadline: Duration.minutes(1),
  })],
  ['SecureDeployment, by a container of cdk8s-plus', chart => new ours.SecureDeployment(chart, 'x', {
    containers: [{ ...containers[0], ports: [{ number: 80 }, { number: 80 }] }],
  })],
  ['SecureStatefulSet, by cdk8s-plus', chart => new ours.SecureStatefulSet(chart, 'x', { containers })],
  ['SecureDaemonSet', chart => new ours.SecureDaemonSet(chart, 'x', { containers, hostNetwork: true })],
  ['SecureJob', chart => new ours.SecureJob(chart, 'x', { containers, hostNetwork: true })],
  ['SecureCronJob', chart => new ours.SecureCronJob(chart, 'x', { containers, hostNetwork: true, schedule: { expressionString: '* * * * *' } as never })],
  ['SecurePod', chart => new ours.SecurePod(chart, 'x', { containers, hostNetwork: true })],
  ['ApiConsumerPod', chart => new ours.ApiConsumerPod(chart, 'x', { containers, hostNetwork: true })],
  ['SecureServiceAccount', chart => new ours.SecureServiceAccount(chart, 'x', { metadata: { name: 'default' } })],
  ['MinimalRole', chart => new ours.MinimalRole(chart, 'x', listSecrets)],
  ['MinimalClusterRole', chart => new ours.MinimalClusterRole(chart, 'x', listSecrets)],
  ['SecureNamespace', chart => new ours.SecureNamespace(chart, 'x', { metadata: { name: 'kube-system' } })],
  ['HardenedDefaultServiceAccount', chart => new ours.HardenedDefaultServiceAccount(chart, 'x', { namespace: 'no/name' })],
  ['WorkloadIdentity', chart => new ours.WorkloadIdentity(chart, 'x', {
    serviceAccount: new ours.SecureServiceAccount(chart, 'account'), provider: azure, containers: [],
  })],
])('an app that caught the error of a constructor is not written: %s', (_, create) => {
  const chart = newChart();
  let message!: string;
  try { create(chart); } catch (error) { ({ message } = error as Error); }
  const expected = `Validation failed with the following errors:\n  [chart/x] ${message}`;
  expect(() => chart.toJson()).toThrow(expected);
  expect(() => Testing.synth(chart)).toThrow(expected);
  // Also not reported as a failure of the checks.
  ours.Aspects.of(chart).add(new ours.LeastPrivilegeChecks());
  expect(() => chart.toJson()).toThrow(expected);
  chart.node.tryRemoveChild('x');
  expect(() => chart.toJson()).not.toThrow();
});

test('a duplicate id does not invalidate the existing construct', () => {
  const chart = newChart();
  new ours.SecurePod(chart, 'x', { containers });
  expect(() => new ours.SecurePod(chart, 'x', { containers })).toThrow("There is already a Construct with name 'x'");
  expect(chart.toJson().map(({ kind }) => kind)).toEqual(['ServiceAccount', 'Pod']);
});

test('a missing scope is reported as in cdk8s', () => {
  expect(() => new ours.SecurePod(undefined as never, 'x', { containers })).toThrow('cannot find a parent chart');
  expect(() => new ours.SecurePod({} as never, 'x', { containers })).toThrow(TypeError);
});

test('every construct fails closed, and keeps its class', () => {
  const constructs = Object.entries(ours)
    .filter(([, value]) => (value as { prototype?: unknown }).prototype instanceof Construct) as [string, typeof Construct][];
  expect(constructs.length).toBeGreaterThan(12);
  for (const [name, construct] of constructs) {
    expect([name, types.isProxy(construct) || types.isProxy(Object.getPrototypeOf(construct))]).toEqual([name, true]);
    expect(construct.name).toBe(name);
  }
  const pod: object = new ours.ApiConsumerPod(newChart(), 'x', { containers });
  const classes = [ours.ApiConsumerPod, ours.SecurePod, kplus.Pod, ours.SecureJob];
  expect(classes.map(construct => pod instanceof construct)).toEqual([true, true, true, false]);
});
