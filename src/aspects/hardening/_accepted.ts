import { acceptanceAnnotation, AcceptedRule, parseAcceptances } from '../../acceptance';
import { field } from '../../objects/plain-object';

/** Whether the annotations of an object accept a finding of a rule. */
export function isAccepted(object: unknown, rule: AcceptedRule, key: string): boolean {
  const value = field(object, 'metadata', 'annotations', acceptanceAnnotation(rule));
  return typeof value === 'string' && parseAcceptances(value).some(acceptance => acceptance.key === undefined || acceptance.key === key);
}
