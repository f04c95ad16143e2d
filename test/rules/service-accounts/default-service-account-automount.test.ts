import { defaultServiceAccountAutomount as rule } from '../../../src/rules/service-accounts/default-service-account-automount';
import { app, hardened, serviceAccount } from '../_manifests';
import { testRule } from '../_test-rule';
import { check, messages } from '../_violations';

test('says what follows', () => {
  expect(messages(rule, serviceAccount('default'))[0]).toContain('every pod of the namespace that names no account gets its API token');
});

test('two namespaces are two accounts', () => {
  expect(check(rule, app(hardened('default'), serviceAccount('default', '', 'namespace: other')))).toHaveLength(1);
});

testRule(rule, {
  invalid: [
    ...([
      ['unset', '', ''],
      ['null', 'automountServiceAccountToken: null', ''],
      ['true', 'automountServiceAccountToken: true', 'automountServiceAccountToken'],
      ['no boolean', 'automountServiceAccountToken: "false"', 'automountServiceAccountToken'],
    ] as const).map(([name, rest, path]) => ({
      name: `automount is ${name}`,
      yaml: serviceAccount('default', rest),
      findings: [`ServiceAccount/default ${path} [serviceaccount default]`],
    })),
  ],
  valid: [
    { name: 'off', yaml: hardened('default') },
    { name: 'off in the words of YAML 1.1', yaml: serviceAccount('default', 'automountServiceAccountToken: no') },
    { name: 'that of another account', yaml: serviceAccount('web') },
    { name: 'that of another kind of object', yaml: '{apiVersion: example.com/v1, kind: ServiceAccount, metadata: {name: default}}' },
  ],
});
