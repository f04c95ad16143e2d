import { AcceptedFinding } from '../audit/finding';

/** Who accepted a finding, and why. */
export function acceptanceText({ by, until, reason, ...finding }: Pick<AcceptedFinding, 'by' | 'until' | 'reason' | 'owner' | 'ticket'>): string {
  const details = detailsText(finding);
  return `Accepted by ${by}${until === undefined ? '' : ` until ${until}`}${details === '' ? '' : ` (${details})`}: ${reason}`;
}

/** The details of an acceptance besides its reason; empty if it has none. */
export function detailsText({ owner, ticket, created, until }: Partial<AcceptedFinding>): string {
  return [['owner', owner], ['ticket', ticket], ['since', created], ['until', until]]
    .flatMap(([name, value]) => value === undefined ? [] : [`${name} ${value}`]).join(', ');
}
