import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { allowsPath } from '../kubernetes/rbac/rule-matching';

/** A request, regardless of the namespace. */
export interface PermissionRequest {
  readonly verb: string;
  readonly apiGroup: string;
  /** Including the subresource, as in `pods/log`; unset for a path. */
  readonly resource?: string;
  /** A path that is not a resource. */
  readonly url?: string;
  /** `null` for objects with any name; empty for a request without a name, such as a list. */
  readonly name: string | null;
}

/** Verbs by object name, or by `null` for any. */
type VerbsByName = Map<string | null, Set<string>>;

/**
 * The combined permissions of rules, as RBAC decides: `allowsResource` with an index,
 * because a role may have thousands of rules. `*` in a request means every value, and
 * only a wildcard allows it.
 */
export class PermissionSet {
  private readonly byResource = new Map<string, VerbsByName>();
  private readonly urlRules: PolicyRule[] = [];

  public add(rules: readonly PolicyRule[]): void {
    for (const rule of rules) {
      const { verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule;
      if (nonResourceURLs.length > 0) { this.urlRules.push(rule); }
      for (const apiGroup of apiGroups) {
        for (const resource of resources) { this.addVerbs(keyOf(apiGroup, resource), resourceNames.length > 0 ? resourceNames : [null], verbs); }
      }
    }
  }

  public allows({ verb, apiGroup, resource, url, name }: PermissionRequest): boolean {
    if (url !== undefined) { return this.urlRules.some(rule => allowsPath(rule, verb, url)); }
    const type = resource!;
    const slash = type.indexOf('/');
    const resources = ['*', type, ...slash === -1 ? [] : [`*/${type.slice(slash + 1)}`]];
    return ['*', apiGroup].some(group => resources.some(each => {
      const verbs = this.byResource.get(keyOf(group, each));
      return verbs !== undefined && [null, name].some(granted => {
        const allowed = verbs.get(granted);
        return allowed !== undefined && (allowed.has('*') || allowed.has(verb));
      });
    }));
  }

  private addVerbs(key: string, names: readonly (string | null)[], verbs: readonly string[]): void {
    let byName = this.byResource.get(key);
    if (!byName) { this.byResource.set(key, byName = new Map()); }
    for (const name of names) {
      const known = byName.get(name);
      if (known) { verbs.forEach(verb => known.add(verb)); } else { byName.set(name, new Set(verbs)); }
    }
  }
}

function keyOf(apiGroup: string, resource: string): string {
  return `${apiGroup} ${resource}`;
}
