import { DEFAULT_SERVICE_ACCOUNT } from '../../kubernetes/service-account-token';
import { cis, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';
import { describeIdentity } from './_identities';

/** Reports a cloud identity on the ServiceAccount of pods that name none. */
export const cloudIdentityOnDefaultServiceAccount: Rule = {
  id: 'cloud-identity-on-default-service-account',
  summary: "The ServiceAccount 'default' has a cloud identity",
  remedy: 'move the identity to a dedicated ServiceAccount',
  why: 'Every pod that names no ServiceAccount runs as this one, including pods that are added later or by others. '
    + 'Anyone who can create a pod in the namespace gets the identity by default.',
  fix: {
    construct: [
      "new WorkloadIdentity(chart, 'aws', {",
      "  serviceAccount: new SecureServiceAccount(chart, 'payments'),",
      "  provider: IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/payments' }),",
      '});',
    ].join('\n'),
    yaml: 'metadata:\n  name: payments   # instead of default, and serviceAccountName: payments in the pods that need it',
  },
  references: [cis('5.1.5'), owaspKubernetes('K08'), owaspKubernetes('K01'), mitre('T1078.001'), mitre('T1078.004')],
  subject: 'service-account',
  *check({ object, account }) {
    if (account.name !== DEFAULT_SERVICE_ACCOUNT) { return; }
    for (const identity of account.cloudIdentities.filter(each => each.object === object)) {
      yield {
        path: identity.path,
        key: identity.value,
        message: `it is ${describeIdentity(identity)}, and so is every pod of the namespace that names no ServiceAccount`,
      };
    }
  },
};
