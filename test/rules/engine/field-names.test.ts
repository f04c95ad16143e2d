import { ManifestObject } from '../../../src/manifest/manifest-object';
import { FieldNames } from '../../../src/rules/engine/_field-names';
import { objectOf, objects } from '../../_objects';

function namesIn(all: readonly ManifestObject[]): (...fields: string[]) => string[] {
  const index = new FieldNames(all);
  return (...fields) => index.positionsOf(fields).map(position => all[position].name);
}

test('objects that contain a field, at any depth, each once and in the given order', () => {
  const all = objects([
    '{ apiVersion: v1, kind: Pod, metadata: { name: a, annotations: { here: x } }, spec: { containers: [{ ports: [{ hostPort: 1 }, { hostPort: 2 }] }] } }',
    '{ apiVersion: v1, kind: Pod, metadata: { name: b }, spec: { hostPID: null } }',
    '{ apiVersion: v1, kind: ServiceAccount, metadata: { name: here, annotations: { hostPort: y } } }',
    '{ apiVersion: apps/v1, kind: Deployment, metadata: { name: c, labels: { here: z } }, spec: { template: { spec: { volumes: hostPort } } } }',
  ].join('\n---\n'));
  const naming = namesIn(all);
  expect(naming('hostPort')).toEqual(['a', 'here']);
  expect(naming('hostPID')).toEqual(['b']);
  expect(naming('here')).toEqual(['a', 'c']);
  expect(naming('here', 'hostPID', 'hostPort')).toEqual(['a', 'b', 'here', 'c']);
  expect(naming('hostIPC', 'constructor', '__proto__')).toEqual([]);
});

test('fields of an object that contains itself', () => {
  const [pod] = objects('{ apiVersion: v1, kind: Pod, metadata: { name: a }, spec: { inner: {} } }');
  const spec = pod.manifest.spec as { inner: { [field: string]: unknown } };
  spec.inner.again = spec;
  spec.inner.twice = spec;
  expect(namesIn([pod])('twice')).toEqual(['a']);
});

test('fields of an unusually large object, and of the next one', () => {
  const [large, small] = ['large', 'small'].map((name, index) => objectOf({
    apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: { containers: index === 0 ? Array(5000).fill(0).map(() => ({})) : [], volumes: [{ hostPath: {} }] },
  }));
  expect(namesIn([large, small])('hostPath')).toEqual(['large', 'small']);
});

test('fields of objects with shared parts', () => {
  const volumes = [{ name: 'node', hostPath: { path: '/' } }];
  const pods = ['a', 'b'].map(name => objectOf({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: { volumes } }));
  expect(namesIn(pods)('hostPath')).toEqual(['a', 'b']);
});
