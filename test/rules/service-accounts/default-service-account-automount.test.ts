import { defaultServiceAccountAutomount as rule } from '../../../src/rules/service-accounts/default-service-account-automount';
import { app, hardened, serviceAccount } from '../_manifests';
import { check, messages } from '../_violations';

test.each([
  ['unset', '', ''],
  ['null', 'automountServiceAccountToken: null', ''],
  ['true', 'automountServiceAccountToken: true', 'automountServiceAccountToken'],
  ['no boolean', 'automountServiceAccountToken: "false"', 'automountServiceAccountToken'],
])('automount is %s', (_, rest, path) => {
  expect(check(rule, serviceAccount('default', rest))).toEqual([`ServiceAccount/default ${path} [serviceaccount default]`]);
});

test('says what follows', () => {
  expect(messages(rule, serviceAccount('default'))[0]).toContain('every pod of the namespace that names no account gets its API token');
});

test.each([
  ['off', hardened('default')],
  ['off in the words of YAML 1.1', serviceAccount('default', 'automountServiceAccountToken: no')],
  ['that of another account', serviceAccount('web')],
  ['that of another kind of object', '{apiVersion: example.com/v1, kind: ServiceAccount, metadata: {name: default}}'],
])('automount is %s', (_, yaml) => {
  expect(check(rule, yaml)).toEqual([]);
});

test('two namespaces are two accounts', () => {
  expect(check(rule, app(hardened('default'), serviceAccount('default', '', 'namespace: other')))).toHaveLength(1);
});
