import { RESERVED_VOLUME_PREFIX } from '../../kubernetes/service-account-token';
import { Workload } from '../../model/workload';

/** Whether a pod was read from a cluster, which assigned a uid: admission has already changed it. */
export function hasBeenAdmitted({ object }: Workload): boolean {
  return object.kind === 'Pod' && typeof object.manifest.metadata?.uid === 'string';
}

/** Whether admission created the volume. */
export function isMadeByAdmission(workload: Workload, volume: string | undefined): boolean {
  return volume?.startsWith(RESERVED_VOLUME_PREFIX) === true && hasBeenAdmitted(workload);
}
