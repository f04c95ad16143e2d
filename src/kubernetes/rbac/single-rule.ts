import { namesText } from './name-text';
import { PolicyRule, sortVerbs } from './policy-rule';
import { Cap, Needed } from './sensitive-permission-table';

/** A permission that gives more than it says. */
export interface SensitivePermission {
  /** The id of the audit rule that reports it. */
  readonly rule: string;
  /** What is granted, as in `secrets get,list`. It is the key of the finding. */
  readonly key: string;
  /** What it allows, as a predicate that follows its key: `exposes the contents of every Secret in scope`. */
  readonly why: string;
  /** That permission alone: one resource or path, with only the verbs that matter. */
  readonly source: PolicyRule;
  /** The minor versions of Kubernetes in which it is so; all that were asked about, when unset. */
  readonly minors?: readonly number[];
  /** The highest severity that it can have, where it gives less than others of the rule. */
  readonly atMost?: Cap;
  /** Whether it is worse than a wildcard verb. */
  readonly critical?: true;
  /** What makes it worse that the rules do not show. */
  readonly worse?: Worse;
  /** Whether it gives nothing unless that is so. */
  readonly onlyWorse?: true;
}

/** When a permission gives more than its rules alone. */
export interface Worse {
  /** Where the holder has one of these by other rules. */
  readonly beside?: Needed;
  /** Where the role is bound in this namespace. */
  readonly boundIn?: string;
  /** The highest severity that it then can have. */
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

/** The parts of a rule that match anything. */
export function singleRules({ apiGroups = [], resources = [], resourceNames: names = [], nonResourceURLs = [], verbs }: PolicyRule): SingleRule[] {
  return [
    ...apiGroups.flatMap(apiGroup => resources.map(resource => ({ apiGroup, resource, names, verbs }))),
    ...nonResourceURLs.map(url => ({ apiGroup: '', url, names, verbs })),
  ].filter(mayMatch);
}

/** Whether RBAC matches the resource with any: `pods/*` and `pod*` are compared letter by letter. */
function mayMatch({ resource = '' }: SingleRule): boolean {
  return resource === '*' || !resource.replace(/^\*\//, '').includes('*');
}

/** What is said of a single rule. */
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
