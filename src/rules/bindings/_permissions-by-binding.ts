import { PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { isEffectiveIn } from '../../kubernetes/rbac/works-in-namespace';
import { AppModel } from '../../model/app-model';
import { Binding, Role } from '../../model/service-account';
import { aggregationRuleOf } from '../_aggregation';
import { privilegesOf, privilegesText } from '../_privileges-elsewhere';
import { RolePermission, rolePermissions } from '../_role-permissions';
import { placeholderInRole } from '../rbac/placeholder-in-role';
import { FindingReference, SubjectRule } from '../rule';
import { RoleSubject } from '../subjects';

/** What a binding grants of the permissions reported on roles of the app. */
export interface ReportedPrivileges {
  /** As in `'secrets get': it shows ...`. */
  readonly text: string;
  readonly findings: readonly FindingReference[];
}

/** What is reported on one role. */
interface ReportedRole {
  readonly permissions: readonly RolePermission[];
  /** The findings on parts that another tool fills in. */
  readonly unknown: readonly FindingReference[];
}

/** What bindings grant of the sensitive permissions reported on roles of the app, and of the unknown parts of these roles. */
export class PermissionsByBinding {
  private readonly byName = new Map<string, ReportedRole[]>();
  /** What is reported on the role that contains a rule. */
  private readonly byRule = new Map<PolicyRule, ReportedRole>();
  /** By role and scope. A role may be bound thousands of times. */
  private readonly known = new Map<Role, Map<string, ReportedPrivileges | undefined>>();

  public constructor(model: AppModel) {
    const permissions = model.once(rolePermissions);
    for (const role of model.roles) {
      if (!isDefined(role) || !model.isChecked(role.object)) { continue; }
      const reported = { permissions: permissions.get(role.object) ?? [], unknown: unknownOf(role, model) };
      if (reported.permissions.length + reported.unknown.length === 0) { continue; }
      const others = this.byName.get(nameOf(role));
      if (others) { others.push(reported); } else { this.byName.set(nameOf(role), [reported]); }
      // An aggregating role contains the rules of others.
      if (aggregationRuleOf(role)) { continue; }
      for (const rule of role.rules) { this.byRule.set(rule, reported); }
    }
  }

  /** What the role of a binding and the roles that it aggregates grant in the scope of the binding; `undefined` if nothing. */
  public of({ role, clusterWide, namespace }: Binding): ReportedPrivileges | undefined {
    if (!role || this.byName.size === 0) { return undefined; }
    let byScope = this.known.get(role);
    if (!byScope) { this.known.set(role, byScope = new Map()); }
    const scope = clusterWide ? '*' : `in ${namespace ?? ''}`;
    if (!byScope.has(scope)) {
      byScope.set(scope, privilegesOfRoles(this.reportedOn(role), ({ permission }) => clusterWide || role.kind === 'Role' || isEffectiveIn(namespace, permission)));
    }
    return byScope.get(scope);
  }

  private reportedOn(role: Role): readonly ReportedRole[] {
    return [...new Set([...this.byName.get(nameOf(role)) ?? [], ...role.rules.flatMap(rule => this.byRule.get(rule) ?? [])])];
  }
}

/** What all bindings of an app grant. */
export function permissionsByBinding(model: AppModel): PermissionsByBinding {
  return new PermissionsByBinding(model);
}

function privilegesOfRoles(roles: readonly ReportedRole[], isEffective: (permission: RolePermission) => boolean): ReportedPrivileges | undefined {
  const permissions = roles.flatMap(role => role.permissions).filter(isEffective);
  const findings = [
    ...permissions.map(({ role, permission: { rule, key } }) => ({ object: role.object!, rule, key })),
    ...roles.flatMap(({ unknown }) => unknown),
  ];
  const privileges = privilegesOf(permissions.map(({ permission, atMost }) => ({ ...permission, atMost })));
  return findings.length === 0 ? undefined : { text: privileges ? privilegesText(privileges) : 'what another tool fills in', findings };
}

function unknownOf(role: RoleSubject, model: AppModel): readonly FindingReference[] {
  const { id, check } = placeholderInRole as SubjectRule<'role'>;
  return [...check(role, model)].map(({ key }) => ({ object: role.object, rule: id, key }));
}

function isDefined(role: Role): role is RoleSubject {
  return role.object !== undefined;
}

function nameOf({ kind, namespace, name }: Role): string {
  return JSON.stringify([kind, namespace ?? null, name]);
}
