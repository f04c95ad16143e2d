import { AcceptancePolicy } from './acceptance-policy';
import { Acceptance } from '../acceptance';

/** What a policy demands of an acceptance that does not have it. */
export interface UnmetDemand {
  readonly key: keyof AcceptancePolicy;
  /** Says so, with what to write. */
  text(whoDemands: string): string;
}

const MILLISECONDS_A_DAY = 24 * 60 * 60 * 1000;

/** What an acceptance lacks to hold under a policy. */
export function unmetDemands(policy: AcceptancePolicy, { until, owner, ticket }: Pick<Acceptance, 'until' | 'owner' | 'ticket'>, today: string): UnmetDemand[] {
  const { maximumDays, requireUntil, requireOwner, requireTicket } = policy;
  const unmet: UnmetDemand[] = [];
  // Without a date it would escape the limit.
  if (until === undefined && (requireUntil || maximumDays !== undefined)) {
    unmet.push({ key: requireUntil ? 'requireUntil' : 'maximumDays', text: who => `${who} demands a last day: add until=YYYY-MM-DD` });
  }
  if (owner === undefined && requireOwner) { unmet.push({ key: 'requireOwner', text: who => `${who} demands an owner: add owner=<who answers for it>` }); }
  if (ticket === undefined && requireTicket) { unmet.push({ key: 'requireTicket', text: who => `${who} demands a ticket: add ticket=<where it was decided>` }); }
  if (until !== undefined && maximumDays !== undefined) {
    const last = new Date(Date.parse(today) + maximumDays * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
    if (until > last) {
      unmet.push({ key: 'maximumDays', text: who => `it ends on ${until}, but ${who} allows ${maximumDays} ${maximumDays === 1 ? 'day' : 'days'}: until=${last} at the latest` });
    }
  }
  return unmet;
}
