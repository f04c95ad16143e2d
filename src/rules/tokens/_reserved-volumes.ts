import { RESERVED_VOLUME_PREFIX } from '../../kubernetes/service-account-token';
import { Workload } from '../../model/workload';
import { field } from '../../objects/plain-object';

/** Whether a pod was read from a cluster, which gave it an id, so that admission has changed it already. */
export function hasBeenAdmitted({ object }: Workload): boolean {
  return object.kind === 'Pod' && field(object.manifest, 'metadata', 'uid') !== undefined;
}

/** Whether a volume is the one that admission made. */
export function isMadeByAdmission(workload: Workload, volume: string): boolean {
  return volume.startsWith(RESERVED_VOLUME_PREFIX) && hasBeenAdmitted(workload);
}
