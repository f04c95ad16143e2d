/** The rule whose findings to accept, and the reason. */
export interface AcceptAllOptions {
  /** The id of the rule, such as `read-secrets`. */
  readonly rule: string;

  /** Why they are accepted, in at least 10 characters. It is written to the manifests. */
  readonly reason: string;

  /**
   * The last day on which they are accepted, as YYYY-MM-DD. An audit reports them
   * from the day after; a synth does not.
   */
  readonly until: string;

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
