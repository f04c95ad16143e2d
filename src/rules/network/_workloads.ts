import { Workload } from '../../model/workload';

/** Whether the pods of a workload have an identity that the metadata server of GKE gives them. */
export function hasGoogleIdentity({ serviceAccount }: Workload): boolean {
  return serviceAccount.cloudIdentities.some(({ provider }) => provider === 'google');
}

/** Whether they have no other, so that they run on GKE and nowhere else. */
export function hasGoogleIdentityOnly({ serviceAccount: { cloudIdentities } }: Workload): boolean {
  return cloudIdentities.length > 0 && cloudIdentities.every(({ provider }) => provider === 'google');
}
