import { withKeptValues } from '../../src/fix/kept-values';
import { formatPath } from '../../src/manifest/path';

const keeping = (...paths: readonly string[]) => (path: readonly (string | number)[]): boolean => paths.includes(formatPath(path));

test('a kept field is not added, and others are', () => {
  expect(withKeptValues({ a: 1 }, { a: 1, b: { c: 2, d: 3 } }, keeping('b.c'))).toEqual({ a: 1, b: { d: 3 } });
});

test('an object that would be empty is not added', () => {
  expect(withKeptValues({ a: 1 }, { a: 1, b: { c: 2 } }, keeping('b.c'))).toEqual({ a: 1 });
});

test('a kept value in a list stays', () => {
  expect(withKeptValues({ a: [{ b: 1 }, { b: 1 }] }, { a: [{ b: 2 }, { b: 2 }] }, keeping('a[1].b'))).toEqual({ a: [{ b: 2 }, { b: 1 }] });
});

test('an intentionally empty object is added', () => {
  expect(withKeptValues({}, { a: {} }, keeping())).toEqual({ a: {} });
});
