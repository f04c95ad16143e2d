import { RoleCircumstances, roleCircumstances } from './_circumstances';
import { NamedTokenSecrets } from './_token-secrets';
import { SeverityName } from './severity';
import { effectivePermissions } from '../kubernetes/rbac/effective-permissions';
import { SensitivePermission } from '../kubernetes/rbac/sensitive-permissions';
import { ManifestObject } from '../manifest/manifest-object';
import { AppModel } from '../model/app-model';
import { Role } from '../model/service-account';

/** A sensitive permission of a role, and the highest severity it can have. */
export interface RolePermission {
  readonly role: Role;
  readonly permission: SensitivePermission;
  readonly atMost: SeverityName | undefined;
}

/** The sensitive permissions of each role of the app that has any; the rules on roles report them. */
export function rolePermissions(model: AppModel): ReadonlyMap<ManifestObject, readonly RolePermission[]> {
  const circumstances = model.once(roleCircumstances);
  const tokenSecrets = new NamedTokenSecrets(model);
  const found = new Map<ManifestObject, readonly RolePermission[]>();
  // Roles that aggregate the same roles share their rules.
  const shared = new Map<Role['rules'], readonly SensitivePermission[]>();
  for (const role of model.roles) {
    if (role.object === undefined || !model.isChecked(role.object)) { continue; }
    const known = (role.kind === 'ClusterRole' ? shared.get(role.rules) : undefined) ?? effectivePermissions(role, { amongOthers: true });
    if (role.kind === 'ClusterRole') { shared.set(role.rules, known); }
    const given = known.filter(permission => !permission.onlyWorse || circumstances.isWorse(permission, role));
    const permissions = [...given, ...tokenSecrets.permissionsOf(role)];
    if (permissions.length === 0) { continue; }
    const hasNoHolders = circumstances.hasNoHolders(role);
    found.set(role.object, permissions.map(permission => ({ role, permission, atMost: hasNoHolders ? 'low' : capIn(permission, role, circumstances) })));
  }
  return found;
}

/** Everything in one namespace is not the whole cluster, except in the namespace of the control plane. */
function capIn(permission: SensitivePermission, role: Role, circumstances: RoleCircumstances): SeverityName | undefined {
  if (permission.rule === 'grants-everything' && role.kind === 'Role' && role.namespace !== 'kube-system') { return 'high'; }
  return circumstances.isWorse(permission, role) ? permission.worse!.atMost : permission.atMost;
}
