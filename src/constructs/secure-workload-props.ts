import { ApiAccess } from './api-access';
import { AppArmorProfile } from './app-armor-profile';
import { ImageVolume } from './image-volume';
import { PodResources } from './pod-resources';
import { Relaxation } from './relaxation';
import { SupplementalGroupsPolicy } from './supplemental-groups-policy';
import { TopologySpread } from './topology-spread';
import { WritableDirectory } from './writable-directory';

/** Properties of every hardened workload, in addition to those of its cdk8s-plus parent. */
export interface SecureWorkloadProps {
  /**
   * Which containers call the Kubernetes API; only these get a token.
   *
   * @default - no container does, and none gets a token
   */
  readonly apiAccess?: ApiAccess;

  /**
   * Writable directories; the root file system of the containers is read-only.
   *
   * @default - a separate `/tmp` in each container, limited to 64 MiB
   */
  readonly writableDirectories?: WritableDirectory[];

  /**
   * Exceptions from the hardened defaults, each with a reason. A cdk8s-plus
   * property that weakens the workload is refused without its relaxation.
   *
   * @default - nothing
   */
  readonly relaxations?: Relaxation[];

  /**
   * Whether the pod uses the user namespace of the node. With false, root in a
   * container is an unprivileged user on the node. The file systems of its
   * volumes must support this; those of ephemeral volumes do.
   *
   * @default - the default of Kubernetes: true
   * @see https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
   */
  readonly hostUsers?: boolean;

  /**
   * The AppArmor profile of its containers. Supported since Kubernetes 1.30;
   * older clusters use annotations.
   *
   * @default - the profile of the container runtime, on nodes with AppArmor
   */
  readonly appArmorProfile?: AppArmorProfile;

  /**
   * How the supplemental groups of its processes are determined. Supported
   * since Kubernetes 1.31.
   *
   * @default - the default of Kubernetes: `SupplementalGroupsPolicy.MERGE`
   */
  readonly supplementalGroupsPolicy?: SupplementalGroupsPolicy;

  /**
   * Resources that all its containers share. Containers without resources then
   * get no individual ones.
   *
   * @default - each container has individual ones, from `ResourceDefaults`
   */
  readonly podResources?: PodResources;

  /**
   * Image volumes of its containers.
   *
   * @default - none
   */
  readonly imageVolumes?: ImageVolume[];

  /**
   * The name of the RuntimeClass, as for gVisor or Kata Containers.
   *
   * @default - the runtime of the node
   * @see https://kubernetes.io/docs/concepts/containers/runtime-class/
   */
  readonly runtimeClassName?: string;

  /**
   * The name of the PriorityClass.
   *
   * @default - the default class of the cluster
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
   */
  readonly priorityClassName?: string;

  /**
   * How its pods are spread over nodes, zones or regions.
   *
   * @default - the default of the scheduler
   */
  readonly topologySpread?: TopologySpread[];
}
