import { Binding } from '../../model/service-account';

/** The role of a binding, as in `ClusterRole view`. */
export function roleText({ roleRef: { kind, name } }: Binding): string {
  return `${kind} ${name}`;
}

/** The namespace that a binding grants in; unset for a cluster-wide binding. */
export function scopeOf({ clusterWide, namespace }: Binding): { readonly namespace: string | undefined } | undefined {
  return clusterWide ? undefined : { namespace };
}

/** Where a binding grants. */
export function scopeText({ clusterWide, namespace }: Binding): string {
  if (clusterWide) { return 'in the whole cluster'; }
  return namespace === undefined ? 'in its namespace' : `in namespace ${namespace}`;
}

/** Whether a binding grants nothing to any subject. Unreadable subjects do not count as an empty list. */
export function hasNoSubjects({ object, subjects }: Binding): boolean {
  return subjects.length === 0 && !object.unreadable?.some(([field]) => field === 'subjects');
}

/** Whether a binding refers to one of the built-in roles of `binding-to-admin-or-edit`. */
export function isAdminOrEdit({ roleRef: { kind, name } }: Binding): boolean {
  return kind === 'ClusterRole' && (name === 'admin' || name === 'edit');
}
