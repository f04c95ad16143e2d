import { RuleIndex } from './_rule-index';
import { PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { isServedGroup } from '../../kubernetes/rbac/served-resources';
import { kubernetes } from '../references';
import { ObjectViolation, Rule } from '../rule';
import { RoleSubject } from '../subjects';

export const resourcePatternWithoutEffect: Rule = {
  id: 'resource-pattern-without-effect',
  summary: 'A rule uses a pattern that RBAC does not know',
  remedy: 'name the resources without a pattern',
  why: 'RBAC knows few wildcards: * alone, */<subresource>, and a path that ends with *. Everything else is compared letter by letter, so that pods/* or a resource name app-* matches nothing. '
    + 'What needs the permission fails at run time, and a reader believes in one that is not there.',
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
  const found = new Map<string, PolicyRule & { readonly message: string }>();
  for (const rule of rules) {
    for (const [key, message] of patternsIn(rule)) {
      if (!found.has(key)) { found.set(key, { ...rule, message }); }
    }
  }
  if (found.size === 0) { return; }
  const index = new RuleIndex(role);
  for (const [key, { message, ...rule }] of found) {
    yield { path: index.pathOf(rule), key, message };
  }
}

function mayHoldPattern({ apiGroups, resources, resourceNames, nonResourceURLs }: PolicyRule): boolean {
  return hasAsterisk(apiGroups) || hasAsterisk(resources) || hasAsterisk(resourceNames) || hasAsterisk(nonResourceURLs);
}

function hasAsterisk(texts: readonly string[] | undefined): boolean {
  return texts !== undefined && texts.some(text => text.includes('*'));
}

/** Each pattern with its key and message. */
function* patternsIn({ apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): Iterable<[string, string]> {
  for (const group of apiGroups) {
    if (group.includes('*') && group !== '*') { yield [`apiGroup ${group}`, `names the API group ${group}, which matches nothing: only * alone is a wildcard`]; }
  }
  for (const resource of resources) {
    if (isDeadResource(resource)) {
      yield [resource, `names the resource ${resource}, which matches nothing: only * and */<subresource> are wildcards`];
    }
  }
  // Names of signers are patterns by themselves: RBAC compares them with `<domain>/*` too. So may servers of other groups do, such as Calico's.
  if (!resources.includes('signers') && apiGroups.every(group => isServedGroup(group))) {
    for (const name of resourceNames) {
      if (name.includes('*')) { yield [`named ${name}`, `limits the rule to the name ${name}, which matches no object of another name: names are no patterns`]; }
    }
  }
  for (const url of nonResourceURLs) {
    if (url.slice(0, -1).includes('*')) { yield [url, `names the path ${url}, in which only a * at the end is a wildcard`]; }
  }
}

function isDeadResource(resource: string): boolean {
  if (!resource.includes('*') || resource === '*') { return false; }
  return !resource.startsWith('*/') || resource.slice(2).includes('*');
}
