import { CloudIdentity } from '../../model/service-account';

const MAX_VALUE_LENGTH = 200;

export type CloudProvider = CloudIdentity['provider'];

/** An identity as messages name it. */
export function describeIdentity({ provider, value }: CloudIdentity): string {
  return { aws: `the AWS role ${value}`, google: `the Google service account ${value}`, azure: `the Azure client ${value}` }[provider];
}

/** The maximum number of names in a message. */
export const MAX_SHOWN_NAMES = 3;

/** The first names, and how many more there are. */
export function some(names: readonly string[], total = names.length): string {
  const shown = names.slice(0, MAX_SHOWN_NAMES).join(', ');
  return total > MAX_SHOWN_NAMES ? `${shown} and ${total - MAX_SHOWN_NAMES} more` : shown;
}

/** A value as messages show it. */
export function quotedValue(value: string): string {
  return JSON.stringify(value.length > MAX_VALUE_LENGTH ? `${value.slice(0, MAX_VALUE_LENGTH)}...` : value);
}
