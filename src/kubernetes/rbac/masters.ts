/** Whether a subject is the group system:masters. A binding grants it nothing: the API server allows its members everything without RBAC. */
export function isMasters({ kind, name }: { readonly kind: string; readonly name: string }): boolean {
  return kind === 'Group' && name === 'system:masters';
}
