/** What belongs to a reason: until when it holds, and who answers for it. */
export interface ReasonOptions {
  /**
   * The last day on which it holds, as YYYY-MM-DD. An audit reports what it accepts
   * from the day after; a synth does not.
   *
   * @default - no end
   */
  readonly until?: string;

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
