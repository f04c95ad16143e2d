import { IdentityChange } from './access-change';
import { AccessSnapshot, SnapshotIdentity } from './access-snapshot';
import { holderKey } from './permission-holder';

/** The new cloud identities of accounts, and of the workloads that run as them. */
export function identityChanges(before: AccessSnapshot, after: AccessSnapshot): IdentityChange[] {
  const known = new Map(before.identities.map(identity => [keyOf(identity), identity]));
  const added = after.identities.filter(identity => isMore(identity, known.get(keyOf(identity))));
  // An identity that is new to the account is not repeated for each of its workloads.
  const newToAccount = new Set(added.filter(({ workload }) => workload === undefined).map(keyOf));
  return added
    .filter(({ workload, ...identity }) => workload === undefined || !newToAccount.has(keyOf(identity)))
    .map(identity => ({ kind: 'identity', sensitive: [], ...identity, certainty: known.has(keyOf(identity)) ? 'possible' : identity.certainty }));
}

function isMore({ certainty }: SnapshotIdentity, other: SnapshotIdentity | undefined): boolean {
  return other === undefined || certainty === 'certain' && other.certainty === 'possible';
}

/** A workload has the identity through any account. */
function keyOf({ provider, value, account, workload }: Omit<SnapshotIdentity, 'certainty'>): string {
  return JSON.stringify([provider, value, workload === undefined ? holderKey(account) : [workload.kind, workload.namespace, workload.name]]);
}
