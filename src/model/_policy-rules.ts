import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import type * as k8s from '../objects/kubernetes-types';
import { items, texts } from '../objects/lists';

const LISTS = ['verbs', 'apiGroups', 'resources', 'resourceNames', 'nonResourceURLs'] as const;

/**
 * The rules of a role; a rule with verbs and without null is returned as it is in the
 * manifest. The API server treats a null item as empty: `apiGroups: [null]` is the core
 * group.
 */
export function policyRules(rules: k8s.Role['rules']): readonly PolicyRule[] {
  const all = items(rules);
  return all.every(isPolicyRule) ? all : all.map(asPolicyRule);
}

function isPolicyRule(rule: k8s.PolicyRule): rule is PolicyRule {
  return rule.verbs !== undefined && LISTS.every(name => {
    const list = rule[name];
    return list === undefined ? !Object.hasOwn(rule, name) : list !== null && !list.includes(null);
  });
}

function asPolicyRule(rule: k8s.PolicyRule): PolicyRule {
  const lists = LISTS.flatMap(name => rule[name] || name === 'verbs' ? [[name, texts(rule[name])] as const] : []);
  return Object.fromEntries(lists) as unknown as PolicyRule;
}
