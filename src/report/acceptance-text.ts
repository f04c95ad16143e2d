import { AcceptedFinding } from '../audit/finding';

/** Who accepted a finding, and why. */
export function acceptanceText({ by, until, reason }: AcceptedFinding): string {
  return `Accepted by ${by}${until === undefined ? '' : ` until ${until}`}: ${reason}`;
}
