/** Requirements for acceptances. */
export interface AcceptancePolicy {
  /**
   * Whether annotations in manifests accept findings. Otherwise only
   * exceptions of the configuration and a baseline do.
   *
   * @default true
   */
  readonly inline?: boolean;
  /**
   * Whether annotations in foreign manifests accept findings: in manifests that `Include`
   * and `Helm` add to an app, and in files that the configuration lists as foreign.
   *
   * @default false
   */
  readonly foreign?: boolean;
  /**
   * Whether a baseline accepts findings.
   *
   * @default true
   */
  readonly baseline?: boolean;
  /**
   * Whether `exceptions` of the configuration accept findings.
   *
   * @default true
   */
  readonly exceptions?: boolean;
  /**
   * The rules whose findings cannot be accepted, not even by a baseline.
   *
   * @default - none
   */
  readonly forbid?: string[];
  /**
   * Whether each acceptance must set its last day. `maximumDays` requires it too.
   *
   * @default false
   */
  readonly requireUntil?: boolean;
  /**
   * Whether each acceptance must name its owner.
   *
   * @default false
   */
  readonly requireOwner?: boolean;
  /**
   * Whether each acceptance must name a ticket.
   *
   * @default false
   */
  readonly requireTicket?: boolean;
  /**
   * The maximum number of days from today to the last day.
   *
   * @default - unlimited
   */
  readonly maximumDays?: number;
}
