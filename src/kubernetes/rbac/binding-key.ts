import { nameText } from './name-text';
import { subjectKeyOf } from './subject-key';

/** What is written about a subject of a binding. */
export interface WrittenSubject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/**
 * What a finding about who gets a role is called: `ClusterRole view ServiceAccount shop/app`.
 * It changes with the role and with the subject, and with nothing else in the binding.
 */
export function bindingKey(role: { readonly kind: string; readonly name: string }, { kind, name, namespace }: WrittenSubject): string {
  return `${role.kind} ${nameText(role.name)} ${subjectKeyOf(kind, name, namespace)}`;
}
