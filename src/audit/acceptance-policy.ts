/** What acceptances must keep to. */
export interface AcceptancePolicy {
  /**
   * Whether annotations in manifests accept findings; without them only
   * exceptions of the configuration and a baseline do.
   *
   * @default true
   */
  readonly inline?: boolean;
  /**
   * Whether annotations in foreign manifests accept findings: in those that `Include`
   * and `Helm` bring into an app, and in files that the configuration calls foreign.
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
   * The rules whose findings nothing may accept, a baseline neither.
   *
   * @default - none
   */
  readonly forbid?: string[];
  /**
   * Whether each acceptance must name its last day. `maximumDays` demands one too.
   *
   * @default false
   */
  readonly requireUntil?: boolean;
  /**
   * Whether each acceptance must name who answers for it.
   *
   * @default false
   */
  readonly requireOwner?: boolean;
  /**
   * Whether each acceptance must name where it was decided.
   *
   * @default false
   */
  readonly requireTicket?: boolean;
  /**
   * How many days from today the last day may be away.
   *
   * @default - any number
   */
  readonly maximumDays?: number;
}
