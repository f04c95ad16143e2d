import { RoleCircumstances, roleCircumstances } from './_circumstances';
import { Holders } from './_holders';
import { Judged, RepeatedPermissions } from './_repeated-permissions';
import { RuleIndex } from './_rule-index';
import { NamedTokenSecrets } from './_token-secrets';
import { KNOWN_MINORS } from '../../kubernetes/kubernetes-version';
import { Circumstances, SensitivePermission, sensitivePermissions } from '../../kubernetes/rbac/sensitive-permissions';
import { worksInNamespace } from '../../kubernetes/rbac/works-in-namespace';
import { ManifestObject } from '../../manifest/manifest-object';
import { Path } from '../../manifest/path';
import { AppModel } from '../../model/app-model';
import { Role } from '../../model/service-account';
import { ObjectViolation, Rule, RuleDescription } from '../rule';
import { SeverityName } from '../severity';

/** A rule that reports one kind of the permissions that give more than they say. */
export function sensitivePermissionRule(description: RuleDescription): Rule {
  return {
    ...description,
    subject: 'role',
    check: (role, model) => model.once(judgeAll).get(role.object)?.get(description.id) ?? [],
  };
}

/** The sensitive permissions of a role that have an effect where it can be bound. */
export function effectivePermissions(role: Role, circumstances: Circumstances = {}): SensitivePermission[] {
  const permissions = sensitivePermissions(role.rules, KNOWN_MINORS, { ...circumstances, ...role.kind === 'Role' ? { within: { namespace: role.namespace } } : {} });
  return role.kind === 'ClusterRole' ? permissions : permissions.filter(({ source }) => worksInNamespace(source));
}

/** What there is to say of a role, by rule id. */
type ViolationsByRule = ReadonlyMap<string, readonly ObjectViolation[]>;

/** Fifty rules ask for sensitive permissions, so that each role is judged once for all. */
function judgeAll(model: AppModel): ReadonlyMap<ManifestObject, ViolationsByRule> {
  const holders = new Holders(model);
  const circumstances = model.once(roleCircumstances);
  const judged = judgedPermissions(model, circumstances);
  const repeated = new RepeatedPermissions(model, [...judged.values()].flat());
  const found = new Map<ManifestObject, ViolationsByRule>();
  for (const [object, permissions] of judged) {
    const [{ role }] = permissions;
    const hasOtherHolders = circumstances.mayBeAggregated(role);
    const otherSourceOf = (one: Judged): string | undefined => hasOtherHolders ? undefined : repeated.otherSourceOf(one);
    found.set(object, violationsOf(permissions, { index: new RuleIndex(role), holders, otherSourceOf }));
  }
  return found;
}

/** The sensitive permissions of each role that has some. */
function judgedPermissions(model: AppModel, circumstances: RoleCircumstances): ReadonlyMap<ManifestObject, readonly Judged[]> {
  const tokenSecrets = new NamedTokenSecrets(model);
  const found = new Map<ManifestObject, readonly Judged[]>();
  // Roles that aggregate the same roles share their rules.
  const shared = new Map<Role['rules'], readonly SensitivePermission[]>();
  for (const role of model.roles) {
    if (role.object === undefined || !model.isChecked(role.object)) { continue; }
    const known = (role.kind === 'ClusterRole' ? shared.get(role.rules) : undefined) ?? effectivePermissions(role, { amongOthers: true });
    if (role.kind === 'ClusterRole') { shared.set(role.rules, known); }
    const given = known.filter(permission => !permission.onlyWorse || circumstances.isWorse(permission, role));
    const permissions = [...given, ...tokenSecrets.permissionsOf(role)];
    if (permissions.length === 0) { continue; }
    const isHeldByNobody = circumstances.isHeldByNobody(role);
    found.set(role.object, permissions.map(permission => ({ role, permission, atMost: isHeldByNobody ? 'low' : capIn(permission, role, circumstances) })));
  }
  return found;
}

/** What permissions need to be reported. */
interface Reporting {
  readonly index: RuleIndex;
  readonly holders: Holders;
  /** What else gives the same to the holders of the role. */
  readonly otherSourceOf: (judged: Judged) => string | undefined;
}

function violationsOf(permissions: readonly Judged[], { index, holders, otherSourceOf }: Reporting): ViolationsByRule {
  const found = new Map<string, ObjectViolation[]>();
  for (const judged of permissions) {
    const { permission, role } = judged;
    const { rule, key, minors } = permission;
    const otherSource = judged.atMost === 'low' ? undefined : otherSourceOf(judged);
    const atMost = otherSource === undefined ? judged.atMost : 'low';
    const violation = {
      path: pathOf(permission, index),
      key,
      message: messageOf(permission, role, holders, otherSource),
      ...minors ? { minors } : {},
      ...atMost ? { atMost } : {},
    };
    const others = found.get(rule);
    if (others) { others.push(violation); } else { found.set(rule, [violation]); }
  }
  return found;
}

/** Everything in one namespace is not the cluster, unless it is that of the control plane. */
function capIn(permission: SensitivePermission, role: Role, circumstances: RoleCircumstances): SeverityName | undefined {
  if (permission.rule === 'grants-everything' && role.kind === 'Role' && role.namespace !== 'kube-system') { return 'high'; }
  return circumstances.isWorse(permission, role) ? permission.worse!.atMost : permission.atMost;
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

function messageOf({ key, why, source }: SensitivePermission, role: Role, holders: Holders, otherSource: string | undefined): string {
  const held = holders.textOf(role, !worksInNamespace(source));
  const anyway = otherSource === undefined ? '' : `; its holders have it anyway, by ${otherSource}`;
  return `'${key}' gives more than it says, because ${why}${held === undefined ? '' : `; held by ${held}`}${anyway}`;
}
