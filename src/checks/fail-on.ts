/** The lowest severity of a finding that fails a run. */
export enum FailOn {
  /** Only findings that give away the cluster fail. */
  CRITICAL = 'critical',
  /** Findings that lead from one workload to others fail, and worse ones. */
  HIGH = 'high',
  /** Credentials and permissions that no workload needs fail, and worse findings. */
  MEDIUM = 'medium',
  /** Every finding fails. */
  LOW = 'low',
  /**
   * Findings are printed and fail nothing. Input that cannot be read, and settings
   * below a policy, fail all the same.
   */
  NEVER = 'never',
}
