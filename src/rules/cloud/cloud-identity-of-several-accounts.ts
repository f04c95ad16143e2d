import { isTemplated } from '../../kubernetes/names';
import { CloudIdentity, ServiceAccount } from '../../model/service-account';
import { mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';
import { describeIdentity, SHOWN, some } from './_identities';

/** The accounts with one identity. */
interface Holders {
  readonly accounts: ServiceAccount[];
  readonly names: Set<string>;
  /** How many have a known namespace. */
  located: number;
}

/** Several accounts act in the cloud as one. */
export const cloudIdentityOfSeveralAccounts: Rule = {
  id: 'cloud-identity-of-several-accounts',
  summary: 'Several ServiceAccounts have the same cloud identity',
  why: 'Accounts are kept apart so that each may do what its own workload needs; one identity gives all of them what any of them needs. '
    + 'The log of the cloud can not tell them apart, and the identity can not be taken from one without the others.',
  fix: {
    construct: "IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/<a role for this account alone>' })",
    yaml: 'metadata:\n  annotations:\n    eks.amazonaws.com/role-arn: arn:aws:iam::123456789012:role/reports   # a role for this account alone',
  },
  references: [owaspKubernetes('K08'), owaspKubernetes('K02'), mitre('T1078.004')],
  *check(model) {
    const holders = new Map<string, Holders>();
    for (const account of model.serviceAccounts) {
      for (const identity of account.object ? account.cloudIdentities : []) {
        const found = holders.get(textOf(identity)) ?? { accounts: [], names: new Set(), located: 0 };
        found.accounts.push(account);
        found.names.add(account.name);
        if (account.namespace !== undefined) { found.located++; }
        holders.set(textOf(identity), found);
      }
    }
    for (const account of model.serviceAccounts) {
      for (const identity of account.object ? account.cloudIdentities : []) {
        const { accounts, names, located } = holders.get(textOf(identity))!;
        if (accounts.length < 2) { continue; }
        const others = firstOthers(accounts, account);
        // Of two with one name, the one without a namespace may live in that of the other.
        const certain = !isTemplated(identity.value) && (names.size > 1 || (account.namespace !== undefined && located > 1));
        yield {
          object: account.object!,
          path: identity.path,
          key: identity.value,
          message: `it is ${describeIdentity(identity)}, and so ${accounts.length > 2 ? 'are' : 'is'} ${some(others.map(other => describe(other, account)), accounts.length - 1)}`
            + (certain ? '' : ', unless a namespace or a value that is not known makes them one'),
          ...certain ? {} : { unknown: true },
        };
      }
    }
  },
};

function textOf({ provider, value }: CloudIdentity): string {
  return `${provider} ${provider === 'azure' ? value.toLowerCase() : value}`;
}

/** Those to name: there may be as many as there are objects. */
function firstOthers(accounts: readonly ServiceAccount[], account: ServiceAccount): ServiceAccount[] {
  return accounts.slice(0, SHOWN + 1).filter(other => other !== account).slice(0, SHOWN);
}

function describe({ name, namespace }: ServiceAccount, from: ServiceAccount): string {
  return namespace === undefined || namespace === from.namespace ? name : `${name} in ${namespace}`;
}
