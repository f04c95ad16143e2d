import { DocumentObject } from './_documents';
import { acceptanceAnnotation, AcceptedRule, readAcceptances } from '../../acceptance';

/**
 * Whether the annotations of an object accept a finding of a rule. Those of a foreign
 * object count only as far as the app wrote them, as for the checks.
 *
 * @param part The prefix of keys for a part of the object.
 */
export function isAccepted({ object, ownLines }: Pick<DocumentObject, 'object' | 'ownLines'>, rule: AcceptedRule, ownKey: string, part = ''): boolean {
  const key = part === '' ? ownKey : `${part} ${ownKey}`;
  const value: unknown = object.metadata?.annotations?.[acceptanceAnnotation(rule)];
  return typeof value === 'string' && readAcceptances(value).some(({ line, acceptance }) =>
    (acceptance.key === undefined || acceptance.key === key) && (ownLines?.(rule).includes(line) ?? true));
}
