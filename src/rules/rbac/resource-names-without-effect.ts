import { roleCircumstances } from '../_circumstances';
import { qualifiedResource } from './_grants';
import { RuleIndex } from './_rule-index';
import { fixWithout, RulePart } from './_without-effect';
import { fieldSelectorPermissions, isNamed, namedKey, namesAreLost } from '../../kubernetes/rbac/field-selector-permissions';
import { mergePolicyRules, PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { Needed } from '../../kubernetes/rbac/sensitive-permission-table';
import { AppModel } from '../../model/app-model';
import { kubernetes } from '../references';
import { ObjectViolation, Rule } from '../rule';
import { RoleSubject } from '../subjects';

/** Requests with these verbs carry no name, or only if the client sets it. */
const NAMELESS_VERBS = ['create', 'deletecollection'];
const LIST_VERBS = ['list', 'watch'];

/** Server-side apply requires `patch` and, to create the object, `create` with its name; a PUT requires `update` and the same `create`. */
const APPLY_VERBS = ['patch', 'update'];

export const resourceNamesWithoutEffect: Rule = {
  id: 'resource-names-without-effect',
  summary: 'A rule limits a verb to resource names that its requests do not contain',
  remedy: 'remove the verbs that resourceNames cannot limit',
  why: 'RBAC compares resourceNames with the name in the request. create and deletecollection requests have none, so the rule grants nothing. A list or watch request has one only if the client sends the field selector metadata.name=<name>. '
    + 'The rule looks like a narrow permission but has no effect; often a rule without names is then added.',
  fix: {
    construct: 'Permission.create(kplus.ApiResource.CONFIG_MAPS)',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [configmaps]',
      '  verbs: [create]',
      '- apiGroups: [\'\']',
      '  resources: [configmaps]',
      '  resourceNames: [my-config]',
      '  verbs: [get, update, patch]',
    ].join('\n'),
  },
  references: [kubernetes('Using RBAC Authorization: referring to resources', 'reference/access-authn-authz/rbac/#referring-to-resources')],
  subject: 'role',
  check: (role, model) => role.rules.some(mayLoseNames) ? violationsOf(role, model) : [],
};

function* violationsOf(role: RoleSubject, model: AppModel): Iterable<ObjectViolation> {
  const rules = mergePolicyRules(role.rules);
  const applicable = new Applicable(rules);
  const index = new RuleIndex(role);
  const violation = (apiGroup: string, resource: string, names: readonly string[], verbs: readonly string[], what: string): ObjectViolation => ({
    path: index.pathOf({ apiGroups: [apiGroup], resources: [resource], resourceNames: names, verbs }),
    key: namedKey(apiGroup, resource, verbs, names),
    message: `grants ${verbs.join(', ')} on ${qualifiedResource(apiGroup, resource)} named ${names.join(', ')}, ${what}`,
  });
  for (const { apiGroups = [], resources = [], resourceNames = [], verbs } of rules.filter(isNamed)) {
    for (const apiGroup of apiGroups) {
      for (const resource of resources.filter(name => namesAreLost(name) && !isNamedByItsServer(apiGroup, name))) {
        const isApplied = (): boolean => applicable.covers(apiGroup, resource, resourceNames)
          || resourceNames.every(name => model.once(roleCircumstances).isHeldBeside(apply(apiGroup, resource, name), role));
        const nameless = verbs.filter(verb => NAMELESS_VERBS.includes(verb) && !(verb === 'create' && isApplied()));
        if (nameless.length === 0) { continue; }
        const found = violation(apiGroup, resource, resourceNames, nameless, 'which has no effect because such requests contain no name');
        const isNameless = (part: RulePart): boolean =>
          part.apiGroup === apiGroup && part.resource === resource && part.name !== undefined && nameless.includes(part.verb);
        yield { ...found, ...fixWithout(role, found.path, isNameless) };
      }
    }
  }
  for (const { apiGroup, resource, names, verbs } of fieldSelectorPermissions(rules)) {
    yield {
      ...violation(apiGroup, resource, names, verbs, 'which works only for a client that sends the field selector metadata.name=<name>; whether it does is not known'),
      unknown: true,
    };
  }
}

/** The permission that makes a create part of an apply. */
function apply(apiGroup: string, resource: string, name: string): Needed {
  return { anyOf: APPLY_VERBS.map(verb => ({ verb, apiGroup, resource, name })), otherwise: 'none' };
}

/**
 * The Calico API server authorizes every verb, including create, with the name of a tier
 * and ".*" as the name of the policies in it.
 *
 * @see
 * https://docs.tigera.io/calico/latest/network-policy/policy-tiers/rbac-tiered-policies
 */
function isNamedByItsServer(apiGroup: string, resource: string): boolean {
  return apiGroup === 'projectcalico.org' && resource.startsWith('tier.');
}

/** Where a create may be part of an apply, because the same objects may be patched or updated. */
class Applicable {
  private readonly names = new Map<string, Set<string> | 'all'>();

  public constructor(rules: readonly PolicyRule[]) {
    for (const { apiGroups = [], resources = [], resourceNames = [], verbs } of rules) {
      if (!verbs.some(verb => verb === '*' || APPLY_VERBS.includes(verb))) { continue; }
      for (const apiGroup of apiGroups) {
        for (const resource of resources) { this.add(keyOf(apiGroup, resource), resourceNames); }
      }
    }
  }

  public covers(apiGroup: string, resource: string, names: readonly string[]): boolean {
    return [keyOf(apiGroup, resource), keyOf('*', resource), keyOf(apiGroup, '*'), keyOf('*', '*')].some(key => {
      const known = this.names.get(key);
      return known === 'all' || (known !== undefined && names.every(name => known.has(name)));
    });
  }

  private add(key: string, names: readonly string[]): void {
    const known = this.names.get(key);
    if (known === 'all') { return; }
    if (names.length === 0) {
      this.names.set(key, 'all');
    } else if (known) {
      names.forEach(name => known.add(name));
    } else {
      this.names.set(key, new Set(names));
    }
  }
}

/** Most rules with names grant verbs that carry them. */
function mayLoseNames(rule: PolicyRule): boolean {
  return isNamed(rule) && rule.verbs.some(verb => NAMELESS_VERBS.includes(verb) || LIST_VERBS.includes(verb));
}

function keyOf(apiGroup: string, resource: string): string {
  return `${resource}\n${apiGroup}`;
}
