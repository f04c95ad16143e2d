import { didYouMean, nearest } from '../../src/text/nearest';

const IDS = ['read-secrets', 'write-secrets', 'impersonate', 'low'];

test.each([
  ['read-secret', 'read-secrets'], ['READ-SECRETS', 'read-secrets'], ['impersonation', 'impersonate'], ['raed-secrets', 'read-secrets'],
  ['no', undefined], ['host-network', undefined], ['', undefined], ['x'.repeat(1_000_000), undefined],
])('the nearest of %.20s is %s', (word, expected) => {
  expect(nearest(word, IDS)).toBe(expected);
});

test('nothing is near without known words', () => {
  expect(nearest('read-secrets', [])).toBeUndefined();
  expect(didYouMean('read-secrets', [])).toBe('');
});

test('a hint follows a message', () => {
  expect(didYouMean('read-secret', IDS)).toBe('; did you mean read-secrets?');
});
