import { Holders } from './_holders';
import { RuleIndex } from './_rule-index';
import { explainNotNamespaced } from '../../kubernetes/rbac/cluster-scoped-resources';
import { PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { SensitivePermission, sensitivePermissions } from '../../kubernetes/rbac/sensitive-permissions';
import { Path } from '../../manifest/path';
import { AppModel } from '../../model/app-model';
import { Role } from '../../model/service-account';
import { Rule, Violation } from '../rule';

/** A rule that reports one kind of the permissions that give more than they say. */
export function sensitivePermissionRule(description: Omit<Rule, 'check'>): Rule {
  return { ...description, check: model => violationsOf(model).get(description.id) ?? [] };
}

/** The sensitive permissions of a role that have an effect where it can be bound. */
export function effectivePermissions(role: Role): SensitivePermission[] {
  const permissions = sensitivePermissions(role.rules);
  return role.kind === 'ClusterRole' ? permissions : permissions.filter(({ source }) => worksInNamespace(source));
}

/** Whether a permission of one resource or path does anything when it is bound in one namespace. */
export function worksInNamespace({ apiGroups = [], resources = [], verbs }: PolicyRule): boolean {
  // A wildcard verb covers those by which a Role reaches its own Namespace, and `bind`.
  const asked = verbs.includes('*') ? [['get'], ['bind']] : [verbs];
  return resources.length > 0 && asked.some(some => explainNotNamespaced(apiGroups[0], resources[0], some) === undefined);
}

/** By rule id. Thirty rules ask for them, so that each role is judged once for all. */
const judged = new WeakMap<AppModel, ReadonlyMap<string, readonly Violation[]>>();

function violationsOf(model: AppModel): ReadonlyMap<string, readonly Violation[]> {
  const known = judged.get(model);
  if (known) { return known; }
  const found = judge(model);
  judged.set(model, found);
  return found;
}

function judge(model: AppModel): Map<string, Violation[]> {
  const holders = new Holders(model);
  const found = new Map<string, Violation[]>();
  // Roles that aggregate the same roles share their rules.
  const known = { Role: new Map<Role['rules'], readonly SensitivePermission[]>(), ClusterRole: new Map<Role['rules'], readonly SensitivePermission[]>() };
  for (const role of model.roles) {
    const { object } = role;
    if (object === undefined || model.isContext(object)) { continue; }
    const permissions = known[role.kind].get(role.rules) ?? effectivePermissions(role);
    known[role.kind].set(role.rules, permissions);
    if (permissions.length === 0) { continue; }
    const index = new RuleIndex(object.manifest);
    for (const permission of permissions) {
      const { key, minors } = permission;
      const violation = { object, path: pathOf(permission, index), key, message: messageOf(permission, role, holders), ...minors ? { minors } : {} };
      const others = found.get(permission.rule);
      if (others) { others.push(violation); } else { found.set(permission.rule, [violation]); }
    }
  }
  return found;
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
