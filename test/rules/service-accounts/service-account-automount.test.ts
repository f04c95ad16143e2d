import { serviceAccountAutomount as rule } from '../../../src/rules/service-accounts/service-account-automount';
import { hardened, serviceAccount } from '../_manifests';
import { check, messages } from '../_violations';

test('an account that does not switch automount off', () => {
  expect(check(rule, serviceAccount('web'))).toEqual(['ServiceAccount/web  [serviceaccount web]']);
  expect(check(rule, serviceAccount('web', 'automountServiceAccountToken: yes'))).toEqual([
    'ServiceAccount/web automountServiceAccountToken [serviceaccount web]',
  ]);
  expect(messages(rule, serviceAccount('web'))[0]).toContain('does not set automountServiceAccountToken: false');
});

test.each([hardened('web'), serviceAccount('default')])('is silent on %s', yaml => {
  expect(check(rule, yaml)).toEqual([]);
});

test('is silent on what only gives facts', () => {
  expect(check(rule, hardened('web'), { context: serviceAccount('other') })).toEqual([]);
});
