import { CloudIdentity } from '../../model/service-account';

const LONGEST = 200;

export type CloudProvider = CloudIdentity['provider'];

/** How people call an identity. */
export function describeIdentity({ provider, value }: CloudIdentity): string {
  return { aws: `the AWS role ${value}`, google: `the Google service account ${value}`, azure: `the Azure client ${value}` }[provider];
}

/** How many of many names a message tells. */
export const SHOWN = 3;

/** A few of many names. */
export function some(names: readonly string[], total = names.length): string {
  const shown = names.slice(0, SHOWN).join(', ');
  return total > SHOWN ? `${shown} and ${total - SHOWN} more` : shown;
}

/** How a value reads in a message. */
export function quotedValue(value: string): string {
  return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}...` : value);
}
