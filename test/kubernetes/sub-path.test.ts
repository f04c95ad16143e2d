import { isWholeVolume, showsFile } from '../../src/kubernetes/sub-path';

test.each([
  ['', 'token', true], ['.', 'token', true], ['./', 'a/token', true],
  ['token', 'token', true], ['./token', 'token', true], ['token/', 'token', true], ['a', 'a/token', true], ['a//./token', 'a/token', true],
  ['tok', 'token', false], ['b', 'a/token', false], ['token/x', 'token', false], ['ca.crt', 'token', false],
])('a mount of %j shows %s: %s', (subPath, file, answer) => {
  expect(showsFile(subPath, file)).toBe(answer);
});

test('a dot is the whole volume', () => {
  expect(['', '.', './', 'token', './a'].map(isWholeVolume)).toEqual([true, true, true, false, false]);
});
