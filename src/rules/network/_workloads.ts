import { Workload } from '../../model/workload';

/** Whether the pods of a workload get their identity from the GKE metadata server. */
export function hasGoogleIdentity({ serviceAccount }: Workload): boolean {
  return serviceAccount.cloudIdentities.some(({ provider }) => provider === 'google');
}

/** Whether they have only that identity, which means that they run on GKE only. */
export function hasGoogleIdentityOnly({ serviceAccount: { cloudIdentities } }: Workload): boolean {
  return cloudIdentities.length > 0 && cloudIdentities.every(({ provider }) => provider === 'google');
}
