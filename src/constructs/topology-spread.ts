import * as kplus from 'cdk8s-plus-28';

/** How the scheduler handles a pod that would violate a spread. */
export enum UnsatisfiableSpread {
  /** The pod stays pending. */
  DO_NOT_SCHEDULE = 'DoNotSchedule',

  /** The pod is scheduled where it violates the spread least. */
  SCHEDULE_ANYWAY = 'ScheduleAnyway',
}

/**
 * A topology spread constraint: how evenly the pods of a workload are spread
 * over nodes, zones or regions. Unlike `spread`, it allows more than one pod in
 * each.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export interface TopologySpread {
  /** The topology to spread over, as in `Topology.ZONE`. */
  readonly topology: kplus.Topology;

  /**
   * The maximum difference in pods between two domains.
   *
   * @default 1
   */
  readonly maxSkew?: number;

  /**
   * How the scheduler handles a pod that would violate the constraint.
   *
   * @default UnsatisfiableSpread.DO_NOT_SCHEDULE
   */
  readonly whenUnsatisfiable?: UnsatisfiableSpread;

  /**
   * The minimum number of domains with pods. Only with `DO_NOT_SCHEDULE`.
   *
   * @default - 1
   */
  readonly minDomains?: number;

  /**
   * Pod labels whose values are counted separately. With `pod-template-hash`,
   * each revision of a Deployment is spread separately.
   *
   * @default - none
   */
  readonly matchLabelKeys?: string[];
}
