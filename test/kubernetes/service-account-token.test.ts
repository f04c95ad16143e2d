import { explainLifetimeRange, explainMountPath, explainProjectedPath, explainTokenLifetime, normalizedMountPath } from '../../src/kubernetes/service-account-token';

test.each([600, 3600, 3606, 3608, 86400])('%d seconds are a valid lifetime', seconds => {
  expect(explainTokenLifetime(seconds)).toBeUndefined();
});

test.each([
  [599, 'the lifetime of a bound token must be at least 600 seconds, got 599; write Duration.minutes(10) or more'],
  [3607, 'the lifetime of a bound token must not be exactly 3607 seconds, which the API server extends to a year; write Duration.hours(1)'],
  [86401, 'the lifetime of a bound token must be at most 24 hours, got 86401 seconds: the kubelet renews the file after 24 hours at the latest, regardless of the lifetime; write Duration.hours(1)'],
  [4294967297, 'the lifetime of a bound token must be at most 2^32 seconds, got 4294967297; write Duration.hours(1), for example'],
])('%d seconds are refused', (seconds, message) => {
  expect(explainTokenLifetime(seconds)).toBe(message);
});

test.each([599, 4294967297])('no token can have a lifetime of %d seconds', seconds => {
  expect(explainLifetimeRange(seconds)).toBe(explainTokenLifetime(seconds));
  expect(explainLifetimeRange(seconds)).toContain('the lifetime of a bound token must be at');
});

test.each([600, 3607, 4294967296])('a token for another audience can have a lifetime of %d seconds', seconds => {
  expect(explainLifetimeRange(seconds)).toBeUndefined();
});

test.each(['token', 'a/b', '.token'])('%j is a file in a projected volume', path => {
  expect(explainProjectedPath(path)).toBeUndefined();
});

test.each(['', '/token', '../token', 'a/../b', '..token'])('%j is not a file in a projected volume', path => {
  expect(explainProjectedPath(path)).toBe('it must be a relative path without ".."');
});

test.each(['/a', '/var/run/secrets/tokens'])('%j is a mount path', path => {
  expect(explainMountPath(path)).toBeUndefined();
});

test.each(['', '/', 'a', '/a/', '/a/../b', '/a:b', '/a//b'])('%j is not a mount path', path => {
  expect(explainMountPath(path)).toContain('it must be an absolute path');
});

test('/var/run and /run are the same place', () => {
  expect(normalizedMountPath('/var/run/secrets/tokens/')).toBe(normalizedMountPath('/run/secrets/tokens'));
  expect(normalizedMountPath('/var/runner')).toBe('/var/runner');
});
