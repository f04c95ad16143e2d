import { deprecatedServiceAccountField as rule } from '../../../src/rules/service-accounts/deprecated-service-account-field';
import { deployment } from '../_manifests';
import { check, messages, violations } from '../_violations';

test('the old field alone', () => {
  const yaml = deployment('web', '{serviceAccount: web}');
  expect(check(rule, yaml)).toEqual(['Deployment/web spec.template.spec.serviceAccount [serviceAccount]']);
  expect(violations(rule, yaml)[0].fix).toBe('serviceAccountName: "web"');
});

test('both fields that differ', () => {
  const yaml = deployment('web', '{serviceAccount: old, serviceAccountName: new}');
  expect(check(rule, yaml)).toEqual(['Deployment/web spec.template.spec.serviceAccount [serviceAccount old, serviceAccountName new]']);
  expect(messages(rule, yaml)[0]).toContain("its pods run as 'new'");
  expect(violations(rule, yaml)[0].fix).toBe('serviceAccountName: "new"');
});

test.each([
  ['as the API server writes it back', '{serviceAccount: web, serviceAccountName: web}'],
  ['empty', '{serviceAccount: ""}'],
  ['unset', '{serviceAccountName: web}'],
  ['no text', '{serviceAccount: {a: b}}'],
])('the field is %s', (_, spec) => {
  expect(check(rule, deployment('web', spec))).toEqual([]);
});
