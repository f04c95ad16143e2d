/** What acceptances must keep to. */
export interface AcceptancePolicy {
  /**
   * Whether annotations in manifests accept findings; without them only a
   * baseline does.
   *
   * @default true
   */
  readonly inline?: boolean;
  /**
   * Whether a baseline accepts findings.
   *
   * @default true
   */
  readonly baseline?: boolean;
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
   * How many days from today the last day may be away.
   *
   * @default - any number
   */
  readonly maximumDays?: number;
}
