import { isTemplated } from '../../kubernetes/names';
import { CloudIdentity } from '../../model/service-account';
import { ServiceAccount } from '../../model/workload';
import { mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';
import { describeIdentity, MAX_SHOWN_NAMES, some } from './_identities';

/** A ServiceAccount and one of its identities. */
interface Holder {
  readonly account: ServiceAccount;
  readonly identity: CloudIdentity;
}

/** Reports several ServiceAccounts with the same cloud identity. */
export const cloudIdentityOfSeveralAccounts: Rule = {
  id: 'cloud-identity-of-several-accounts',
  summary: 'Several ServiceAccounts have the same cloud identity',
  remedy: 'give each ServiceAccount a dedicated identity',
  why: 'Separate ServiceAccounts give each workload only what it needs; a shared identity gives all of them what any of them needs. '
    + 'The audit log of the cloud cannot tell them apart, and the identity cannot be revoked for only one of them.',
  fix: {
    construct: [
      '// A role for this account alone:',
      "new WorkloadIdentity(chart, 'aws', {",
      '  serviceAccount: account,',
      "  provider: IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/payments' }),",
      '});',
    ].join('\n'),
    yaml: 'metadata:\n  annotations:\n    eks.amazonaws.com/role-arn: arn:aws:iam::123456789012:role/reports   # a role for this account alone',
  },
  references: [owaspKubernetes('K08'), owaspKubernetes('K02'), mitre('T1078.004')],
  subject: 'app',
  *check(model) {
    const byIdentity = new Map<string, Holder[]>();
    for (const account of model.serviceAccounts) {
      for (const identity of account.cloudIdentities) {
        const key = textOf(identity);
        const holders = byIdentity.get(key);
        if (holders) { holders.push({ account, identity }); } else { byIdentity.set(key, [{ account, identity }]); }
      }
    }
    for (const holders of byIdentity.values()) {
      if (holders.length < 2) { continue; }
      const names = new Set(holders.map(({ account }) => account.name));
      const placed = holders.filter(({ account }) => account.namespace !== undefined).length;
      for (const { account, identity } of holders) {
        // Of two with the same name, the one without a namespace may be in the namespace of the other.
        const certain = !isTemplated(identity.value) && (names.size > 1 || (account.namespace !== undefined && placed > 1));
        // There may be as many as there are objects.
        const others = holders.slice(0, MAX_SHOWN_NAMES + 1).filter(other => other.account !== account).slice(0, MAX_SHOWN_NAMES);
        yield {
          object: identity.object,
          path: identity.path,
          key: identity.value,
          message: `it is ${describeIdentity(identity)}, and so ${holders.length > 2 ? 'are' : 'is'} ${some(others.map(other => describe(other.account, account)), holders.length - 1)}`
            + (certain ? '' : ', unless an unknown namespace or value makes them the same ServiceAccount'),
          ...certain ? {} : { unknown: true },
        };
      }
    }
  },
};

function textOf({ provider, value }: CloudIdentity): string {
  return `${provider} ${provider === 'azure' ? value.toLowerCase() : value}`;
}

function describe({ name, namespace }: ServiceAccount, from: ServiceAccount): string {
  return namespace === undefined || namespace === from.namespace ? name : `${name} in ${namespace}`;
}
