import { PolicyRule } from './policy-rule';

/** The attributes of a request that the authorizer checks. */
export interface RequestAttributes {
  readonly verb: string;
  readonly apiGroup: string;
  /** With its subresource, as in `pods/log`. */
  readonly resource: string;
  /** Unset if the request names no object. */
  readonly name?: string;
}

/**
 * Whether a rule allows a request for a resource. `pods` does not cover `pods/exec`,
 * and `pods/*` covers nothing. An empty name in a rule matches every request without a
 * name, such as a list.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/rbac/v1/evaluation_helpers.go
 */
export function allowsResource(rule: PolicyRule, { verb, apiGroup, resource, name }: RequestAttributes): boolean {
  const { verbs, apiGroups = [], resources = [], resourceNames = [] } = rule;
  return (verbs.includes('*') || verbs.includes(verb))
    && (apiGroups.includes('*') || apiGroups.includes(apiGroup))
    && resources.some(granted => coversResource(granted, resource))
    && (resourceNames.length === 0 || resourceNames.includes(name ?? ''));
}

/** Whether a rule allows a request for a non-resource URL. */
export function allowsPath({ verbs, nonResourceURLs = [] }: PolicyRule, verb: string, path: string): boolean {
  return (verbs.includes('*') || verbs.includes(verb)) && nonResourceURLs.some(granted => coversPath(granted, path));
}

/** Whether rules together allow everything that a rule allows. Only a wildcard covers a wildcard. */
export function isAllowedBy(
  { verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule, rules: readonly PolicyRule[],
): boolean {
  const names = resourceNames.length > 0 ? resourceNames : [undefined];
  return verbs.every(verb =>
    apiGroups.every(apiGroup => resources.every(resource => names.every(
      name => rules.some(rule => allowsResource(rule, { verb, apiGroup, resource, name })),
    )))
    && nonResourceURLs.every(url => rules.some(rule => allowsPath(rule, verb, url))));
}

function coversResource(granted: string, resource: string): boolean {
  if (granted === '*' || granted === resource) { return true; }
  if (!granted.startsWith('*/')) { return false; }
  const slash = resource.indexOf('/');
  return slash !== -1 && granted.slice(2) === resource.slice(slash + 1);
}

function coversPath(granted: string, path: string): boolean {
  if (granted === '*' || granted === path) { return true; }
  let end = granted.length;
  while (end > 0 && granted[end - 1] === '*') { end--; }
  return end < granted.length && path.startsWith(granted.slice(0, end));
}
