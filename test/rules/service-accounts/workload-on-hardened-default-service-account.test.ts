import { workloadOnHardenedDefaultServiceAccount as rule } from '../../../src/rules/service-accounts/workload-on-hardened-default-service-account';
import { app, deployment, hardened, readerRole, serviceAccount } from '../_manifests';
import { testRule } from '../_test-rule';

const WEB = deployment('web', '{containers: [{name: app}]}');

testRule(rule, {
  invalid: [
    {
      name: 'a workload on a hardened account without permissions',
      yaml: app(WEB, hardened('default')),
      findings: ['Deployment/web spec.template.spec [serviceaccount default]'],
    },
  ],
  valid: [
    { name: 'an undeclared account', yaml: WEB },
    { name: 'an account that is not hardened', yaml: app(WEB, serviceAccount('default')) },
    { name: 'an account with a permission', yaml: app(WEB, hardened('default'), readerRole('default')) },
    {
      name: 'another account',
      yaml: app(deployment('web', '{serviceAccountName: web, containers: [{name: app}]}'), hardened('web'), hardened('default')),
    },
  ],
});
