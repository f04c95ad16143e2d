import { withoutPaths } from '../../src/objects/without-paths';

const manifest = { metadata: { name: 'a' }, spec: { a: 1, list: [{ x: 1, y: 2 }, 5, [1, 2]] } };

test('nothing is copied if nothing is removed', () => {
  expect(withoutPaths(manifest, [])).toBe(manifest);
});

test('fields are removed, and items of lists become null', () => {
  expect(withoutPaths(manifest, [['spec', 'a'], ['spec', 'list', 0, 'y'], ['spec', 'list', 1], ['spec', 'list', 2, 0]]))
    .toEqual({ metadata: { name: 'a' }, spec: { list: [{ x: 1 }, null, [null, 2]] } });
  expect(manifest.spec).toEqual({ a: 1, list: [{ x: 1, y: 2 }, 5, [1, 2]] });
});

test('a value can be replaced', () => {
  expect(withoutPaths(manifest, [['spec', 'a'], ['spec', 'list', 1], ['spec', 'list', 2]], path => path.length === 2 ? 'a' : path[2] === 1 ? 'b' : undefined).spec)
    .toEqual({ a: 'a', list: [{ x: 1, y: 2 }, 'b', null] });
});

test('only parents of removed values are copied', () => {
  expect(withoutPaths(manifest, [['spec', 'a']]).metadata).toBe(manifest.metadata);
});

test('inherited properties are ordinary keys', () => {
  const odd = JSON.parse('{"spec": {"__proto__": {"a": 1, "b": 2}, "constructor": 1, "toString": 2}}') as object;
  expect(JSON.stringify(withoutPaths(odd, [['spec', '__proto__', 'a'], ['spec', 'constructor']]))).toBe('{"spec":{"__proto__":{"b":2},"toString":2}}');
});
