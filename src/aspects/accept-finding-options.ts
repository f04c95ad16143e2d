/** Which finding is accepted, and why. */
export interface AcceptFindingOptions {
  /** The id of the rule, such as `read-secrets`. */
  readonly rule: string;

  /**
   * The key of one finding, as a report shows it, such as `container app`.
   *
   * @default - all findings of the rule
   */
  readonly finding?: string;

  /** Why it is accepted, in at least 10 characters. It stands in the manifest. */
  readonly reason: string;

  /**
   * The last day on which it is accepted, as YYYY-MM-DD. An auditor judges
   * whether it has passed; a synth does not.
   *
   * @default - no end
   */
  readonly until?: string;
}
