import { RoleCircumstances } from './_circumstances';
import { Holders } from './_holders';
import { RuleIndex } from './_rule-index';
import { NamedTokenSecrets } from './_token-secrets';
import { KNOWN_MINORS } from '../../kubernetes/kubernetes-version';
import { Circumstances, SensitivePermission, sensitivePermissions } from '../../kubernetes/rbac/sensitive-permissions';
import { ManifestObject } from '../../manifest/manifest-object';
import { Path } from '../../manifest/path';
import { AppModel } from '../../model/app-model';
import { Role } from '../../model/service-account';
import { worksInNamespace } from '../_works-in-namespace';
import { ObjectViolation, Rule, RuleDescription } from '../rule';
import { Severity } from '../severity';

/** A rule that reports one kind of the permissions that give more than they say. */
export function sensitivePermissionRule(description: RuleDescription): Rule {
  return {
    ...description,
    subject: 'role',
    check: (role, model) => model.once(judgeAll).get(role.object)?.get(description.id) ?? [],
  };
}

/** The sensitive permissions of a role that have an effect where it can be bound. */
export function effectivePermissions(role: Role, circumstances: Circumstances): SensitivePermission[] {
  const permissions = sensitivePermissions(role.rules, KNOWN_MINORS, circumstances);
  return role.kind === 'ClusterRole' ? permissions : permissions.filter(({ source }) => worksInNamespace(source));
}

/** What there is to say of a role, by rule id. */
type ViolationsByRule = ReadonlyMap<string, readonly ObjectViolation[]>;

/** Fifty rules ask for sensitive permissions, so that each role is judged once for all. */
function judgeAll(model: AppModel): ReadonlyMap<ManifestObject, ViolationsByRule> {
  const holders = new Holders(model);
  const circumstances = new RoleCircumstances(model);
  const tokenSecrets = new NamedTokenSecrets(model);
  const found = new Map<ManifestObject, ViolationsByRule>();
  const known = new SharedPermissions();
  for (const role of model.roles) {
    if (role.object === undefined || !model.isChecked(role.object)) { continue; }
    const permissions = [...known.of(role, circumstances.of(role)), ...tokenSecrets.permissionsOf(role)];
    if (permissions.length === 0) { continue; }
    const atMost = circumstances.isHeldByNobody(role) ? 'low' : undefined;
    found.set(role.object, judge(permissions, role, new RuleIndex(role.object.manifest), holders, atMost));
  }
  return found;
}

/** Roles that aggregate the same roles share their rules, which are judged once unless something else decides. */
class SharedPermissions {
  private readonly known = new Map<Role['rules'], readonly SensitivePermission[]>();

  public of(role: Role, circumstances: Circumstances): readonly SensitivePermission[] {
    const { within, boundIn, isHeldBeside } = circumstances;
    if (within || boundIn) { return effectivePermissions(role, circumstances); }
    const known = this.known.get(role.rules);
    if (known) { return known; }
    let isAsked = false;
    const permissions = effectivePermissions(role, { isHeldBeside: needed => { isAsked = true; return isHeldBeside!(needed); } });
    if (!isAsked) { this.known.set(role.rules, permissions); }
    return permissions;
  }
}

function judge(
  permissions: readonly SensitivePermission[], role: Role, index: RuleIndex, holders: Holders, atMost: Severity | undefined,
): ViolationsByRule {
  const found = new Map<string, ObjectViolation[]>();
  for (const permission of permissions) {
    const { rule, key, minors } = permission;
    const least = atMost ?? capOf(permission, role);
    const violation = {
      path: pathOf(permission, index),
      key,
      message: messageOf(permission, role, holders),
      ...minors ? { minors } : {},
      ...least ? { atMost: least } : {},
    };
    const others = found.get(rule);
    if (others) { others.push(violation); } else { found.set(rule, [violation]); }
  }
  return found;
}

/** Everything in one namespace is not the cluster, unless it is that of the control plane. */
function capOf({ rule, atMost }: SensitivePermission, { kind, namespace }: Role): Severity | undefined {
  return rule === 'grants-everything' && kind === 'Role' && namespace !== 'kube-system' ? 'high' : atMost;
}

/** The field of a rule that a wildcard stands in. */
const WILDCARD_FIELDS: ReadonlyMap<string, string> = new Map([
  ['wildcard-verb', 'verbs'],
  ['wildcard-resource', 'resources'],
  ['wildcard-api-group', 'apiGroups'],
  ['wildcard-non-resource-url', 'nonResourceURLs'],
]);

function pathOf({ rule, source }: SensitivePermission, index: RuleIndex): Path {
  const wildcard = WILDCARD_FIELDS.get(rule);
  const path = index.pathOf(source);
  return wildcard !== undefined && path[0] === 'rules' && path.length === 2 ? [...path, wildcard] : path;
}

function messageOf({ key, why, source }: SensitivePermission, role: Role, holders: Holders): string {
  const held = holders.textOf(role, !worksInNamespace(source));
  return `'${key}' gives more than it says, because ${why}${held === undefined ? '' : `; held by ${held}`}`;
}
