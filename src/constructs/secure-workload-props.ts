import { ApiAccess } from './api-access';
import { AppArmorProfile } from './app-armor-profile';
import { ImageVolume } from './image-volume';
import { PodResources } from './pod-resources';
import { Relaxation } from './relaxation';
import { SupplementalGroupsPolicy } from './supplemental-groups-policy';
import { TopologySpread } from './topology-spread';
import { WritableDirectory } from './writable-directory';

/** What every hardened workload takes besides the properties of its cdk8s-plus parent. */
export interface SecureWorkloadProps {
  /**
   * Which containers call the Kubernetes API; only these get a token.
   *
   * @default - no container does, and none gets a token
   */
  readonly apiAccess?: ApiAccess;

  /**
   * Directories that containers may write to; their root file system is
   * read-only.
   *
   * @default - `/tmp` in each container, its own and limited to 64 Mi
   */
  readonly writableDirectories?: WritableDirectory[];

  /**
   * What is weaker than the default, each with its reason. It is the only way: a
   * property of cdk8s-plus that weakens is refused without its relaxation.
   *
   * @default - nothing
   */
  readonly relaxations?: Relaxation[];

  /**
   * Whether the users of its containers are those of the node. With false, root in
   * a container is nobody on the node. The file systems of its volumes must support
   * that; all of the kinds that a pod brings along do.
   *
   * @default - what Kubernetes takes: true
   * @see https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
   */
  readonly hostUsers?: boolean;

  /**
   * What AppArmor lets its containers do. Kubernetes has it since 1.30; for older
   * clusters there are annotations.
   *
   * @default - the profile of the container runtime, on nodes with AppArmor
   */
  readonly appArmorProfile?: AppArmorProfile;

  /**
   * Which groups its processes belong to. Kubernetes has it since 1.31.
   *
   * @default - what Kubernetes takes: `SupplementalGroupsPolicy.MERGE`
   */
  readonly supplementalGroupsPolicy?: SupplementalGroupsPolicy;

  /**
   * What all its containers get together. A container that names no resources gets
   * none of its own then.
   *
   * @default - each container has its own, from `ResourceDefaults`
   */
  readonly podResources?: PodResources;

  /**
   * Images whose files its containers read.
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
   * How evenly its pods lie in the nodes, zones or regions.
   *
   * @default - the scheduler's own
   */
  readonly topologySpread?: TopologySpread[];
}
