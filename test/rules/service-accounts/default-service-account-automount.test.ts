import { defaultServiceAccountAutomount as rule } from '../../../src/rules/service-accounts/default-service-account-automount';
import { app, hardened, serviceAccount } from '../_manifests';
import { testRule } from '../_test-rule';

testRule(rule, {
  invalid: [
    {
      name: 'of two accounts of two namespaces',
      yaml: app(hardened('default'), serviceAccount('default', '', 'namespace: other')),
      findings: ['ServiceAccount/default  [serviceaccount default]'],
    },
    ...([
      ['unset', '', ''],
      ['null', 'automountServiceAccountToken: null', ''],
      ['true', 'automountServiceAccountToken: true', 'automountServiceAccountToken'],
      ['not a boolean', 'automountServiceAccountToken: "false"', 'automountServiceAccountToken'],
    ] as const).map(([name, rest, path]) => ({
      name: `automount is ${name}`,
      yaml: serviceAccount('default', rest),
      findings: [`ServiceAccount/default ${path} [serviceaccount default]`],
      message: 'every pod of the namespace that names no ServiceAccount gets its API token',
    })),
  ],
  valid: [
    { name: 'off', yaml: hardened('default') },
    { name: 'off in YAML 1.1 syntax', yaml: serviceAccount('default', 'automountServiceAccountToken: no') },
    { name: 'another account', yaml: serviceAccount('web') },
    { name: 'another kind of object', yaml: '{apiVersion: example.com/v1, kind: ServiceAccount, metadata: {name: default}}' },
  ],
});
