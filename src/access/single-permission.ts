import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { allowsPath, allowsResource } from '../kubernetes/rbac/rule-matching';

/** One verb on one resource or path, for all objects or for one name. Each may be a wildcard. */
export interface SinglePermission {
  readonly verb: string;
  readonly apiGroup: string;
  /** Unset for a path. */
  readonly resource?: string;
  readonly url?: string;
  /** Unset for all objects. */
  readonly name?: string;
}

/**
 * Whether a rule allows everything that a permission covers. A wildcard covers infinitely
 * many values, so only another wildcard covers it; no list of rules adds up to it.
 */
export function allowsSingle(rule: PolicyRule, { verb, apiGroup, resource, url, name }: SinglePermission): boolean {
  if (url !== undefined) { return allowsPath(rule, verb, url); }
  // A rule with names never covers all objects, not even if its only name is empty.
  const isNamed = (rule.resourceNames?.length ?? 0) > 0;
  return (name !== undefined || !isNamed) && allowsResource(rule, { verb, apiGroup, resource: resource!, name });
}

/** The rule that grants a permission and nothing else. */
export function ruleOfSingle({ verb, apiGroup, resource, url, name }: SinglePermission): PolicyRule {
  return url === undefined
    ? { apiGroups: [apiGroup], resources: [resource!], ...name === undefined ? {} : { resourceNames: [name] }, verbs: [verb] }
    : { nonResourceURLs: [url], verbs: [verb] };
}
