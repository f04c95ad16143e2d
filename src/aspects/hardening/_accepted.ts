import { Json } from './_json';
import { acceptanceAnnotation, AcceptedRule, parseAcceptances } from '../../acceptance';

/** Whether the annotations of an object accept a finding of a rule. */
export function isAccepted(object: Json, rule: AcceptedRule, key: string): boolean {
  const value: unknown = object.metadata?.annotations?.[acceptanceAnnotation(rule)];
  return typeof value === 'string' && parseAcceptances(value).some(acceptance => acceptance.key === undefined || acceptance.key === key);
}
