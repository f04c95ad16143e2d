import { PolicyRule, sortVerbs } from '../../kubernetes/rbac/policy-rule';

/** A resource and all verbs that a role grants on it, across its rules. */
export interface GrantedResource {
  readonly apiGroup: string;
  readonly resource: string;
  readonly verbs: readonly string[];
}

/** The name of a resource in keys and messages: `pods`, `deployments.apps`. */
export function qualifiedResource(apiGroup: string, resource: string): string {
  return apiGroup === '' ? resource : `${resource}.${apiGroup}`;
}

/** All resources that rules name, each with the verbs of all rules that name it. */
export function verbsByResource(rules: readonly PolicyRule[]): GrantedResource[] {
  const found = new Map<string, { apiGroup: string; resource: string; verbs: Set<string> }>();
  for (const { apiGroups = [], resources = [], verbs } of rules) {
    for (const apiGroup of apiGroups) {
      for (const resource of resources) {
        const text = qualifiedResource(apiGroup, resource);
        const entry = found.get(text) ?? { apiGroup, resource, verbs: new Set<string>() };
        verbs.forEach(verb => entry.verbs.add(verb));
        found.set(text, entry);
      }
    }
  }
  return [...found.values()].map(({ apiGroup, resource, verbs }) => ({ apiGroup, resource, verbs: sortVerbs(verbs) }));
}
