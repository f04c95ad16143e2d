import * as kplus from 'cdk8s-plus-28';

/** What the scheduler does with a pod that would break a spread. */
export enum UnsatisfiableSpread {
  /** The pod waits. */
  DO_NOT_SCHEDULE = 'DoNotSchedule',

  /** The pod goes where it breaks the spread least. */
  SCHEDULE_ANYWAY = 'ScheduleAnyway',
}

/**
 * How evenly the pods of a workload lie in the nodes, zones or regions. Unlike
 * `spread`, it allows more than one pod in each.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export interface TopologySpread {
  /** What is filled evenly, as in `Topology.ZONE`. */
  readonly topology: kplus.Topology;

  /**
   * By how many pods two of them may differ.
   *
   * @default 1
   */
  readonly maxSkew?: number;

  /**
   * What the scheduler does where that can't be kept.
   *
   * @default UnsatisfiableSpread.DO_NOT_SCHEDULE
   */
  readonly whenUnsatisfiable?: UnsatisfiableSpread;

  /**
   * In how many of them pods must lie at least. Only with `DO_NOT_SCHEDULE`.
   *
   * @default - in one
   */
  readonly minDomains?: number;

  /**
   * Labels of the pods by whose values they are counted separately. With
   * `pod-template-hash`, each revision of a Deployment is spread by itself.
   *
   * @default - none
   */
  readonly matchLabelKeys?: string[];
}
