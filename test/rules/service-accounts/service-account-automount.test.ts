import { serviceAccountAutomount } from '../../../src/rules/service-accounts/service-account-automount';
import { hardened, serviceAccount } from '../_manifests';
import { testRule } from '../_test-rule';

testRule(serviceAccountAutomount, {
  invalid: [
    {
      name: 'an account that does not switch automount off',
      yaml: serviceAccount('web'),
      findings: ['ServiceAccount/web  [serviceaccount web]'],
      message: 'does not set automountServiceAccountToken: false',
    },
    {
      name: 'an account that switches it on',
      yaml: serviceAccount('web', 'automountServiceAccountToken: yes'),
      findings: ['ServiceAccount/web automountServiceAccountToken [serviceaccount web]'],
    },
  ],
  valid: [
    { name: 'a hardened account', yaml: hardened('web') },
    { name: 'the account default, which has a rule of its own', yaml: serviceAccount('default') },
    { name: 'an account that only gives facts', yaml: hardened('web'), options: { context: serviceAccount('other') } },
  ],
});
