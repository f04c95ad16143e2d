import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/**
 * Persistent storage for each pod of a StatefulSet: Kubernetes creates a
 * PersistentVolumeClaim for each pod and reattaches it after a restart.
 *
 * A non-root container can write to most volumes only if
 * `securityContext.fsGroup` of the pod is set.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates
 */
export interface ClaimTemplate {
  /** The name of the volume, with which the names of the claims begin. */
  readonly name: string;

  /** The size that each pod requests. */
  readonly storage: Size;

  /** The containers that mount it, each with its mount path, as in `{ app: '/var/lib/app' }`. */
  readonly mountPaths: { [container: string]: string };

  /**
   * The access modes of the storage.
   *
   * @default [PersistentVolumeAccessMode.READ_WRITE_ONCE]
   */
  readonly accessModes?: kplus.PersistentVolumeAccessMode[];

  /**
   * The name of the StorageClass.
   *
   * @default - the default class of the cluster
   */
  readonly storageClassName?: string;
}
