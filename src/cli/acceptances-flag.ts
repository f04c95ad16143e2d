import { AcceptancePolicy } from '../audit/acceptance-policy';
import { InputError } from '../audit/input-error';
import { quote } from '../audit/quote';
import { checkAcceptances } from '../configuration/check-acceptances';
import { configurationSchema } from '../configuration/schema';
import { Rule } from '../rules/rule';

/**
 * Reads the values of `--acceptances`, with the keys of `least-privilege.yaml`. Lists are
 * separated by commas, and merged if a key is repeated.
 *
 * @param customRules Rules that they may name in addition to those of this library.
 * @throws InputError if the key is unknown, or its value has the wrong type
 */
export function parseAcceptanceFlags(values: readonly string[], customRules?: readonly Rule[]): AcceptancePolicy {
  if (values.length === 0) { return {}; }
  const types: { readonly [key: string]: { readonly type: string } } = configurationSchema().properties.acceptances.properties;
  const read = new Map<string, unknown>();
  for (const each of values) {
    const [, key, value] = /^([^=]+)=(.+)$/s.exec(each) ?? [];
    if (key === undefined) { throw new InputError(`--acceptances takes a key and its value, as in --acceptances maximumDays=90; got ${quote(each)}`); }
    const type = Object.hasOwn(types, key) ? types[key].type : undefined;
    const before = read.get(key);
    read.set(key, Array.isArray(before) ? before.concat(readValue(value, type)) : readValue(value, type));
  }
  const acceptances: AcceptancePolicy = Object.fromEntries(read);
  checkAcceptances(acceptances, customRules);
  return acceptances;
}

/** A value of the wrong type stays a string, which validation refuses. */
function readValue(value: string, type: string | undefined): unknown {
  switch (type) {
    case 'boolean': return ['true', 'false'].includes(value) ? value === 'true' : value;
    case 'integer': return /^\d+$/.test(value) ? Number(value) : value;
    case 'array': return value.split(',');
    default: return value;
  }
}
