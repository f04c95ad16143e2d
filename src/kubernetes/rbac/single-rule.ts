import { namesText } from './name-text';
import { PolicyRule, sortVerbs } from './policy-rule';
import { Cap, Needed } from './sensitive-permission-table';

/** A permission that allows more than its name suggests. */
export interface SensitivePermission {
  /** The id of the audit rule that reports it. */
  readonly rule: string;
  /** The permission, as in `secrets get,list`. It is the key of the finding. */
  readonly key: string;
  /** What it allows, as a predicate that follows its key: `exposes the contents of every Secret in scope`. */
  readonly why: string;
  /** Only that permission: one resource or path, with only the relevant verbs. */
  readonly source: PolicyRule;
  /** The minor versions of Kubernetes in which it has an effect; all requested ones when unset. */
  readonly minors?: readonly number[];
  /** The maximum severity, if it is less than that of others of the rule. */
  readonly atMost?: Cap;
  /** Whether it is more severe than a wildcard verb. */
  readonly critical?: true;
  /** A condition outside of the rules that makes it more severe. */
  readonly worse?: Worse;
  /** Whether it has no effect without that condition. */
  readonly onlyWorse?: true;
}

/** When a permission is more severe than its rules alone show. */
export interface Worse {
  /** If the holder has one of these by other rules. */
  readonly beside?: Needed;
  /** If the role is bound in this namespace. */
  readonly boundIn?: string;
  /** The maximum severity in that case. */
  readonly atMost?: Cap;
}

/** A rule with one resource in one group, or one path. */
export interface SingleRule {
  readonly apiGroup: string;
  readonly resource?: string;
  readonly url?: string;
  readonly names: readonly string[];
  readonly verbs: readonly string[];
}

/** The parts of a rule that match requests. */
export function singleRules({ apiGroups = [], resources = [], resourceNames: names = [], nonResourceURLs = [], verbs }: PolicyRule): SingleRule[] {
  return [
    ...apiGroups.flatMap(apiGroup => resources.map(resource => ({ apiGroup, resource, names, verbs }))),
    ...nonResourceURLs.map(url => ({ apiGroup: '', url, names, verbs })),
  ].filter(mayMatch);
}

/** Whether RBAC matches the resource with any request: `pods/*` and `pod*` are compared letter by letter. */
function mayMatch({ resource = '' }: SingleRule): boolean {
  return resource === '*' || !resource.replace(/^\*\//, '').includes('*');
}

/** The sensitive permission of a single rule. */
export function finding(
  rule: string, why: string, { apiGroup, resource, url, names }: SingleRule, matching: readonly string[],
): SensitivePermission {
  const verbs = matching.includes('*') ? ['*'] : sortVerbs(matching);
  const target = url ?? (apiGroup === '' ? resource! : `${resource}.${apiGroup}`);
  const limited = names.length > 0 ? { resourceNames: names } : {};
  return {
    rule,
    key: `${target} ${verbs.join(',')}${names.length > 0 ? ` named ${namesText(names)}` : ''}`,
    why,
    source: url === undefined ? { apiGroups: [apiGroup], resources: [resource!], ...limited, verbs } : { nonResourceURLs: [url], verbs },
  };
}
