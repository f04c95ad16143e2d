import { harden, outcomes, pod } from './_manifests';
import { objectsOfDocuments } from '../../../src/aspects/hardening/_documents';

test('an object is found with its name and namespace', () => {
  const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: 'n' } };
  expect(objectsOfDocuments([object])).toMatchObject([{ kind: 'Pod', name: 'a', namespace: 'n', document: 0, path: [], object, modelled: { apiVersion: 'v1' } }]);
});

test('the items of lists are found, of typed lists and lists in lists too', () => {
  const found = objectsOfDocuments([{}, {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } },
      { apiVersion: 'apps/v1', kind: 'DeploymentList', items: [{ metadata: { name: 'b' } }, null] },
    ],
  }]);
  expect(found.map(({ kind, name, document, path }) => ({ kind, name, document, path }))).toEqual([
    { kind: 'Pod', name: 'a', document: 1, path: ['items', 0] },
    { kind: 'Deployment', name: 'b', document: 1, path: ['items', 1, 'items', 0] },
  ]);
});

test.each([null, undefined, 'text', 7, [], new Date(0)])('%p holds no object', document => {
  expect(objectsOfDocuments([document])).toEqual([]);
});

test('an object that gets its name from the API server has none yet', () => {
  expect(objectsOfDocuments([{ apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'a-' } }])).toMatchObject([{ name: undefined }]);
});

test.each([
  ['of a kind that does not exist', { ...pod(), kind: 'pod' }],
  ['of an API version that is none', { ...pod(), apiVersion: 'a/b/c' }],
])('an object %s is left as it is, and that is reported', (_, manifest) => {
  const hardened = harden([manifest]);
  expect(hardened.manifests[0]).toBe(manifest);
  expect(outcomes(hardened)).toEqual([`${manifest.kind} manifest kept`]);
  expect(hardened.entries[0].message).toMatch(/^Nothing was changed: it can't be read, because .*$/);
});

test('a field of a wrong type reports no more than the measures do', () => {
  expect(outcomes(harden([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: 5 }]))).toEqual([]);
});
