import { mergePolicyRules, PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { sensitivePermissions } from '../../kubernetes/rbac/sensitive-permissions';
import { singleRules } from '../../kubernetes/rbac/single-rule';
import type * as k8s from '../../objects/kubernetes-types';
import { texts } from '../../objects/lists';

/** The verbs that replace a wildcard. */
const NAMED_VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'];

/** A longer fix is unreadable, and each permission is evaluated. */
const MAXIMUM_PERMISSIONS = 500;

/**
 * A rule of a role, reduced to harmless permissions: its own groups, resources and names,
 * each with the verbs that are harmless there. Empty if only the author knows what is
 * meant: in place of a wildcard for groups, resources or paths, and where the harmless
 * verbs on a resource are useless.
 */
export function narrowed(rule: k8s.PolicyRule): readonly PolicyRule[] {
  const [apiGroups, resources, resourceNames, verbs] = [rule.apiGroups, rule.resources, rule.resourceNames, rule.verbs]
    .map(values => [...texts(values)]);
  if ([...apiGroups, ...resources].some(text => text.includes('*')) || texts(rule.nonResourceURLs).length > 0) { return []; }
  const named = verbs.includes('*') ? [...new Set([...NAMED_VERBS, ...verbs.filter(verb => verb !== '*')])] : verbs;
  if (apiGroups.length * resources.length * named.length > MAXIMUM_PERMISSIONS) { return []; }
  const singles = singleRules({ apiGroups, resources, resourceNames, verbs: named }).map(({ apiGroup, resource, names }) => {
    const one = { apiGroups: [apiGroup], resources: [resource!], ...names.length > 0 ? { resourceNames: names } : {} };
    const sensitive = new Set(sensitivePermissions([{ ...one, verbs: named }]).flatMap(({ source }) => source.verbs));
    return { ...one, verbs: named.filter(verb => !sensitive.has(verb)) };
  });
  const isNarrower = verbs.includes('*') || singles.some(({ verbs: harmless }) => harmless.length < named.length);
  // A holder who can no longer read a resource needs another rule for it.
  const isWhole = singles.every(({ verbs: harmless }) => harmless.length > 0 && (!named.includes('get') || harmless.includes('get')));
  return isNarrower && isWhole && sensitivePermissions(singles).length === 0 ? mergePolicyRules(singles) : [];
}

/** The items of `rules` in YAML. */
export function ruleLines(rules: readonly PolicyRule[]): string {
  return rules.flatMap(({ apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [], verbs }) => [
    ...nonResourceURLs.length > 0 ? [`- nonResourceURLs: ${flowList(nonResourceURLs)}`] : [`- apiGroups: ${flowList(apiGroups)}`, `  resources: ${flowList(resources)}`],
    ...resourceNames.length > 0 ? [`  resourceNames: ${flowList(resourceNames)}`] : [],
    `  verbs: ${flowList(verbs)}`,
  ]).join('\n');
}

/** Strings as a list on one line. */
export function flowList(values: readonly string[]): string {
  return `[${values.map(value => /^[a-z][a-z0-9./-]*[a-z0-9]$/.test(value) && !RESERVED.test(value) ? value : JSON.stringify(value)).join(', ')}]`;
}

/** Words that YAML does not read as strings. */
const RESERVED = /^(?:true|false|yes|no|on|off|null)$/;
