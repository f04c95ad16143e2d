/** Of which rule all findings are accepted, and why. */
export interface AcceptAllOptions {
  /** The id of the rule, such as `read-secrets`. */
  readonly rule: string;

  /** Why they are accepted, in at least 10 characters. It stands in the manifests. */
  readonly reason: string;

  /**
   * The last day on which they are accepted, as YYYY-MM-DD. An audit reports them
   * from the day after; a synth does not.
   */
  readonly until: string;

  /**
   * Who answers for it, as one word without blanks, such as `team-payments` or `@acme/platform`.
   *
   * @default - not named
   */
  readonly owner?: string;

  /**
   * Where it was decided, as one word without blanks, such as `SEC-42` or the address of an issue.
   *
   * @default - not named
   */
  readonly ticket?: string;
}
