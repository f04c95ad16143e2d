import { podTemplatePath } from '../../src/kubernetes/workloads';
import { groupOf } from '../../src/objects/api-group';
import { valueAt } from '../../src/objects/data-path';

test.each([
  ['v1', 'Pod', []],
  ['v1', 'PodTemplate', ['template']],
  ['v1', 'ReplicationController', ['spec', 'template']],
  ['apps/v1', 'Deployment', ['spec', 'template']],
  ['apps/v1', 'StatefulSet', ['spec', 'template']],
  ['apps/v1', 'DaemonSet', ['spec', 'template']],
  ['apps/v1', 'ReplicaSet', ['spec', 'template']],
  ['batch/v1', 'Job', ['spec', 'template']],
  ['batch/v1', 'CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  ['extensions/v1beta1', 'Deployment', ['spec', 'template']],
  ['extensions/v1beta1', 'DaemonSet', ['spec', 'template']],
])('%s %s creates pods', (apiVersion, kind, path) => {
  expect(podTemplatePath({ apiVersion, kind })).toEqual(path);
});

test.each([
  ['example.com/v1', 'Deployment'], ['v1', 'Deployment'], ['v1', 'Service'], ['v1', 'constructor'], ['constructor/v1', 'name'], ['', ''],
])('%s %s creates no pods', (apiVersion, kind) => {
  expect(podTemplatePath({ apiVersion, kind })).toBeUndefined();
});

test('a path leads to a value or to nothing', () => {
  expect(valueAt({ a: [{ b: 1 }] }, ['a', 0, 'b'])).toBe(1);
  expect(valueAt({ a: [{ b: 1 }] }, ['a', 'b'])).toBeUndefined();
  expect(valueAt({ a: { 0: 1 } }, ['a', 0])).toBeUndefined();
  expect(valueAt(null, ['a'])).toBeUndefined();
});

test('the group of an API version', () => {
  expect(groupOf('apps/v1')).toBe('apps');
  expect(groupOf('v1')).toBe('');
});
