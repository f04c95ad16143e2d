import { mayBeSame } from './account';
import { PolicyRule } from './policy-rule';
import { field, isObject } from '../pod-security/pod';
import { groupOf, ManifestObject } from '../workloads';

/** What a role grants: its rules, or `unknown` where it may grant anything. */
export type GrantedRules = readonly PolicyRule[] | 'unknown';

const RBAC_GROUP = 'rbac.authorization.k8s.io';

/** The roles of an app, asked by reference. */
export class Roles {
  private readonly byName = new Map<string, ManifestObject[]>();

  public constructor(objects: readonly ManifestObject[]) {
    for (const object of objects) {
      if (groupOf(object.apiVersion) !== RBAC_GROUP || object.name === undefined) { continue; }
      if (object.kind !== 'Role' && object.kind !== 'ClusterRole') { continue; }
      const key = keyOf(object.kind, object.name);
      this.byName.set(key, [...this.byName.get(key) ?? [], object]);
    }
  }

  /**
   * What a `roleRef` grants. A role that the app does not define, or whose rules
   * the cluster fills in by aggregation, may grant anything.
   */
  public grantedBy(roleRef: unknown, bindingNamespace: string | undefined): GrantedRules {
    const kind = field(roleRef, 'kind');
    const name = field(roleRef, 'name');
    if (typeof kind !== 'string' || typeof name !== 'string') { return 'unknown'; }
    const named = this.byName.get(keyOf(kind, name)) ?? [];
    const roles = kind === 'Role' ? named.filter(({ namespace }) => mayBeSame(namespace, bindingNamespace)) : named;
    if (roles.length === 0) { return 'unknown'; }
    return roles.map(({ object }) => rulesOf(object))
      .reduce((all, rules) => all === 'unknown' || rules === 'unknown' ? 'unknown' : [...all, ...rules]);
  }
}

function rulesOf(role: ManifestObject['object']): GrantedRules {
  if (field(role, 'aggregationRule') !== undefined) { return 'unknown'; }
  const rules = field(role, 'rules') ?? [];
  return Array.isArray(rules) && rules.every(isRule) ? rules : 'unknown';
}

function isRule(rule: unknown): rule is PolicyRule {
  return isObject(rule) && isTexts(rule.verbs)
    && ['apiGroups', 'resources', 'resourceNames', 'nonResourceURLs'].every(name => field(rule, name) === undefined || isTexts(rule[name]));
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(text => typeof text === 'string');
}

function keyOf(kind: string, name: string): string {
  return `${kind} ${name}`;
}
