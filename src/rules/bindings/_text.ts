import { Binding } from '../../model/service-account';

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

/** Whether a binding gives nothing to anybody. What can't be read is no empty list. */
export function hasNoSubjects({ object, subjects }: Binding): boolean {
  return subjects.length === 0 && !object.unreadable?.some(([field]) => field === 'subjects');
}

/** Whether it refers to one of the built-in roles that `binding-to-admin-or-edit` is about. */
export function isAdminOrEdit({ roleRef: { kind, name } }: Binding): boolean {
  return kind === 'ClusterRole' && (name === 'admin' || name === 'edit');
}
