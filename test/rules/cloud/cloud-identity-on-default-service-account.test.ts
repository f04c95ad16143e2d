import { testRule } from '../_test-rule';
import { account, CLIENT, EMAIL, IDENTITY, ROLE } from './_apps';
import { cloudIdentityOnDefaultServiceAccount as rule } from '../../../src/rules/cloud/cloud-identity-on-default-service-account';

testRule(rule, {
  invalid: [
    {
      name: 'an identity in each cloud',
      yaml: account(Object.values(IDENTITY).join(', '), 'default'),
      findings: ['eks.amazonaws.com/role-arn', 'iam.gke.io/gcp-service-account', 'azure.workload.identity/client-id']
        .map((annotation, index) => `ServiceAccount/default metadata.annotations['${annotation}'] [${[ROLE, EMAIL, CLIENT][index]}]`),
    },
    {
      name: 'the default account with an identity',
      yaml: account(IDENTITY.aws, 'default'),
      findings: [{
        object: 'ServiceAccount production/default',
        path: "metadata.annotations['eks.amazonaws.com/role-arn']",
        key: ROLE,
        message: `it is the AWS role ${ROLE}, and so is every pod of the namespace that names no ServiceAccount`,
      }],
    },
  ],
  valid: [
    ...([
      ['another account', account(IDENTITY.aws)],
      ['no identity', account('', 'default')],
      ['an empty annotation', account('eks.amazonaws.com/role-arn: ""', 'default')],
    ] as const).map(([name, yaml]) => ({ name, yaml })),
  ],
});
