import { textOf } from './_texts';
import { isObject } from '../kubernetes/pod-security/pod';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';

const LISTS = ['verbs', 'apiGroups', 'resources', 'resourceNames', 'nonResourceURLs'] as const;

/**
 * The rules of a role. A well-formed rule is the one in the manifest itself. What
 * the API server would not read is read as it was meant, so that a slip of the
 * pen hides nothing.
 */
export function policyRules(rules: unknown): readonly PolicyRule[] {
  if (Array.isArray(rules)) { return rules.every(isPolicyRule) ? rules : rules.filter(isObject).map(asPolicyRule); }
  return isObject(rules) ? [asPolicyRule(rules)] : [];
}

function isPolicyRule(rule: unknown): rule is PolicyRule {
  return isObject(rule) && LISTS.every(name => {
    if (!Object.hasOwn(rule, name)) { return name !== 'verbs'; }
    const list = rule[name];
    return Array.isArray(list) && list.every(text => typeof text === 'string');
  });
}

function asPolicyRule(rule: { readonly [field: string]: unknown }): PolicyRule {
  const read: { [name: string]: string[] } = { verbs: [] };
  for (const name of LISTS) {
    const value = Object.hasOwn(rule, name) ? rule[name] : undefined;
    if (value === undefined || value === null) { continue; }
    read[name] = (Array.isArray(value) ? value : [value]).map(textOf).filter(text => text !== undefined);
  }
  return read as unknown as PolicyRule;
}
