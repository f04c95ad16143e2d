import { nameText } from './name-text';
import { subjectKeyOf } from './subject-key';

/** The subject of a binding as written. */
export interface WrittenSubject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/**
 * The key of a finding about a role and one of its subjects: `ClusterRole view
 * ServiceAccount shop/app`. It depends on the role and the subject, and on nothing else
 * in the binding.
 */
export function bindingKey(role: { readonly kind: string; readonly name: string }, { kind, name, namespace }: WrittenSubject): string {
  return `${role.kind} ${nameText(role.name)} ${subjectKeyOf(kind, name, namespace)}`;
}
