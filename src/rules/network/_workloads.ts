import { field } from '../../kubernetes/pod-security/pod';
import { Path } from '../../manifest/path';
import { Workload } from '../../model/workload';

/** Whether the metadata server of GKE gives the pods of a workload the identity of their account. */
export function hasGoogleIdentity({ serviceAccount }: Workload): boolean {
  return serviceAccount.cloudIdentities.some(({ provider }) => provider === 'google');
}

/** The spec of the pods of a workload, or what is nearest to it. */
export function specPath({ pod, podPath }: Workload): Path {
  return field(pod, 'spec') === undefined ? podPath : [...podPath, 'spec'];
}
