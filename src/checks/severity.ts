/** How bad a finding is. */
export enum Severity {
  /** It gives away the cluster. */
  CRITICAL = 'critical',
  /** It leads from one workload to others. */
  HIGH = 'high',
  /** It is a credential, or a permission, that nobody needs. */
  MEDIUM = 'medium',
  /** It is worth knowing, or depends on what the app does not show. */
  LOW = 'low',
}
