import * as kplus from 'cdk8s-plus-28';
import { checkMountedVolumes } from './_mounted-volumes';
import { ClaimTemplate } from './claim-template';
import { toStorageQuantity } from './container-resources';
import { explainDnsSubdomain } from '../kubernetes/names';
import { safeText } from '../text/safe-text';

/** Refuses settings that are invalid regardless of the containers. */
export function checkClaimTemplates(claims: readonly ClaimTemplate[]): void {
  checkMountedVolumes('claim template', claims);
  for (const { name, storage, accessModes, storageClassName } of claims) {
    if (storage.toKibibytes() <= 0) {
      throw new Error(safeText(`the claim template '${name}' requests no storage; write storage: Size.gibibytes(10), for example`));
    }
    if (accessModes?.length === 0) {
      throw new Error(safeText(`the claim template '${name}' has an empty list of access modes; name one, or leave the list out for READ_WRITE_ONCE`));
    }
    const problem = storageClassName === undefined ? undefined : explainDnsSubdomain(storageClassName);
    if (problem) { throw new Error(safeText(`the StorageClass of the claim template '${name}' is ${JSON.stringify(storageClassName)}, but ${problem}`)); }
  }
}

/** A claim template in the form of a StatefulSet. */
export function toClaim({ name, storage, accessModes, storageClassName }: ClaimTemplate): kplus.k8s.KubePersistentVolumeClaimProps {
  return {
    metadata: { name },
    spec: {
      accessModes: [...accessModes ?? [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE]],
      resources: { requests: { storage: toStorageQuantity(storage) } },
      storageClassName,
    },
  };
}
