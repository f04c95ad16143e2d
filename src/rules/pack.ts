import { SeverityName } from './severity';

/**
 * Chooses rules and grades them.
 *
 * @jsii ignore
 */
export interface Pack {
  readonly name: string;
  /** What it is for, in one sentence without a full stop. */
  readonly description: string;
  /** How bad what a rule finds is. A rule that is not here is not judged. */
  readonly severities: { readonly [rule: string]: SeverityName };
}
