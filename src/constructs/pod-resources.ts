import * as kplus from 'cdk8s-plus-28';

/**
 * Resources that all containers of a pod share: each may use what the others
 * leave. Supported by Kubernetes since 1.32, by default since 1.34.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/
 */
export interface PodResources {
  /**
   * The share of CPUs.
   *
   * @default - the request and limit of `ResourceDefaults`
   */
  readonly cpu?: kplus.CpuResources;

  /**
   * The memory.
   *
   * @default - the request and limit of `ResourceDefaults`
   */
  readonly memory?: kplus.MemoryResources;
}
