import { serviceAccountAutomount } from '../../../src/rules/service-accounts/service-account-automount';
import { hardened, serviceAccount } from '../_manifests';
import { testRule } from '../_test-rule';

testRule(serviceAccountAutomount, {
  invalid: [
    {
      name: 'an account that does not disable automount',
      yaml: serviceAccount('web'),
      findings: ['ServiceAccount/web  [serviceaccount web]'],
      message: 'does not set automountServiceAccountToken: false',
    },
    {
      name: 'an account that enables automount',
      yaml: serviceAccount('web', 'automountServiceAccountToken: yes'),
      findings: ['ServiceAccount/web automountServiceAccountToken [serviceaccount web]'],
    },
  ],
  valid: [
    { name: 'a hardened account', yaml: hardened('web') },
    { name: 'the account default, which another rule reports', yaml: serviceAccount('default') },
    { name: 'an account in the context', yaml: hardened('web'), options: { context: serviceAccount('other') } },
  ],
});
