import { CloudIdentity } from '../../model/service-account';

const MAX_VALUE_LENGTH = 200;

export type CloudProvider = CloudIdentity['provider'];

/** How people call an identity. */
export function describeIdentity({ provider, value }: CloudIdentity): string {
  return { aws: `the AWS role ${value}`, google: `the Google service account ${value}`, azure: `the Azure client ${value}` }[provider];
}

/** How many of many names a message tells. */
export const MAX_SHOWN_NAMES = 3;

/** A few of many names. */
export function some(names: readonly string[], total = names.length): string {
  const shown = names.slice(0, MAX_SHOWN_NAMES).join(', ');
  return total > MAX_SHOWN_NAMES ? `${shown} and ${total - MAX_SHOWN_NAMES} more` : shown;
}

/** How a value reads in a message. */
export function quotedValue(value: string): string {
  return JSON.stringify(value.length > MAX_VALUE_LENGTH ? `${value.slice(0, MAX_VALUE_LENGTH)}...` : value);
}
