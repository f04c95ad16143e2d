import { AcceptancePolicy } from './acceptance-policy';
import { Acceptance } from '../acceptance';

/** A requirement of a policy that an acceptance does not meet. */
export interface UnmetDemand {
  readonly key: keyof AcceptancePolicy;
  /**
   * The requirement as a message, with what to write.
   *
   * @param write Formats a setting as the place of the acceptance writes it.
   */
  text(whoDemands: string, write: (setting: string, value: string) => string): string;
}

const MILLISECONDS_A_DAY = 24 * 60 * 60 * 1000;

/** The requirements of a policy that an acceptance does not meet. */
export function unmetDemands(policy: AcceptancePolicy, { until, owner, ticket }: Pick<Acceptance, 'until' | 'owner' | 'ticket'>, today: string): UnmetDemand[] {
  const { maximumDays, requireUntil, requireOwner, requireTicket } = policy;
  const unmet: UnmetDemand[] = [];
  // An acceptance without a date would escape the limit.
  if (until === undefined && (requireUntil || maximumDays !== undefined)) {
    unmet.push({ key: requireUntil ? 'requireUntil' : 'maximumDays', text: (who, write) => `${who} requires a last day: add ${write('until', 'YYYY-MM-DD')}` });
  }
  if (owner === undefined && requireOwner) {
    unmet.push({ key: 'requireOwner', text: (who, write) => `${who} requires an owner: add ${write('owner', '<owner>')}` });
  }
  if (ticket === undefined && requireTicket) {
    unmet.push({ key: 'requireTicket', text: (who, write) => `${who} requires a ticket: add ${write('ticket', '<ticket>')}` });
  }
  if (until !== undefined && maximumDays !== undefined) {
    const last = new Date(Date.parse(today) + maximumDays * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
    if (until > last) {
      const days = `${maximumDays} ${maximumDays === 1 ? 'day' : 'days'}`;
      unmet.push({ key: 'maximumDays', text: (who, write) => `it ends on ${until}, but ${who} allows ${days}: ${write('until', last)} at the latest` });
    }
  }
  return unmet;
}
