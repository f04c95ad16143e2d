import { account, boundEverywhere, CREATE_PODS, granted, rule, used } from './_world';
import { pathToCloudIdentityOfAnotherAccount } from '../../../src/rules/paths/path-to-cloud-identity-of-another-account';
import { app } from '../_manifests';
import { testRule } from '../_test-rule';

const ROLE = 'arn:aws:iam::123456789012:role/billing';
const BILLING = account('billing', 'shop', `, annotations: {eks.amazonaws.com/role-arn: '${ROLE}'}`);

testRule(pathToCloudIdentityOfAnotherAccount, {
  invalid: [
    {
      name: 'pods created in the namespace of an account with a cloud role',
      yaml: app(used('web'), granted('runner', CREATE_PODS, 'web'), BILLING),
      findings: [`ServiceAccount/web metadata.name [cloud aws ${ROLE}] ?`],
      message: `leads to cloud identity aws ${ROLE}: pods create [Role runner] > a pod of its own in shop > any account of shop `
        + `~> token of account billing for the cloud (if the cloud trusts the account) > cloud identity aws ${ROLE}; to cut it, take 'pods create' from Role runner`,
    },
    {
      name: 'tokens of that account',
      yaml: app(used('web'), granted('tokens', rule('serviceaccounts/token', 'create', "''", ', resourceNames: [billing]'), 'web'), BILLING),
      findings: [`ServiceAccount/web metadata.name [cloud aws ${ROLE}] ?`],
    },
  ],
  valid: [
    { name: 'that account in another namespace', yaml: app(used('web'), granted('runner', CREATE_PODS, 'web'), BILLING.replace('namespace: shop', 'namespace: bank')) },
    { name: 'its own cloud role', yaml: app(BILLING, used('billing').replace(/^.*?---\n/s, ''), granted('runner', CREATE_PODS, 'billing')) },
    { name: 'permissions that do not lead there', yaml: app(used('web'), granted('reader', rule('pods', 'get, list'), 'web'), BILLING) },
    { name: 'an account that is already cluster-admin', yaml: app(used('web'), boundEverywhere('cluster-admin', 'web'), BILLING) },
    { name: 'an account without a workload', yaml: app(account('web'), granted('runner', CREATE_PODS, 'web'), BILLING) },
  ],
});
