import { field, isObject } from '../../kubernetes/pod-security/pod';
import { PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { Path } from '../../manifest/path';

/**
 * Finds the rule of a manifest that grants something. Permissions are judged
 * after rules are merged, so that several rules may have a part in one; the
 * first is pointed at.
 */
export class RuleIndex {
  private readonly first = new Map<string, number>();
  private readonly aggregated: boolean;

  public constructor(role: unknown) {
    this.aggregated = field(role, 'kind') === 'ClusterRole' && isObject(field(role, 'aggregationRule'));
    const rules = field(role, 'rules');
    if (this.aggregated || !Array.isArray(rules)) { return; }
    rules.forEach((rule: unknown, position) => this.add(rule, position));
  }

  /** Where a permission on one resource or path is granted; where nothing better is known, the rules as a whole. */
  public pathOf(permission: PolicyRule): Path {
    // The controller overwrites the rules of such a role.
    if (this.aggregated) { return ['aggregationRule']; }
    const positions = keysOf(permission).map(key => this.first.get(key)).filter(position => position !== undefined);
    return positions.length > 0 ? ['rules', Math.min(...positions)] : ['rules'];
  }

  private add(rule: unknown, position: number): void {
    const texts = (name: string): string[] => textsOf(field(rule, name));
    const names = texts('resourceNames');
    const keys = keysOf({
      apiGroups: texts('apiGroups'),
      resources: texts('resources'),
      nonResourceURLs: texts('nonResourceURLs'),
      verbs: texts('verbs'),
      ...names.length > 0 ? { resourceNames: names } : {},
    });
    for (const key of keys) {
      if (!this.first.has(key)) { this.first.set(key, position); }
    }
  }
}

function keysOf({ apiGroups = [], resources = [], resourceNames = [''], nonResourceURLs = [], verbs }: PolicyRule): string[] {
  const targets = [
    ...apiGroups.flatMap(group => resources.flatMap(resource => resourceNames.map(name => `${group}\n${resource}\n${name}`))),
    ...nonResourceURLs,
  ];
  return targets.flatMap(target => verbs.map(verb => `${target}\n${verb}`));
}

function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value as unknown[] : [value]).filter(text => typeof text === 'string');
}
