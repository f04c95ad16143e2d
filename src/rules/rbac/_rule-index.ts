import { field } from '../../kubernetes/pod-security/pod';
import { PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { Path } from '../../manifest/path';

/**
 * Finds the rule of a manifest that grants something. Permissions are judged
 * after rules are merged, so that several rules may have a part in one; the
 * first is pointed at.
 */
export class RuleIndex {
  private readonly rules: readonly unknown[];
  private readonly aggregated: boolean;
  /** The positions of the rules that name a resource or path. */
  private byTarget: Map<string, number[]> | undefined;

  public constructor(role: unknown) {
    const selectors = field(role, 'aggregationRule', 'clusterRoleSelectors');
    this.aggregated = field(role, 'kind') === 'ClusterRole' && Array.isArray(selectors) && selectors.length > 0;
    const rules = field(role, 'rules');
    this.rules = Array.isArray(rules) ? rules : [];
  }

  /** Where a permission on one resource or path is granted; where nothing better is known, the rules as a whole. */
  public pathOf(permission: PolicyRule): Path {
    // The controller overwrites the rules of such a role.
    if (this.aggregated) { return ['aggregationRule']; }
    const [list, [target]] = permission.resources ? ['resources', permission.resources] as const : ['nonResourceURLs', permission.nonResourceURLs ?? []] as const;
    const positions = this.positionsOf(keyOf(list, target)).filter(candidate => hasPartIn(this.rules[candidate], permission));
    const position = positions.find(candidate => hasSameNames(this.rules[candidate], permission)) ?? positions[0];
    return position === undefined ? ['rules'] : ['rules', position];
  }

  private positionsOf(key: string): readonly number[] {
    this.byTarget ??= this.positionsByTarget();
    return this.byTarget.get(key) ?? [];
  }

  private positionsByTarget(): Map<string, number[]> {
    const found = new Map<string, number[]>();
    this.rules.forEach((rule, position) => {
      for (const list of ['resources', 'nonResourceURLs'] as const) {
        for (const key of textsOf(rule, list).map(target => keyOf(list, target))) {
          const positions = found.get(key);
          if (positions) { positions.push(position); } else { found.set(key, [position]); }
        }
      }
    });
    return found;
  }
}

/** A resource and a path may have one name: `*`. */
function keyOf(list: 'resources' | 'nonResourceURLs', target: string): string {
  return `${list} ${target}`;
}

/** Whether a rule that names the resource or path of a permission grants a part of it. */
function hasPartIn(rule: unknown, { apiGroups, verbs }: PolicyRule): boolean {
  return textsOf(rule, 'verbs').some(verb => verbs.includes(verb))
    && (apiGroups === undefined || textsOf(rule, 'apiGroups').some(group => apiGroups.includes(group)));
}

/** Whether a rule is about objects that a permission is about: all of them, or one of those it names. */
function hasSameNames(rule: unknown, { resourceNames = [] }: PolicyRule): boolean {
  const names = textsOf(rule, 'resourceNames');
  return resourceNames.length === 0 ? names.length === 0 : names.some(name => resourceNames.includes(name));
}

function textsOf(rule: unknown, name: string): string[] {
  const value = field(rule, name);
  return (Array.isArray(value) ? value as unknown[] : [value]).map(text => text === null ? '' : text).filter(text => typeof text === 'string');
}
