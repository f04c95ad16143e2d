import { PolicyRule } from './policy-rule';

/** The verbs of requests for objects. Granted on everything, they suffice to create tokens of every account, and to get all other permissions. */
const REQUEST_VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/**
 * Whether rules together grant every verb on all resources of all API groups, as
 * `cluster-admin` does. Non-resource URLs are not required.
 */
export function allowsEverything(rules: readonly PolicyRule[]): boolean {
  const verbs = new Set(rules.filter(coversAllObjects).flatMap(rule => rule.verbs));
  return verbs.has('*') || REQUEST_VERBS.every(verb => verbs.has(verb));
}

function coversAllObjects({ apiGroups = [], resources = [], resourceNames = [] }: PolicyRule): boolean {
  return apiGroups.includes('*') && resources.includes('*') && resourceNames.length === 0;
}
