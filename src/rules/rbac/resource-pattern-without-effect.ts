import { RuleIndex } from './_rule-index';
import { fixWithout, RulePart } from './_without-effect';
import { PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { isServedGroup } from '../../kubernetes/rbac/served-resources';
import { kubernetes } from '../references';
import { ObjectViolation, Rule } from '../rule';
import { RoleSubject } from '../subjects';

export const resourcePatternWithoutEffect: Rule = {
  id: 'resource-pattern-without-effect',
  summary: 'A rule uses a pattern that RBAC does not support',
  remedy: 'list the resources without a pattern',
  why: 'RBAC supports few wildcards: * alone, */<subresource>, and a path that ends with *. Everything else is compared exactly, so pods/* or a resource name app-* matches nothing. '
    + 'The workload that needs the permission fails at run time, and a reader of the manifest is misled.',
  fix: {
    construct: 'Permission.get(Subresource.of(kplus.ApiResource.PODS, \'log\'), Subresource.of(kplus.ApiResource.PODS, \'status\'))',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [pods/log, pods/status]',
      '  verbs: [get]',
    ].join('\n'),
  },
  references: [kubernetes('Using RBAC Authorization: referring to resources', 'reference/access-authn-authz/rbac/#referring-to-resources')],
  subject: 'role',
  check: role => role.rules.some(mayHoldPattern) ? violationsOf(role) : [],
};

function* violationsOf(role: RoleSubject): Iterable<ObjectViolation> {
  const { rules } = role;
  const found = new Map<string, Pattern & { readonly rule: PolicyRule }>();
  for (const rule of rules) {
    for (const pattern of patternsIn(rule)) {
      if (!found.has(pattern.key)) { found.set(pattern.key, { ...pattern, rule }); }
    }
  }
  if (found.size === 0) { return; }
  const index = new RuleIndex(role);
  for (const { key, message, rule, field: name, value } of found.values()) {
    const path = index.pathOf(rule);
    yield { path, key, message, ...fixWithout(role, path, part => part[name] === value) };
  }
}

/** A pattern that matches nothing, with the field of the rule that contains it. */
interface Pattern {
  readonly key: string;
  readonly message: string;
  readonly field: Exclude<keyof RulePart, 'verb'>;
  readonly value: string;
}

function mayHoldPattern({ apiGroups, resources, resourceNames, nonResourceURLs }: PolicyRule): boolean {
  return hasAsterisk(apiGroups) || hasAsterisk(resources) || hasAsterisk(resourceNames) || hasAsterisk(nonResourceURLs);
}

function hasAsterisk(texts: readonly string[] | undefined): boolean {
  return texts !== undefined && texts.some(text => text.includes('*'));
}

function* patternsIn({ apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): Iterable<Pattern> {
  for (const group of apiGroups) {
    if (group.includes('*') && group !== '*') { yield { key: `apiGroup ${group}`, message: `names the API group ${group}, which matches nothing: only * alone is a wildcard`, field: 'apiGroup', value: group }; }
  }
  for (const resource of resources) {
    if (isIneffectiveResource(resource)) {
      yield { key: resource, message: `names the resource ${resource}, which matches nothing: only * and */<subresource> are wildcards`, field: 'resource', value: resource };
    }
  }
  // Signer names are patterns: RBAC also checks them as `<domain>/*`. Servers of other API groups, such as Calico's, may do the same.
  if (!resources.includes('signers') && apiGroups.every(group => isServedGroup(group))) {
    for (const name of resourceNames) {
      if (name.includes('*')) { yield { key: `named ${name}`, message: `limits the rule to the name ${name}, which only matches an object of exactly that name: resourceNames are not patterns`, field: 'name', value: name }; }
    }
  }
  for (const url of nonResourceURLs) {
    if (url.slice(0, -1).includes('*')) { yield { key: url, message: `names the path ${url}, in which only a * at the end is a wildcard`, field: 'url', value: url }; }
  }
}

function isIneffectiveResource(resource: string): boolean {
  if (!resource.includes('*') || resource === '*') { return false; }
  return !resource.startsWith('*/') || resource.slice(2).includes('*');
}
