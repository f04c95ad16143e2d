import { ReasonOptions } from '../constructs/reason-options';

/** The finding to accept, and the reason. */
export interface AcceptFindingOptions extends ReasonOptions {
  /** The id of the rule, such as `read-secrets`. */
  readonly rule: string;

  /** The key of the finding, as a report shows it in brackets, such as `container app`. */
  readonly finding: string;

  /** Why it is accepted, in at least 10 characters. It is written to the manifest. */
  readonly reason: string;
}
