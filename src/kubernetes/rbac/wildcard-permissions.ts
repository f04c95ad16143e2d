import { ORDINARY_VERBS } from './sensitive-permission-finder';
import { Cap, SENSITIVE_PERMISSIONS } from './sensitive-permission-table';
import { isServedGroup } from './served-resources';
import { finding, SensitivePermission, SingleRule } from './single-rule';

/** The audit rules that report a wildcard, broadest first. */
export const WILDCARD_RULES = ['wildcard-resource', 'wildcard-api-group', 'wildcard-non-resource-url', 'wildcard-verb'] as const;

const NOUNS: { readonly [rule in typeof WILDCARD_RULES[number]]: string } = {
  'wildcard-api-group': 'API group', 'wildcard-resource': 'resource', 'wildcard-non-resource-url': 'path of the API server', 'wildcard-verb': 'verb',
};

const RBAC_GROUP = 'rbac.authorization.k8s.io';
const READ_VERBS = ['get', 'list', 'watch'];

/**
 * The findings of a single rule: sensitive permissions and its wildcard. A wildcard
 * verb covers the sensitive permissions, unless one is more severe. If a resource is
 * named, its sensitive permissions are reported instead of a wildcard in the API group
 * or type.
 */
export function mergeWildcards(single: SingleRule, sensitive: readonly SensitivePermission[]): readonly SensitivePermission[] {
  const rule = WILDCARD_RULES.find(candidate => has(candidate, single));
  if (rule === undefined || isOfMetrics(single)) { return sensitive; }
  const { resource, url, verbs } = single;
  if (verbs.includes('*')) {
    const worse = sensitive.find(({ critical }) => critical) ?? bindingAnything(single);
    return [worse ?? wildcard(rule, single, sensitive)];
  }
  if (resource !== '*' && url === undefined) {
    // Custom verbs are granted on purpose, and only few resources have them.
    const ordinary = verbs.filter(verb => ORDINARY_VERBS.includes(verb));
    return sensitive.length > 0 || ordinary.length === 0 ? sensitive : [wildcard(rule, { ...single, verbs: ordinary }, [])];
  }
  const left = verbs.filter(verb => !sensitive.some(({ source }) => source.verbs.includes(verb)));
  return left.length === 0 ? sensitive : [wildcard(rule, { ...single, verbs: left }, []), ...sensitive];
}

/** Every verb on all RBAC resources, which includes `bind` and `escalate`. */
function bindingAnything(single: SingleRule): SensitivePermission | undefined {
  if (single.apiGroup !== RBAC_GROUP || single.resource !== '*' || single.names.length > 0) { return undefined; }
  const { rule, why } = SENSITIVE_PERMISSIONS.find(({ critical, resources = {} }) => critical && Object.hasOwn(resources, RBAC_GROUP))!;
  return finding(rule, why, single, single.verbs);
}

function has(rule: typeof WILDCARD_RULES[number], { apiGroup, resource, url, verbs }: SingleRule): boolean {
  switch (rule) {
    case 'wildcard-api-group': return apiGroup === '*';
    case 'wildcard-resource': return resource !== undefined && (resource === '*' || resource.startsWith('*/'));
    case 'wildcard-non-resource-url': return url === '*' || url === '/*';
    case 'wildcard-verb': return verbs.includes('*');
  }
}

/** The resources of these groups are the names of metrics, which cannot be listed. */
function isOfMetrics({ apiGroup, resource }: SingleRule): boolean {
  return apiGroup.endsWith('.metrics.k8s.io') && resource === '*';
}

function wildcard(rule: typeof WILDCARD_RULES[number], single: SingleRule, sensitive: readonly SensitivePermission[]): SensitivePermission {
  const why = [`covers every ${NOUNS[rule]}, including future ones`, ...new Set(sensitive.map(permission => permission.why))].join('; ');
  const atMost = capOf(single, sensitive);
  return { ...finding(rule, why, single, single.verbs), ...atMost ? { atMost } : {} };
}

/** A wildcard is as severe as the most severe permission that it covers. Of third-party resources, reading is low and writing medium. */
function capOf(single: SingleRule, sensitive: readonly SensitivePermission[]): Cap | undefined {
  const { apiGroup, resource, url, verbs } = single;
  if (url !== undefined || apiGroup === '*' && resource === '*') { return undefined; }
  const caps = [...sensitive.map(({ atMost }) => atMost), ...resource === '*' ? capsIn(apiGroup, verbs) : []];
  if (caps.some(cap => cap === undefined || cap === 'high')) { return undefined; }
  // Measurements are never written.
  if (apiGroup === 'metrics.k8s.io') { return 'low'; }
  const isForeign = apiGroup === '*' || !isServedGroup(apiGroup);
  const isHarmless = verbs.every(verb => READ_VERBS.includes(verb)) || (sensitive.length === 0 && isWrittenByControllersOnly(resource));
  return isForeign && isHarmless && !caps.includes('medium') ? 'low' : 'medium';
}

/** Controllers write the status, and finalizers only allow ownership with blocking deletion: neither controls what happens. */
function isWrittenByControllersOnly(resource = ''): boolean {
  return resource.endsWith('/status') || resource.endsWith('/finalizers');
}

/** The caps of the permissions on all resources of a group. */
function capsIn(apiGroup: string, verbs: readonly string[]): (Cap | undefined)[] {
  return SENSITIVE_PERMISSIONS.filter(entry => !entry.onlyNamed && entry.resources && Object.hasOwn(entry.resources, apiGroup)
    && (verbs.includes('*') || entry.verbs.some(verb => verbs.includes(verb)))).map(({ atMost, needs }) => needs?.otherwise === 'none' ? 'low' : atMost);
}
