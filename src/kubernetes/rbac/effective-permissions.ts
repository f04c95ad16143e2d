import { PolicyRule } from './policy-rule';
import { Circumstances, SensitivePermission, sensitivePermissions } from './sensitive-permissions';
import { worksInNamespace } from './works-in-namespace';
import { KNOWN_MINORS } from '../kubernetes-version';

/** The part of a role that determines its permissions. */
export interface GrantingRole {
  readonly kind: 'Role' | 'ClusterRole';
  readonly namespace: string | undefined;
  readonly rules: readonly PolicyRule[];
}

/** The sensitive permissions of a role that have an effect where it can be bound. */
export function effectivePermissions(role: GrantingRole, circumstances: Circumstances = {}): SensitivePermission[] {
  const permissions = sensitivePermissions(role.rules, KNOWN_MINORS, { ...circumstances, ...role.kind === 'Role' ? { within: { namespace: role.namespace } } : {} });
  return role.kind === 'ClusterRole' ? permissions : permissions.filter(({ source }) => worksInNamespace(source));
}
