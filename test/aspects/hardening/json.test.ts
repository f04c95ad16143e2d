import { withValue } from '../../../src/aspects/hardening/_json';

const text = (value: unknown): string => JSON.stringify(value);

test('a value is set, and everything else is shared', () => {
  const before = { a: { b: 1 }, c: [{ d: 1 }, { e: 1 }] };
  const after = withValue(before, ['c', 1, 'e'], 2);
  expect(after).toEqual({ a: { b: 1 }, c: [{ d: 1 }, { e: 2 }] });
  expect(before).toEqual({ a: { b: 1 }, c: [{ d: 1 }, { e: 1 }] });
  expect(after.a).toBe(before.a);
  expect(after.c[0]).toBe(before.c[0]);
});

test('a document that already has the value is returned itself', () => {
  const before = { a: [{ b: 1 }] };
  expect(withValue(before, ['a', 0, 'b'], 1)).toBe(before);
});

test('missing objects on the path are created, also in place of null', () => {
  expect(withValue<object>({ x: null }, ['x', 'y', 'z'], 1)).toEqual({ x: { y: { z: 1 } } });
});

test('keys are in the order of cdk8s', () => {
  expect(text(withValue<object>({ a: 1, c: 3 }, ['b'], 2))).toBe('{"a":1,"b":2,"c":3}');
  expect(text(withValue<object>({ apiVersion: 'v1', kind: 'K', metadata: {}, secrets: [] }, ['automount'], false)))
    .toBe('{"apiVersion":"v1","kind":"K","metadata":{},"automount":false,"secrets":[]}');
  expect(text(withValue<object>({ items: [{ apiVersion: 'v1', kind: 'K' }] }, ['items', 0, 'automount'], false)))
    .toBe('{"items":[{"apiVersion":"v1","automount":false,"kind":"K"}]}');
});

test('unsorted keys keep their order', () => {
  expect(text(withValue<object>({ c: 3, a: 1 }, ['b'], 2))).toBe('{"c":3,"a":1,"b":2}');
});
