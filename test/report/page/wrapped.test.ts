import { wrapped } from '../../../src/report/page/wrapped';

test.each([
  ['argocd/argocd-server', 30, ['argocd/argocd-server']],
  ['argocd/argocd-application-controller', 24, ['argocd/argocd-', 'application-controller']],
  ['any account of shop', 12, ['any account', 'of shop']],
  ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ['', 4, []],
])('%j in %d columns', (text, width, lines) => {
  expect(wrapped(text, width, 5)).toEqual(lines);
});

test('text that does not fit ends with an ellipsis', () => {
  expect(wrapped('one two three four', 6, 2)).toEqual(['one', 'two…']);
});
