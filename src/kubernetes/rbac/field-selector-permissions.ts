import { mergePolicyRules, PolicyRule } from './policy-rule';

/** A list or watch that is limited to names, which works only with a field selector. */
export interface FieldSelectorPermission {
  readonly apiGroup: string;
  readonly resource: string;
  readonly names: readonly string[];
  readonly verbs: readonly string[];
  /** The permission, as in `configmaps list,watch named a`. It is the key of the finding. */
  readonly key: string;
}

const LIST_VERBS = ['list', 'watch'];

/** The lists and watches of a role for which a client must send the field selector `metadata.name`. */
export function fieldSelectorPermissions(rules: readonly PolicyRule[]): FieldSelectorPermission[] {
  if (!rules.some(mayNeedSelector)) { return []; }
  return mergePolicyRules(rules).filter(mayNeedSelector).flatMap(({ apiGroups = [], resources = [], resourceNames: names = [], verbs: all }) => {
    const verbs = all.filter(verb => LIST_VERBS.includes(verb));
    return apiGroups.flatMap(apiGroup => resources.filter(namesAreLost).map(
      resource => ({ apiGroup, resource, names, verbs, key: namedKey(apiGroup, resource, verbs, names) }),
    ));
  });
}

/** The key of a finding about a permission that is limited to names. */
export function namedKey(apiGroup: string, resource: string, verbs: readonly string[], names: readonly string[]): string {
  return `${apiGroup === '' ? resource : `${resource}.${apiGroup}`} ${verbs.join(',')} named ${names.join(',')}`;
}

/** Whether a rule is limited to names. An empty name matches requests without a name, and the rule is then unlimited. */
export function isNamed({ resourceNames = [] }: PolicyRule): boolean {
  return resourceNames.length > 0 && !resourceNames.includes('');
}

/** A request for a subresource has the name in its path, whatever the verb. A wildcard covers subresources. */
export function namesAreLost(resource: string): boolean {
  return resource !== '*' && !resource.includes('/');
}

function mayNeedSelector(rule: PolicyRule): boolean {
  return isNamed(rule) && rule.verbs.some(verb => LIST_VERBS.includes(verb));
}
