import { lesserOf, SeverityName, SEVERITIES } from './severity';
import { KNOWN_MINORS } from '../kubernetes/kubernetes-version';
import { SensitivePermission, sensitivePermissions } from '../kubernetes/rbac/sensitive-permissions';
import { worksInNamespace } from '../kubernetes/rbac/works-in-namespace';
import { AppModel } from '../model/app-model';
import { Role } from '../model/service-account';

/** A sensitive permission with its highest possible severity. */
interface CappedPermission extends Omit<SensitivePermission, 'atMost'> {
  readonly atMost?: SeverityName;
}

/** The sensitive permissions that a role outside the app grants, and the severity of the worst. */
export interface PrivilegesElsewhere {
  readonly severity: SeverityName;
  readonly worst: CappedPermission;
  /** The number of sensitive permissions. */
  readonly count: number;
}

/** What a role grants in a place: to every holder, and to those who hold certain other roles. */
interface Known {
  readonly permissions: readonly SensitivePermission[];
  readonly alone: PrivilegesElsewhere | undefined;
}

/** The rules on sensitive permissions by severity, where it is not `high`. */
const RULES_OF: { readonly [severity in SeverityName]?: readonly string[] } = {
  critical: ['grants-everything', 'bind-roles', 'escalate-roles', 'impersonate', 'modify-cluster-identity-mapping'],
  medium: [
    'port-forward-to-pods', 'proxy-to-pods-or-services', 'modify-node-or-pod-status', 'bind-pods-to-nodes', 'modify-service-accounts', 'request-token-audience',
    'modify-roles', 'modify-role-bindings', 'create-pod-certificate-requests', 'modify-cluster-trust-bundles', 'modify-custom-resource-definitions', 'modify-csi-drivers',
    'create-admin-device-claims', 'modify-namespaces', 'modify-system-config-maps', 'modify-network-policies', 'modify-service-endpoints', 'act-through-operator',
  ],
  low: ['modify-services'],
};

/** The severity of holding a permission: that of the rule that reports it on a role of the app. */
export function severityOf({ rule, atMost }: Pick<CappedPermission, 'rule' | 'atMost'>): SeverityName {
  const severity = SEVERITIES.find(candidate => RULES_OF[candidate]?.includes(rule)) ?? 'high';
  return atMost === undefined ? severity : lesserOf(severity, atMost);
}

/**
 * The privileges that a binding to a role grants when the role is in the context or in
 * every cluster; `undefined` if there are none.
 *
 * @param within The namespace of the binding; unset for a cluster-wide binding.
 * @param isWorse Whether what makes a permission worse is so for the holder, such as
 * another role of the holder; without it, the role counts alone.
 */
export function privilegesElsewhere(
  { rulesElsewhere }: Role, within: { readonly namespace: string | undefined } | undefined, model: AppModel,
  isWorse?: (permission: SensitivePermission) => boolean,
): PrivilegesElsewhere | undefined {
  const known = model.once(knownPrivileges);
  let byScope = known.get(rulesElsewhere);
  if (!byScope) { known.set(rulesElsewhere, byScope = new Map()); }
  // A role may be bound thousands of times.
  const scope = within ? `in ${within.namespace ?? ''}` : '*';
  let found = byScope.get(scope);
  if (!found) {
    const permissions = permissionsIn(rulesElsewhere, within);
    byScope.set(scope, found = { permissions, alone: privilegesOf(permissions.filter(({ onlyWorse }) => !onlyWorse)) });
  }
  const { permissions, alone } = found;
  const worse = isWorse === undefined ? [] : permissions.filter(permission => permission.worse && isWorse(permission));
  if (worse.length === 0) { return alone; }
  return privilegesOf(permissions.flatMap((permission): CappedPermission[] => {
    if (worse.includes(permission)) { return [{ ...permission, atMost: permission.worse!.atMost }]; }
    return permission.onlyWorse ? [] : [permission];
  }));
}

/** By the rules of a role, and by the scope of the binding. */
function knownPrivileges(): Map<Role['rules'], Map<string, Known>> {
  return new Map();
}

function permissionsIn(rules: Role['rules'], within: { readonly namespace: string | undefined } | undefined): readonly SensitivePermission[] {
  return sensitivePermissions(rules, KNOWN_MINORS, { within, amongOthers: true }).filter(({ source }) => !within || worksInNamespace(source));
}

/** The permissions taken together; `undefined` if there are none. */
export function privilegesOf(permissions: readonly CappedPermission[]): PrivilegesElsewhere | undefined {
  if (permissions.length === 0) { return undefined; }
  const rank = (permission: CappedPermission): number => SEVERITIES.indexOf(severityOf(permission));
  const worst = permissions.reduce((a, b) => rank(b) < rank(a) ? b : a);
  return { severity: severityOf(worst), worst, count: permissions.length };
}

/** Names the worst: `'secrets get' (exposes ...) and 3 more sensitive permissions`. */
export function privilegesText({ worst: { key, why }, count }: PrivilegesElsewhere): string {
  const others = count === 1 ? '' : ` and ${count - 1} more sensitive ${count === 2 ? 'permission' : 'permissions'}`;
  return `'${key}' (${why})${others}`;
}
