import { mayBeSame } from '../../../src/kubernetes/rbac/account';

test.each([['a', 'a'], [undefined, 'a'], ['a', undefined], [undefined, undefined], ['{{ .Release.Namespace }}', 'a'], ['a', 'x-{{ .Values.name }}']])(
  '%p and %p may be one', (a, b) => { expect(mayBeSame(a, b)).toBe(true); },
);

test('two known names are not one', () => {
  expect(mayBeSame('a', 'b')).toBe(false);
});
