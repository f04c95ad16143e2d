import { AcceptancePolicy } from './acceptance-policy';

/** What must be known to match acceptances with findings. */
export interface AcceptanceContext {
  readonly policy: AcceptancePolicy;
  /** Where a demand of a policy stands; unset for one of the configuration. */
  readonly demandedBy?: (key: keyof AcceptancePolicy, rule: string) => string | undefined;
  /** The day of the audit, as YYYY-MM-DD. */
  readonly today: string;
}

/** Who demands something of the acceptances of a rule, for messages. */
export function whoDemands({ demandedBy }: AcceptanceContext, key: keyof AcceptancePolicy, rule: string): string {
  return demandedBy?.(key, rule) ?? 'the configuration';
}
