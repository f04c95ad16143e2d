import { ReasonOptions } from './reason-options';
import { explainAcceptance } from '../acceptance';
import { OptionNames, refuseUnknownOptions } from '../text/options';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

/** The names of the options of a reason. */
export const REASON_OPTIONS: OptionNames<ReasonOptions> = { until: true, owner: true, ticket: true };

/**
 * Checks a reason and returns its end, owner and ticket for an acceptance.
 *
 * @param what The subject of the reason, for messages.
 * @throws if the reason is too short, or an option is unknown or invalid
 */
export function checkReason<T extends ReasonOptions>(what: string, reason: string, options: T, names: OptionNames<T>): ReasonOptions {
  // Possible in a program that is not type-checked.
  if (typeof options !== 'object' || options === null) {
    throw new Error(safeText(`${what} takes options after the reason, got ${printable(JSON.stringify(options) ?? String(options))}; it has ${Object.keys(names).join(', ')}`));
  }
  refuseUnknownOptions(what, options, names);
  const { until, owner, ticket } = options;
  const problem = explainAcceptance({ reason, until, owner, ticket });
  if (problem) { throw new Error(safeText(`${what}: ${problem}`)); }
  return { until, owner, ticket };
}
