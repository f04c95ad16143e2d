import { Json } from './_json';
import { acceptanceAnnotation, AcceptedRule, parseAcceptances } from '../../acceptance';

/**
 * Whether the annotations of an object accept a finding of a rule.
 *
 * @param part The prefix of keys for a part of the object.
 */
export function isAccepted(object: Json, rule: AcceptedRule, ownKey: string, part = ''): boolean {
  const key = part === '' ? ownKey : `${part} ${ownKey}`;
  const value: unknown = object.metadata?.annotations?.[acceptanceAnnotation(rule)];
  return typeof value === 'string' && parseAcceptances(value).some(acceptance => acceptance.key === undefined || acceptance.key === key);
}
