/** The lowest severity of a finding that fails a run. */
export enum FailOn {
  /** Only findings that allow a takeover of the cluster fail. */
  CRITICAL = 'critical',
  /** Findings that lead from one workload to others, and more severe ones, fail. */
  HIGH = 'high',
  /** Credentials and permissions that no workload needs, and more severe findings, fail. */
  MEDIUM = 'medium',
  /** Every finding fails. */
  LOW = 'low',
  /**
   * Findings are only printed. Input that cannot be read, and settings below a
   * policy, still fail.
   */
  NEVER = 'never',
}
