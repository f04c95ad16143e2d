import { account, CLIENT, IDENTITY, ROLE } from './_apps';
import { cloudIdentityOfSeveralAccounts } from '../../../src/rules/cloud/cloud-identity-of-several-accounts';
import { testRule } from '../_test-rule';

const role = { path: "metadata.annotations['eks.amazonaws.com/role-arn']", key: ROLE };
const found = (annotation: string, key: string, name = 'payments'): string => `ServiceAccount/${name} metadata.annotations['${annotation}'] [${key}]`;
const ofRole = (name?: string): string => found('eks.amazonaws.com/role-arn', ROLE, name);
const client = (letter: string): string => CLIENT.replace(/1/g, letter);
const HIDDEN = 'eks.amazonaws.com/role-arn: "{{ .roleArn }}"';

testRule(cloudIdentityOfSeveralAccounts, {
  invalid: [
    {
      name: 'two accounts with one role',
      yaml: account(IDENTITY.aws) + account(IDENTITY.aws, 'reports'),
      findings: [
        { ...role, object: 'ServiceAccount production/payments', message: `it is the AWS role ${ROLE}, and so is reports` },
        { ...role, object: 'ServiceAccount production/reports', message: `it is the AWS role ${ROLE}, and so is payments` },
      ],
    },
    {
      name: 'accounts with one name in two namespaces',
      yaml: account(IDENTITY.google) + account(IDENTITY.google, 'payments', 'staging'),
      findings: Array(2).fill(found('iam.gke.io/gcp-service-account', 'payments@my-project.iam.gserviceaccount.com')) as string[],
      message: 'and so is payments in staging',
    },
    {
      name: 'five accounts, of which a message names three others',
      yaml: ['a', 'b', 'c', 'd', 'e'].map(name => account(IDENTITY.aws, name)).join(''),
      findings: ['b, c, d', 'a, c, d', 'a, b, d', 'a, b, c', 'a, b, c'].map((others, index) => ({
        ...role, object: `ServiceAccount production/${'abcde'[index]}`, message: `it is the AWS role ${ROLE}, and so are ${others} and 1 more`,
      })),
    },
    {
      name: 'a client id in upper and lower case',
      yaml: account(`azure.workload.identity/client-id: ${client('a')}`) + account(`azure.workload.identity/client-id: ${client('A')}`, 'reports'),
      findings: [
        found('azure.workload.identity/client-id', client('a')), found('azure.workload.identity/client-id', client('A'), 'reports'),
      ],
    },
    { name: 'an account given as context', yaml: account(IDENTITY.aws), options: { context: account(IDENTITY.aws, 'reports') }, findings: [ofRole()] },
    {
      name: 'two accounts with one name that may be one, because a namespace is unknown',
      yaml: account(IDENTITY.aws) + account(IDENTITY.aws).replace('namespace: production, ', ''),
      findings: [`${ofRole()} ?`, `${ofRole()} ?`],
    },
    {
      name: 'a Helm template that may stand for two roles',
      yaml: account(HIDDEN) + account(HIDDEN, 'reports'),
      findings: [`${found('eks.amazonaws.com/role-arn', '{{ .roleArn }}')} ?`, `${found('eks.amazonaws.com/role-arn', '{{ .roleArn }}', 'reports')} ?`],
    },
  ],
  valid: [
    { name: 'one account', yaml: account(IDENTITY.aws) },
    { name: 'the same account twice', yaml: account(IDENTITY.aws) + account(IDENTITY.aws) },
    { name: 'two roles', yaml: account(IDENTITY.aws) + account('eks.amazonaws.com/role-arn: "arn:aws:iam::123456789012:role/reports"', 'reports') },
    { name: 'two clouds', yaml: account(IDENTITY.aws) + account(IDENTITY.google, 'reports') },
    { name: 'two empty annotations', yaml: account('eks.amazonaws.com/role-arn: ""') + account('eks.amazonaws.com/role-arn: ""', 'reports') },
  ],
});
