import { AppModel } from '../../src/model/app-model';
import { objects } from '../_objects';

const workloadsOf = (yaml: string): AppModel['workloads'] => new AppModel(objects(yaml)).workloads;

test.each([
  ['v1', 'Pod', []], ['v1', 'PodTemplate', ['template']], ['v1', 'ReplicationController', ['spec', 'template']],
  ['apps/v1', 'Deployment', ['spec', 'template']], ['apps/v1', 'StatefulSet', ['spec', 'template']],
  ['apps/v1', 'DaemonSet', ['spec', 'template']], ['apps/v1', 'ReplicaSet', ['spec', 'template']],
  ['batch/v1', 'Job', ['spec', 'template']], ['batch/v1', 'CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  ['apps/v1beta1', 'Deployment', ['spec', 'template']], ['extensions/v1beta1', 'Deployment', ['spec', 'template']],
  ['batch/v1beta1', 'CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
])('%s %s creates pods', (apiVersion, kind, podPath) => {
  const pod = { spec: { serviceAccountName: 'payments', containers: [{ name: 'app' }] } };
  const manifest = podPath.reduceRight<object>((inner, step) => ({ [step]: inner }), pod);
  const [workload, ...others] = workloadsOf(JSON.stringify({ apiVersion, kind, metadata: { name: 'w', namespace: 'shop' }, ...manifest }));
  expect(others).toEqual([]);
  expect(workload).toMatchObject({ podPath, namespace: 'shop', pod, serviceAccount: { name: 'payments', namespace: 'shop' } });
  expect(workload.containers.map(({ name, type, path }) => ({ name, type, path })))
    .toEqual([{ name: 'app', type: 'regular', path: [...podPath, 'spec', 'containers', 0] }]);
});

test.each([
  ['example.com/v1', 'Deployment'], ['v1', 'Deployment'], ['apps/v1', 'Pod'], ['apps/v1', 'ControllerRevision'],
])('%s %s creates none', (apiVersion, kind) => {
  expect(workloadsOf(JSON.stringify({ apiVersion, kind, metadata: { name: 'w' }, spec: { template: { spec: {} } } }))).toEqual([]);
});

test.each([
  ['{}', 'default'],
  ['{ serviceAccountName: a, serviceAccount: b }', 'a'],
  ['{ serviceAccount: b }', 'b'],
  ['{ serviceAccountName: "", serviceAccount: b }', 'b'],
  ['{ serviceAccountName: "" }', 'default'],
  ['{ serviceAccountName: null }', 'default'],
  ['{ serviceAccountName: 123 }', '{{ unreadable }}'],
  ['{ serviceAccountName: [a] }', '{{ unreadable }}'],
])('the account of %s is %s', (spec, name) => {
  const [workload] = workloadsOf(`{ apiVersion: v1, kind: Pod, metadata: { name: p, namespace: shop }, spec: ${spec} }`);
  expect(workload.serviceAccount).toMatchObject({ name, namespace: 'shop' });
});

test('a declared account is that of its workloads', () => {
  const model = new AppModel(objects(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: d, namespace: shop }
spec: { template: { spec: { serviceAccountName: a } } }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: a, namespace: other }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: a, namespace: shop }
`));
  const [workload] = model.workloads;
  expect(workload.serviceAccount.object).toBe(model.objects[2]);
  expect(model.serviceAccount('shop', 'a')).toBe(workload.serviceAccount);
  expect(workload.serviceAccount.workloads).toEqual([workload]);
  expect(model.serviceAccount('other', 'a')?.workloads).toEqual([]);
  expect(model.serviceAccounts.map(({ namespace, name }) => `${namespace}/${name}`)).toEqual(['other/a', 'shop/a']);
});

test('init and ephemeral containers count as containers', () => {
  const [workload] = workloadsOf(`
apiVersion: v1
kind: Pod
metadata: { name: p }
spec:
  containers: [{ name: b }]
  ephemeralContainers: [{ name: c }]
  initContainers: [{ name: a }]
`);
  expect(workload.containers.map(({ type, name, path }) => [type, name, path])).toEqual([
    ['init', 'a', ['spec', 'initContainers', 0]], ['regular', 'b', ['spec', 'containers', 0]], ['ephemeral', 'c', ['spec', 'ephemeralContainers', 0]],
  ]);
});
