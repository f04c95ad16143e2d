import { serviceAccountSecretsList as rule } from '../../../src/rules/service-accounts/service-account-secrets-list';
import { serviceAccount } from '../_manifests';
import { check, messages } from '../_violations';

test('a list of Secrets', () => {
  const yaml = serviceAccount('web', 'secrets: [{name: web-token}]');
  expect(check(rule, yaml)).toEqual(['ServiceAccount/web secrets [secrets]']);
  expect(messages(rule, yaml)[0]).toContain("the Secret 'web-token'");
});

test('the annotation', () => {
  const yaml = serviceAccount('web', '', 'annotations: {kubernetes.io/enforce-mountable-secrets: "true"}');
  expect(check(rule, yaml)).toEqual([
    "ServiceAccount/web metadata.annotations['kubernetes.io/enforce-mountable-secrets'] [kubernetes.io/enforce-mountable-secrets]",
  ]);
  expect(messages(rule, yaml)[0]).toContain('deprecated and can be bypassed');
});

test('both are two', () => {
  expect(check(rule, serviceAccount('web', 'secrets: [{}]', 'annotations: {kubernetes.io/enforce-mountable-secrets: "true"}'))).toHaveLength(2);
});

test.each(['', 'secrets: []', 'secrets: null', 'imagePullSecrets: [{name: registry}]'])('is silent on {%s}', rest => {
  expect(check(rule, serviceAccount('web', rest))).toEqual([]);
});
