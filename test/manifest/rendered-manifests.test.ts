import { RenderedManifests } from '../../src/manifest/rendered-manifests';

test('an object that a construct rendered is not changed', () => {
  const manifest = Object.freeze({ apiVersion: 'v1', kind: 'Secret', metadata: Object.freeze({ name: 's', namespace: 'n' }) });
  const { objects: [object], errors } = new RenderedManifests().add({ path: 'app/chart/secret' }, manifest);
  expect(errors).toEqual([]);
  expect(object).toMatchObject({ apiVersion: 'v1', kind: 'Secret', namespace: 'n', name: 's' });
  expect(object.manifest).toBe(manifest);
  expect(object.origin.construct).toBe('app/chart/secret');
  expect(object.origin.file).toBeUndefined();
  expect(object.origin.position(['metadata'])).toBeUndefined();
});

test('the objects of a list', () => {
  const { objects } = new RenderedManifests().add({ path: 'app/list' }, { apiVersion: 'v1', kind: 'SecretList', items: [{ metadata: { name: 'a' } }, { metadata: { name: 'b' } }] });
  expect(objects.map(({ kind, name, origin }) => `${kind} ${name} ${origin.construct}`)).toEqual(['Secret a app/list', 'Secret b app/list']);
});

test('a value that is not an object is an error that names the construct', () => {
  expect(new RenderedManifests().add({ path: 'app/x' }, { kind: 'Secret' }).errors).toEqual([{ file: 'app/x', line: 1, column: 1, message: 'not a Kubernetes object: apiVersion is missing' }]);
});
