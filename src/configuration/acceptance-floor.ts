import { AcceptancePolicy } from '../audit/acceptance-policy';

/** Combines a key of a policy with the same key of a configuration. */
type Floor<T> = (floor: T, own: T | undefined) => {
  readonly value: T;
  /** Whether the configuration asks for less than the policy. */
  readonly isBelow: boolean;
};

const demanded: Floor<boolean> = (floor, own) => ({ value: floor || own === true, isBelow: floor && own === false });

const allowed: Floor<boolean> = (floor, own = true) => ({ value: floor && own, isBelow: !floor && own });

const allowedOnRequest: Floor<boolean> = (floor, own = false) => allowed(floor, own);

const FLOORS: { readonly [key in keyof AcceptancePolicy]-?: Floor<NonNullable<AcceptancePolicy[key]>> } = {
  inline: allowed,
  foreign: allowedOnRequest,
  baseline: allowed,
  exceptions: allowed,
  forbid: (floor, own = []) => ({ value: [...new Set([...floor, ...own])], isBelow: false }),
  requireUntil: demanded,
  requireOwner: demanded,
  requireTicket: demanded,
  maximumDays: (floor, own = Infinity) => ({ value: Math.min(floor, own), isBelow: own > floor }),
};

/** The requirements for acceptances, at least those of a policy, and the keys that ask for less. */
export function acceptancesAbove(
  policy: AcceptancePolicy, own: AcceptancePolicy,
): { readonly acceptances: AcceptancePolicy; readonly below: readonly string[] } {
  const below: string[] = [];
  const limited = Object.entries(policy).filter(([, value]) => value !== undefined).map(([key, value]) => {
    const set = own[key as keyof AcceptancePolicy];
    const { value: tightened, isBelow } = (FLOORS[key as keyof AcceptancePolicy] as Floor<unknown>)(value, set);
    if (isBelow && set !== undefined) { below.push(key); }
    return [key, tightened];
  });
  return { acceptances: { ...own, ...Object.fromEntries(limited) }, below };
}
