import { Holders } from './_holders';
import { narrowed, ruleLines } from './_narrowed';
import { RepeatedPermissions } from './_repeated-permissions';
import { RuleIndex } from './_rule-index';
import { SensitivePermission } from '../../kubernetes/rbac/sensitive-permissions';
import { worksInNamespace } from '../../kubernetes/rbac/works-in-namespace';
import { ManifestObject } from '../../manifest/manifest-object';
import { formatPath, Path } from '../../manifest/path';
import { AppModel } from '../../model/app-model';
import { Role } from '../../model/service-account';
import { items } from '../../objects/lists';
import { roleCircumstances } from '../_circumstances';
import { RolePermission, rolePermissions } from '../_role-permissions';
import { ObjectViolation, Rule, RuleDescription } from '../rule';

/** A rule that reports one kind of sensitive permission. */
export function sensitivePermissionRule(description: RuleDescription): Rule {
  return {
    ...description,
    subject: 'role',
    check: (role, model) => model.once(allViolations).get(role.object)?.get(description.id) ?? [],
  };
}

/** The violations of a role, by rule id. */
type ViolationsByRule = ReadonlyMap<string, readonly ObjectViolation[]>;

/** Fifty rules report sensitive permissions, which are evaluated once per role for all of them. */
function allViolations(model: AppModel): ReadonlyMap<ManifestObject, ViolationsByRule> {
  const holders = new Holders(model);
  const circumstances = model.once(roleCircumstances);
  const permissionsByRole = model.once(rolePermissions);
  const repeated = new RepeatedPermissions(model, [...permissionsByRole.values()].flat());
  const found = new Map<ManifestObject, ViolationsByRule>();
  for (const [object, permissions] of permissionsByRole) {
    const [{ role }] = permissions;
    const hasOtherHolders = circumstances.mayBeAggregated(role);
    const otherSourceOf = (one: RolePermission): string | undefined => hasOtherHolders ? undefined : repeated.otherSourceOf(one);
    found.set(object, violationsOf(permissions, { index: new RuleIndex(role), holders, otherSourceOf }));
  }
  return found;
}

/** What the violations of a role are built from. */
interface Reporting {
  readonly index: RuleIndex;
  readonly holders: Holders;
  /** What else grants the permission to the holders of the role. */
  readonly otherSourceOf: (rolePermission: RolePermission) => string | undefined;
}

function violationsOf(permissions: readonly RolePermission[], { index, holders, otherSourceOf }: Reporting): ViolationsByRule {
  const found = new Map<string, ObjectViolation[]>();
  const fixes = new Map<string, Pick<ObjectViolation, 'fix'>>();
  for (const rolePermission of permissions) {
    const { permission, role } = rolePermission;
    const { rule, key, minors } = permission;
    const otherSource = rolePermission.atMost === 'low' ? undefined : otherSourceOf(rolePermission);
    const atMost = otherSource === undefined ? rolePermission.atMost : 'low';
    const path = pathOf(permission, index);
    const place = formatPath(path.slice(0, 2));
    const fix = fixes.get(place) ?? fixOf(role, path);
    fixes.set(place, fix);
    const violation = {
      path,
      key,
      message: messageOf(permission, role, holders, otherSource),
      ...minors ? { minors } : {},
      ...atMost ? { atMost } : {},
      ...fix,
    };
    const others = found.get(rule);
    if (others) { others.push(violation); } else { found.set(rule, [violation]); }
  }
  return found;
}

/** The rule of the manifest with its own resources, narrowed. */
function fixOf({ object }: Role, [list, index]: Path): Pick<ObjectViolation, 'fix'> {
  if (object === undefined || list !== 'rules' || typeof index !== 'number') { return {}; }
  const rules = narrowed(items(object.manifest.rules)[index]);
  return rules.length === 0 ? {} : { fix: ruleLines(rules) };
}

/** The field of a rule that contains the wildcard. */
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

function messageOf({ key, why, source }: SensitivePermission, role: Role, holders: Holders, otherSource: string | undefined): string {
  const held = holders.textOf(role, !worksInNamespace(source));
  const anyway = otherSource === undefined ? '' : `; its holders have it anyway through ${otherSource}`;
  return `'${key}' ${why}${held === undefined ? '' : `; held by ${held}`}${anyway}`;
}
