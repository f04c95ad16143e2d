import { AcceptancePolicy } from './acceptance-policy';

/** What acceptances are matched against. */
export interface AcceptanceContext {
  readonly policy: AcceptancePolicy;
  /** Where a policy sets a requirement; unset for one of the configuration. */
  readonly demandedBy?: (key: keyof AcceptancePolicy, rule: string) => string | undefined;
  /** The date of the audit, as YYYY-MM-DD. */
  readonly today: string;
}

/** What sets a requirement for acceptances of a rule, for messages. */
export function whoDemands({ demandedBy }: AcceptanceContext, key: keyof AcceptancePolicy, rule: string): string {
  return demandedBy?.(key, rule) ?? 'the configuration';
}
