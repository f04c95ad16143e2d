import { groupOf, objectsOf, podTemplatePath, valueAt } from '../../src/kubernetes/workloads';

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
])('%s %s makes pods', (apiVersion, kind, path) => {
  expect(podTemplatePath({ apiVersion, kind })).toEqual(path);
});

test.each([
  ['example.com/v1', 'Deployment'], ['v1', 'Deployment'], ['v1', 'Service'], ['v1', 'constructor'], ['constructor/v1', 'name'], ['', ''],
])('%s %s makes no pods', (apiVersion, kind) => {
  expect(podTemplatePath({ apiVersion, kind })).toBeUndefined();
});

test('an object is found with its name and namespace', () => {
  const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: 'n' } };
  expect(objectsOf(object)).toEqual([{ apiVersion: 'v1', kind: 'Pod', name: 'a', namespace: 'n', path: [], object }]);
});

test('the items of lists are found, of typed lists and lists in lists too', () => {
  const found = objectsOf({
    apiVersion: 'v1',
    kind: 'List',
    items: [
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } },
      { apiVersion: 'apps/v1', kind: 'DeploymentList', items: [{ metadata: { name: 'b' } }, null] },
    ],
  });
  expect(found.map(({ apiVersion, kind, name, path }) => ({ apiVersion, kind, name, path }))).toEqual([
    { apiVersion: 'v1', kind: 'Pod', name: 'a', path: ['items', 0] },
    { apiVersion: 'apps/v1', kind: 'Deployment', name: 'b', path: ['items', 1, 'items', 0] },
  ]);
});

test.each([null, undefined, 'text', 7, [], new Date(0)])('%p holds no object', document => {
  expect(objectsOf(document)).toEqual([]);
});

test('an object whose fields have odd shapes has no name', () => {
  expect(objectsOf({ kind: 7, metadata: 'x' })).toEqual([{ apiVersion: '', kind: '', name: undefined, namespace: undefined, path: [], object: { kind: 7, metadata: 'x' } }]);
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
