import { allowsEverything } from './allows-everything';
import { mergePolicyRules, PolicyRule, sortVerbs } from './policy-rule';
import { Circumstances, entriesOf, ORDINARY_VERBS, SensitivePermissionFinder } from './sensitive-permission-finder';
import { SENSITIVE_PERMISSIONS } from './sensitive-permission-table';
import { finding, SensitivePermission, SingleRule, singleRules } from './single-rule';
import { mergeWildcards, WILDCARD_RULES } from './wildcard-permissions';
import { KNOWN_MINORS } from '../kubernetes-version';

export type { Circumstances } from './sensitive-permission-finder';
export type { SensitivePermission } from './single-rule';

/** The audit rules that report a sensitive permission. */
export const SENSITIVE_PERMISSION_RULES: readonly string[] = ['grants-everything', ...WILDCARD_RULES, ...new Set(SENSITIVE_PERMISSIONS.map(({ rule }) => rule))];

/**
 * The sensitive permissions of a role: wildcards, and permissions that lead to
 * escalation. A wildcard includes all that it covers.
 *
 * @param rules All rules of the role; they are evaluated together.
 * @param minors The requested minor versions of Kubernetes, oldest first. They
 * determine what is found, but not the keys of findings.
 */
export function sensitivePermissions(
  rules: readonly PolicyRule[], minors: readonly number[] = KNOWN_MINORS, circumstances: Circumstances = {},
): SensitivePermission[] {
  if (allowsEverything(rules)) { return [everything(rules)]; }
  const candidates = onlyCandidates(rules);
  if (candidates.length === 0) { return []; }
  const singles = mergePolicyRules(candidates).flatMap(singleRules);
  const finder = new SensitivePermissionFinder(rules, minors, circumstances);
  const wide = verbsOnAllResources(singles);
  const found = new Map<string, SensitivePermission>();
  for (const single of singles) {
    const sensitive = finder.find(single);
    const given = sensitive.filter(({ onlyWorse }) => !onlyWorse);
    const merged = mergeWildcards(single, given);
    // A wildcard covers what gives something only with other roles, too.
    for (const permission of merged.length === given.length && merged.every(each => given.includes(each)) ? sensitive : merged) {
      if (!isCovered(single, permission, wide)) { found.set(JSON.stringify([permission.rule, permission.key]), permission); }
    }
  }
  return [...found.values()];
}

function everything(rules: readonly PolicyRule[]): SensitivePermission {
  const verbs = sortVerbs(rules.filter(({ apiGroups, resources }) => apiGroups?.includes('*') && resources?.includes('*')).flatMap(rule => rule.verbs));
  return finding('grants-everything', 'allows everything, like cluster-admin', { apiGroup: '*', resource: '*', names: [], verbs }, verbs);
}

/** By API group: the verbs that are granted on all of its resources. */
function verbsOnAllResources(singles: readonly SingleRule[]): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(singles.filter(({ resource, names }) => resource === '*' && names.length === 0).map(({ apiGroup, verbs }) => [apiGroup, new Set(verbs)]));
}

/** Whether a wildcard resource of the same role, which is reported, grants the same. */
function isCovered({ apiGroup, resource }: SingleRule, { source }: SensitivePermission, wide: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  if (resource === undefined || (resource === '*' && apiGroup === '*')) { return false; }
  const wider = resource === '*' ? ['*'] : [apiGroup, '*'];
  return wider.some(group => {
    const granted = wide.get(group);
    return granted !== undefined && (granted.has('*') || source.verbs.every(verb => ORDINARY_VERBS.includes(verb) && granted.has(verb)));
  });
}

/**
 * The rules that may hold sensitive permissions. Most roles have none, and merging
 * rules is expensive. All rules of a resource are kept, or none; the kept ones merge as
 * they would among all.
 */
function onlyCandidates(rules: readonly PolicyRule[]): PolicyRule[] {
  const candidates = new Set<string>();
  for (const { apiGroups = [], resources = [], verbs } of rules) {
    const unusual = apiGroups.includes('*') || verbs.some(verb => verb === '*' || !ORDINARY_VERBS.includes(verb));
    for (const resource of resources) {
      for (const apiGroup of apiGroups) {
        if (unusual || resource.startsWith('*') || entriesOf(resource, apiGroup).some(({ verbs: sensitiveVerbs }) => sensitiveVerbs.some(verb => verbs.includes(verb)))) {
          candidates.add(`${resource} ${apiGroup}`);
        }
      }
    }
  }
  return rules.flatMap(rule => {
    const { apiGroups = [], resources = [], nonResourceURLs = [] } = rule;
    if (nonResourceURLs.length > 0) { return [rule]; }
    const kept = resources.filter(resource => apiGroups.some(apiGroup => candidates.has(`${resource} ${apiGroup}`)));
    return kept.length === 0 ? [] : [{ ...rule, resources: kept }];
  });
}
