import { PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { Path } from '../../manifest/path';
import { Role } from '../../model/service-account';
import type * as k8s from '../../objects/kubernetes-types';
import { items, texts } from '../../objects/lists';
import { aggregationRuleOf } from '../_aggregation';

/**
 * Finds the rule of a manifest that grants a permission. Permissions are evaluated on
 * merged rules, and several rules may contribute to one; the index returns the first.
 */
export class RuleIndex {
  private readonly rules: readonly k8s.PolicyRule[];
  private readonly aggregated: boolean;
  private positions: FirstPositions | undefined;

  public constructor(role: Pick<Role, 'kind' | 'object'>) {
    this.aggregated = items(aggregationRuleOf(role)?.clusterRoleSelectors).length > 0;
    this.rules = items(role.object?.manifest.rules);
  }

  /** The path of the rule that grants a permission on one resource or path; that of all rules if no better one is known. */
  public pathOf(permission: PolicyRule): Path {
    // The controller overwrites the rules of such a role.
    if (this.aggregated) { return ['aggregationRule']; }
    this.positions ??= new FirstPositions(this.rules);
    const position = this.positions.of(permission);
    return position === undefined ? ['rules'] : ['rules', position];
  }
}

/** The first rule for each verb, group, resource or path, and name. Scanning all rules for each permission would be quadratic. */
class FirstPositions {
  private readonly byPart = new Map<string, number>();

  public constructor(rules: readonly k8s.PolicyRule[]) {
    rules.forEach((rule, position) => {
      const groups = [undefined, ...texts(rule.apiGroups)];
      const names = texts(rule.resourceNames);
      for (const target of [...texts(rule.resources), ...texts(rule.nonResourceURLs).map(urlTarget)]) {
        for (const verb of texts(rule.verbs)) {
          for (const group of groups) {
            this.add(keyOf(target, verb, group), position);
            for (const name of names.length === 0 ? [ALL_NAMES] : names) { this.add(keyOf(target, verb, group, name), position); }
          }
        }
      }
    });
  }

  /** The first rule that grants part of a permission, preferably for the same object names. */
  public of({ resources, nonResourceURLs, apiGroups, verbs, resourceNames = [] }: PolicyRule): number | undefined {
    const [target] = resources ?? (nonResourceURLs ?? []).map(urlTarget);
    const parts = verbs.flatMap(verb => (apiGroups ?? [undefined]).map(group => [verb, group] as const));
    const names = resourceNames.length === 0 ? [ALL_NAMES] : resourceNames;
    return this.first(parts.flatMap(([verb, group]) => names.map(name => keyOf(target, verb, group, name))))
      ?? this.first(parts.map(([verb, group]) => keyOf(target, verb, group)));
  }

  private add(key: string, position: number): void {
    if (!this.byPart.has(key)) { this.byPart.set(key, position); }
  }

  private first(keys: readonly string[]): number | undefined {
    return keys.map(key => this.byPart.get(key)).reduce((a, b) => a === undefined || (b !== undefined && b < a) ? b : a, undefined);
  }
}

/** Stands for the names of a rule without resourceNames. */
const ALL_NAMES = null;

/** A resource and a path may have the same name: `*`. */
function urlTarget(url: string): string {
  return `url ${url}`;
}

function keyOf(target: string, verb: string, group: string | undefined, name?: string | typeof ALL_NAMES): string {
  return JSON.stringify([target, verb, group ?? null, name === undefined ? 0 : name]);
}
