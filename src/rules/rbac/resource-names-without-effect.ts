import { resourceText } from './_grants';
import { RuleIndex } from './_rule-index';
import { mergePolicyRules, PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { Role } from '../../model/service-account';
import { kubernetes } from '../references';
import { Rule, Violation } from '../rule';

/** Requests with these verbs carry no name, or one only where the client asks for it. */
const NAMELESS_VERBS = ['create', 'deletecollection'];
const LIST_VERBS = ['list', 'watch'];

/** Server-side apply asks for `patch` and, when it makes the object, for `create` with its name; so does a PUT. */
const APPLY_VERBS = ['patch', 'update', '*'];

export const resourceNamesWithoutEffect: Rule = {
  id: 'resource-names-without-effect',
  summary: 'A rule limits a verb to names that its requests do not carry',
  why: 'RBAC compares resourceNames with the name in the request. A create and a deletecollection have none, so that the rule grants nothing. A list or watch has one only when the client sends the field selector metadata.name=<name>. '
    + 'The rule looks like a narrow permission and is none; usually somebody then adds one without names.',
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
  *check(model) {
    for (const role of model.roles) {
      if (role.object && !model.isContext(role.object) && role.rules.some(mayLoseNames)) { yield* violationsOf(role, role.object); }
    }
  },
};

function* violationsOf(role: Role, object: Violation['object']): Iterable<Violation> {
  const rules = mergePolicyRules(role.rules);
  const applicable = new Applicable(rules);
  const index = new RuleIndex(object.manifest);
  for (const { apiGroups = [], resources = [], resourceNames = [], verbs } of rules.filter(isNamed)) {
    for (const apiGroup of apiGroups) {
      for (const resource of resources.filter(namesAreLost)) {
        const violation = (found: readonly string[], what: string): Violation => ({
          object,
          path: index.pathOf({ apiGroups: [apiGroup], resources: [resource], resourceNames, verbs: found }),
          key: `${resourceText(apiGroup, resource)} ${found.join(',')} named ${resourceNames.join(',')}`,
          message: `grants ${found.join(', ')} on ${resourceText(apiGroup, resource)} named ${resourceNames.join(', ')}, ${what}`,
        });
        const nameless = verbs.filter(verb => NAMELESS_VERBS.includes(verb) && !(verb === 'create' && applicable.covers(apiGroup, resource, resourceNames)));
        if (nameless.length > 0) { yield violation(nameless, 'which has no effect because such requests carry no name'); }
        const lists = verbs.filter(verb => LIST_VERBS.includes(verb));
        if (lists.length > 0) {
          yield {
            ...violation(lists, 'which works only for a client that sends the field selector metadata.name=<name>; whether it does is not known'),
            unknown: true,
          };
        }
      }
    }
  }
}

/** Where a create may be part of an apply, because the same objects may be patched or updated. */
class Applicable {
  private readonly names = new Map<string, Set<string> | 'all'>();

  public constructor(rules: readonly PolicyRule[]) {
    for (const { apiGroups = [], resources = [], resourceNames = [], verbs } of rules) {
      if (!verbs.some(verb => APPLY_VERBS.includes(verb))) { continue; }
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

function isNamed({ resourceNames = [] }: PolicyRule): boolean {
  return resourceNames.length > 0;
}

/** Most rules with names grant verbs that carry them. */
function mayLoseNames(rule: PolicyRule): boolean {
  return isNamed(rule) && rule.verbs.some(verb => NAMELESS_VERBS.includes(verb) || LIST_VERBS.includes(verb));
}

/** A request for a subresource has the name in its path, whatever the verb. A wildcard covers subresources. */
function namesAreLost(resource: string): boolean {
  return resource !== '*' && !resource.includes('/');
}

function keyOf(apiGroup: string, resource: string): string {
  return `${resource}\n${apiGroup}`;
}
