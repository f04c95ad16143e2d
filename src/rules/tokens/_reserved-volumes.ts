import { field } from '../../kubernetes/pod-security/pod';
import { RESERVED_VOLUME_PREFIX } from '../../kubernetes/service-account-token';
import { Workload } from '../../model/workload';

/** Whether a volume is the one that admission made: the pod was read from a cluster, which gave it an id. */
export function isMadeByAdmission({ object }: Workload, volume: string): boolean {
  return object.kind === 'Pod' && volume.startsWith(RESERVED_VOLUME_PREFIX) && field(object.manifest, 'metadata', 'uid') !== undefined;
}
