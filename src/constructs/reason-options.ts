/** Options of a reason: its last day, owner and ticket. */
export interface ReasonOptions {
  /**
   * The last day of the acceptance, as YYYY-MM-DD. From the day after, an audit
   * reports the finding again; a synth does not fail.
   *
   * @default - no end
   */
  readonly until?: string;

  /**
   * The owner, one word without spaces, such as `team-payments` or
   * `@acme/platform`.
   *
   * @default - none
   */
  readonly owner?: string;

  /**
   * The ticket of the decision, one word without spaces, such as `SEC-42` or
   * the URL of an issue.
   *
   * @default - none
   */
  readonly ticket?: string;
}
