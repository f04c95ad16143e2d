import { PolicyRule } from './policy-rule';

/** The verbs of requests for objects. Who holds them on everything makes tokens of every account, and so holds the rest. */
const REQUEST_VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/**
 * Whether rules together grant every verb on all resources of all API groups, as
 * `cluster-admin` does. Paths that are not resources are not needed for it.
 */
export function allowsEverything(rules: readonly PolicyRule[]): boolean {
  const verbs = new Set(rules.filter(coversAllObjects).flatMap(rule => rule.verbs));
  return verbs.has('*') || REQUEST_VERBS.every(verb => verbs.has(verb));
}

function coversAllObjects({ apiGroups = [], resources = [], resourceNames = [] }: PolicyRule): boolean {
  return apiGroups.includes('*') && resources.includes('*') && resourceNames.length === 0;
}
