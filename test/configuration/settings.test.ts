import { FailOnName } from '../../src/audit/fail-on';
import { InputError } from '../../src/audit/input-error';
import { UnknownPolicy } from '../../src/audit/unknown-policy';
import { resolveSettings } from '../../src/configuration/settings';
import { recommended, restricted } from '../../src/rules/packs';

test('the defaults', () => {
  expect(resolveSettings()).toEqual({
    pack: recommended, failOn: 'medium', rules: {}, namespace: undefined, complete: false, context: [], foreign: [], apiAudiences: undefined, kubernetesVersion: undefined, unknown: undefined, acceptances: {}, baseline: undefined,
  });
});

test('a file takes precedence over the defaults, and flags over a file', () => {
  const file = {
    pack: 'restricted',
    failOn: 'low' as const,
    namespace: 'a',
    complete: true,
    context: ['a'],
    apiAudiences: ['a'],
    baseline: 'a',
    kubernetesVersion: '1.34',
  };
  expect(resolveSettings(file)).toMatchObject({ pack: restricted, failOn: 'low', namespace: 'a', complete: true, context: ['a'], apiAudiences: ['a'], baseline: 'a', kubernetesVersion: '1.34' });
  const flags = {
    pack: 'recommended',
    failOn: 'never' as const,
    namespace: 'b',
    complete: false,
    context: ['b'],
    apiAudiences: ['b'],
    baseline: 'b',
    kubernetesVersion: 'v1.37.2',
  };
  expect(resolveSettings(file, flags)).toMatchObject({
    pack: recommended, failOn: 'never', namespace: 'b', complete: false, context: ['b'], apiAudiences: ['b'], baseline: 'b', kubernetesVersion: 'v1.37.2',
  });
});

test('an unset flag has no effect', () => {
  const flags = {
    pack: undefined,
    failOn: undefined,
    rules: undefined,
    context: undefined,
    apiAudiences: undefined,
    acceptances: { inline: undefined },
  };
  expect(resolveSettings({ pack: 'restricted', context: ['a'], apiAudiences: ['a'], acceptances: { inline: false } }, flags))
    .toMatchObject({ pack: restricted, context: ['a'], apiAudiences: ['a'], acceptances: { inline: false } });
});

test('rules and requirements for acceptances are merged', () => {
  expect(resolveSettings(
    { rules: { a: 'off', b: 'low' }, acceptances: { forbid: ['x'], maximumDays: 30 } },
    { rules: { b: 'high' }, acceptances: { inline: false } },
  )).toMatchObject({ rules: { a: 'off', b: 'high' }, acceptances: { forbid: ['x'], maximumDays: 30, inline: false } });
});

test.each(['strict', 'constructor', ''])('the pack %j does not exist', pack => {
  expect(() => resolveSettings({ pack })).toThrow(InputError);
  expect(() => resolveSettings({ pack })).toThrow(/there is no pack .*recommended, essential, restricted, cis,/);
});

test('a misspelled pack or severity gets a suggestion', () => {
  expect(() => resolveSettings({ pack: 'recomended' })).toThrow('did you mean recommended?');
  expect(() => resolveSettings({ failOn: 'hihg' as FailOnName })).toThrow('failOn is "hihg", but must be one of critical, high, medium, low, never; did you mean high?');
  expect(() => resolveSettings({ unknown: 'fial' as UnknownPolicy })).toThrow(new InputError('unknown must be low, as-known or fail, got "fial"; did you mean fail?'));
});

test('an empty namespace is an error', () => {
  expect(() => resolveSettings({ namespace: '' })).toThrow(new InputError('the namespace is empty; set the namespace of objects without one, or leave it out'));
});

test.each(['Foo_Bar', 'Production', '-a', 'a-', 'a.b', 'a b', 'a'.repeat(64)])('the namespace %s is invalid', namespace => {
  const problem = 'it must be a DNS label: at most 63 lower-case letters, digits and hyphens, starting and ending with a letter or digit';
  expect(() => resolveSettings({ namespace })).toThrow(new InputError(`the namespace of objects without one is "${namespace}", but ${problem}`));
});

test.each(['production', 'a', '7', 'team-1', 'a'.repeat(63), '{{ .Release.Namespace }}'])('the namespace %s is valid', namespace => {
  expect(resolveSettings({ namespace }).namespace).toBe(namespace);
});

test.each<[unknown, string]>([
  ['34', '"34", but it must be a version of Kubernetes such as \'1.34\' or \'v1.34.4\'; write \'1.34\''],
  ['', '"", but it must be a version of Kubernetes such as \'1.34\' or \'v1.34.4\'; omit it'],
  ['latest', '"latest", but it must be a version'],
  [1.34, '1.34, but it must be a string'],
])('the Kubernetes version %j is invalid', (kubernetesVersion, problem) => {
  expect(() => resolveSettings({ kubernetesVersion: kubernetesVersion as string })).toThrow(InputError);
  expect(() => resolveSettings({ kubernetesVersion: kubernetesVersion as string })).toThrow(`the Kubernetes version is ${problem}`);
});

test.each(['1.34', 'v1.36.1', '1.99'])('the Kubernetes version %s is valid', kubernetesVersion => {
  expect(resolveSettings({ kubernetesVersion }).kubernetesVersion).toBe(kubernetesVersion);
});
