import { workloadOnHardenedDefaultServiceAccount as rule } from '../../../src/rules/service-accounts/workload-on-hardened-default-service-account';
import { app, deployment, hardened, readerRole, serviceAccount } from '../_manifests';
import { testRule } from '../_test-rule';

const WEB = deployment('web', '{containers: [{name: app}]}');

testRule(rule, {
  invalid: [
    {
      name: 'a workload on a hardened account without permission',
      yaml: app(WEB, hardened('default')),
      findings: ['Deployment/web spec.template.spec [serviceaccount default]'],
    },
  ],
  valid: [
    { name: 'is not declared', yaml: WEB },
    { name: 'is not hardened', yaml: app(WEB, serviceAccount('default')) },
    { name: 'holds a permission', yaml: app(WEB, hardened('default'), readerRole('default')) },
    {
      name: 'is another',
      yaml: app(deployment('web', '{serviceAccountName: web, containers: [{name: app}]}'), hardened('web'), hardened('default')),
    },
  ],
});
