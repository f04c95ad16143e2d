import { AcceptancePolicy } from './acceptance-policy';
import { Acceptance } from '../acceptance';

/** What a policy demands of an acceptance that does not have it. */
export interface UnmetDemand {
  readonly key: keyof AcceptancePolicy;
  /**
   * Says so, with what to write.
   *
   * @param write How a setting is written where the acceptance stands.
   */
  text(whoDemands: string, write: (setting: string, value: string) => string): string;
}

const MILLISECONDS_A_DAY = 24 * 60 * 60 * 1000;

/** What an acceptance lacks to hold under a policy. */
export function unmetDemands(policy: AcceptancePolicy, { until, owner, ticket }: Pick<Acceptance, 'until' | 'owner' | 'ticket'>, today: string): UnmetDemand[] {
  const { maximumDays, requireUntil, requireOwner, requireTicket } = policy;
  const unmet: UnmetDemand[] = [];
  // Without a date it would escape the limit.
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
