import { Binding } from '../../model/service-account';
import { subjectText } from '../_subject';
import { listed } from '../_text';

/** The role of a binding, as in `ClusterRole view`. */
export function roleText({ roleRef: { kind, name } }: Binding): string {
  return `${kind} ${name}`;
}

/** The namespace that a binding grants in; unset where it is for the whole cluster. */
export function scopeOf({ clusterWide, namespace }: Binding): { readonly namespace: string | undefined } | undefined {
  return clusterWide ? undefined : { namespace };
}

/** Where a binding grants. */
export function scopeText({ clusterWide, namespace }: Binding): string {
  if (clusterWide) { return 'in the whole cluster'; }
  return namespace === undefined ? 'in its namespace' : `in namespace ${namespace}`;
}

/** The subjects of a binding. */
export function subjectsText({ subjects }: Binding): string {
  return subjects.length === 0 ? 'its subjects' : listed(subjects.map(subjectText));
}

/** Whether a binding gives nothing to anybody. What can't be read is no empty list. */
export function hasNoSubjects({ object, subjects }: Binding): boolean {
  return subjects.length === 0 && !object.unreadable?.some(([field]) => field === 'subjects');
}

/** Every cluster has such a binding. It gives nothing: the API server asks RBAC about no member of the group. */
export function givesToMastersOnly({ subjects }: Binding): boolean {
  return subjects.length > 0 && subjects.every(({ kind, name }) => kind === 'Group' && name === 'system:masters');
}

/** Whether it refers to one of the built-in roles that `binding-to-admin-or-edit` is about. */
export function isAdminOrEdit({ roleRef: { kind, name } }: Binding): boolean {
  return kind === 'ClusterRole' && (name === 'admin' || name === 'edit');
}
