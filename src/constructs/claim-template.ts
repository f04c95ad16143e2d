import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/**
 * Storage that each pod of a StatefulSet gets for itself and finds again after a
 * restart: Kubernetes makes a PersistentVolumeClaim of it for each pod.
 *
 * A container that is not root can write to most disks only if the pod's
 * `securityContext.fsGroup` is set.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates
 */
export interface ClaimTemplate {
  /** The name of the volume, with which the names of the claims begin. */
  readonly name: string;

  /** How much each pod asks for. */
  readonly storage: Size;

  /** The containers that see it, each with the directory where, as in `{ app: '/var/lib/app' }`. */
  readonly mountPaths: { [container: string]: string };

  /**
   * How the storage may be used.
   *
   * @default - by one node, reading and writing: `[PersistentVolumeAccessMode.READ_WRITE_ONCE]`
   */
  readonly accessModes?: kplus.PersistentVolumeAccessMode[];

  /**
   * The name of the StorageClass.
   *
   * @default - the default class of the cluster
   */
  readonly storageClassName?: string;
}
