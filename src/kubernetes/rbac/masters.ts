/** Whether a subject gets nothing by a binding: the API server asks RBAC about no member of the group. */
export function isMasters({ kind, name }: { readonly kind: string; readonly name: string }): boolean {
  return kind === 'Group' && name === 'system:masters';
}
