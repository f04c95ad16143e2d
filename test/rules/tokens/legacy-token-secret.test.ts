import { legacyTokenSecret as rule } from '../../../src/rules/tokens/legacy-token-secret';
import { tokenSecret } from '../_manifests';
import { check, messages } from '../_violations';

test('a Secret that Kubernetes fills with a token', () => {
  expect(check(rule, tokenSecret('t', 'web'))).toEqual(['Secret/t type [serviceaccount web]']);
  expect(messages(rule, tokenSecret('t', 'web'))[0]).toContain("an API token of the ServiceAccount 'web' that never expires");
  expect(check(rule, '{apiVersion: v1, kind: Secret, metadata: {name: t}, type: kubernetes.io/service-account-token}')).toEqual(['Secret/t type [secret]']);
});

test.each([
  '{apiVersion: v1, kind: Secret, metadata: {name: t}}',
  '{apiVersion: v1, kind: Secret, metadata: {name: t}, type: Opaque, stringData: {token: x}}',
  '{apiVersion: example.com/v1, kind: Secret, metadata: {name: t}, type: kubernetes.io/service-account-token}',
])('is silent on %s', yaml => {
  expect(check(rule, yaml)).toEqual([]);
});
