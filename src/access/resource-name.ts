import { isTemplated } from '../kubernetes/names';
import { ServedResource, servedResources } from '../kubernetes/rbac/resource-names';
import { isServedGroup, resourcesOfGroup } from '../kubernetes/rbac/served-resources';
import { AppModel } from '../model/app-model';
import { definedType } from '../objects/custom-resource-definition';
import { nearest } from '../text/nearest';

/** A resource name from a user, resolved as the API server does. */
export interface AskedResource {
  readonly apiGroup: string;
  /** The plural, as in rules. */
  readonly resource: string;
  /** Unset if unknown. */
  readonly namespaced?: boolean;
  /** Notes on the interpretation of the name. */
  readonly notes: readonly string[];
}

/** A candidate for a name. */
interface KnownResource extends Omit<ServedResource, 'namespaced'> {
  readonly namespaced?: boolean;
}

/** `v1`, `v2beta1`. */
const VERSION = /^v\d+(?:(?:alpha|beta)\d+)?$/;

/**
 * Resolves a name that kubectl accepts: plural, singular or short, in upper or lower
 * case, alone or with a group and a version, as in `deploy`, `deployments.apps` and
 * `deployments.v1.apps`. Resources of CustomResourceDefinitions in the input have the
 * same names; resources that only roles name have just the plural.
 *
 * @returns a clause that describes the problem, if the name is likely misspelled or ambiguous
 */
export function resourceNamed(written: string, model: AppModel): AskedResource | { readonly problem: string } {
  if (written === '*' || written.startsWith('*.')) { return { apiGroup: written === '*' ? '*' : written.slice(2), resource: '*', notes: [] }; }
  const [name, ...rest] = written.toLowerCase().split('.');
  const group = rest.length === 0 || (rest.length === 1 && VERSION.test(rest[0])) ? undefined : (VERSION.test(rest[0]) ? rest.slice(1) : rest).join('.');
  const known = model.once(knownResources);
  const inGroup = ({ apiGroup }: KnownResource): boolean => rest.length === 0 || apiGroup === (group ?? '');
  const found = known.filter(resource => inGroup(resource) && (resource.resource === name || resource.otherNames.includes(name)));
  if (found.length > 0) {
    // Like kubectl, takes the first match; built-in resources come first.
    const [{ apiGroup, resource, namespaced }] = found;
    // Resources that exist only for authorization, such as users, have one name.
    const others = [...new Set(found.slice(1).filter(each => each.otherNames.length > 0 || !isServedGroup(each.apiGroup)).map(fullName))];
    return {
      apiGroup,
      resource,
      namespaced,
      notes: others.length === 0 ? [] : [`${written} is taken as ${fullName(found[0])}; others of that name: ${others.join(', ')}`],
    };
  }
  return rest.length === 0 ? unknownResource(name, known, model) : unknownInGroup(name, group ?? '', known, model);
}

/** A name without a group: one from a role, or likely a mistake. */
function unknownResource(name: string, known: readonly KnownResource[], model: AppModel): AskedResource | { readonly problem: string } {
  const groups = [...model.once(resourcesInRoles).get(name) ?? []];
  if (groups.length > 1) {
    return { problem: `'${name}' may be ${groups.map(apiGroup => fullName({ apiGroup, resource: name })).join(' or ')}; write which` };
  }
  if (groups.length === 1) {
    const [apiGroup] = groups;
    return { apiGroup, resource: name, notes: [`${name} is taken as ${fullName({ apiGroup, resource: name })}, which roles of the input name`] };
  }
  const meant = nearestOf(name, known);
  if (meant !== undefined) { return { problem: `there is no resource '${name}'; did you mean ${meant}? Write ${name}.GROUP for one of an API group` }; }
  return { apiGroup: '', resource: name, notes: [`${notKnown(name)}: the question is about ${name} in the core group. Write ${name}.GROUP for one of an API group`] };
}

function unknownInGroup(
  name: string, apiGroup: string, known: readonly KnownResource[], model: AppModel,
): AskedResource | { readonly problem: string } {
  const asked = { apiGroup, resource: name };
  if (model.once(resourcesInRoles).get(name)?.has(apiGroup)) { return { ...asked, notes: [] }; }
  const others = known.filter(resource => resource.apiGroup === apiGroup);
  const isNamed = ({ resource, otherNames }: KnownResource): boolean => resource === name || otherNames.includes(name);
  const meant = others.length > 0
    ? nearestOf(name, others)
    : known.find(resource => isNamed(resource) && nearest(apiGroup, [resource.apiGroup]) !== undefined)?.apiGroup;
  if (meant !== undefined) {
    const correct = others.length > 0 ? fullName({ apiGroup, resource: meant }) : fullName({ apiGroup: meant, resource: name });
    return { problem: `there is no resource '${fullName(asked)}'; did you mean ${correct}?` };
  }
  return { ...asked, notes: [`${notKnown(fullName(asked))}: checked as written`] };
}

function notKnown(name: string): string {
  return `${name} is not a resource that Kubernetes serves by default, and no CustomResourceDefinition or role of the input names it`;
}

/** The plural of the resource with the nearest name. Ignores short names, which are near to everything. */
function nearestOf(word: string, known: readonly KnownResource[]): string | undefined {
  const byName = new Map([...known].reverse().flatMap(
    ({ resource, otherNames }) => [resource, ...otherNames].filter(({ length }) => length > 3).map(name => [name, resource] as const),
  ));
  const found = nearest(word, [...byName.keys()]);
  return found === undefined ? undefined : byName.get(found);
}

function fullName({ apiGroup, resource }: Pick<KnownResource, 'apiGroup' | 'resource'>): string {
  return apiGroup === '' ? resource : `${resource}.${apiGroup}`;
}

/** Built-in resources, and those of CustomResourceDefinitions in the input. */
function knownResources(model: AppModel): readonly KnownResource[] {
  const defined = model.objectsOf('apiextensions.k8s.io', 'CustomResourceDefinition').flatMap(({ manifest }): KnownResource[] => {
    const { group, plural, otherNames, namespaced } = definedType(manifest);
    return group === undefined || plural === undefined ? [] : [{ apiGroup: group, resource: plural, otherNames, namespaced }];
  });
  return [...servedResources(), ...defined];
}

/** The groups of each resource in roles of the input, without wildcards. */
function resourcesInRoles(model: AppModel): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { rules } of model.roles) {
    for (const { apiGroups = [], resources = [] } of rules) {
      for (const resource of resources) {
        const [name] = resource.split('/');
        if (name === '*' || isTemplated(name)) { continue; }
        const groups = found.get(name) ?? new Set();
        found.set(name, groups);
        for (const group of apiGroups) { if (group !== '*' && !isTemplated(group)) { groups.add(group); } }
      }
    }
  }
  return found;
}

/** The name of a resource in kubectl: `deployments.apps/scale`. */
export function kubectlResourceName(apiGroup: string, resource: string): string {
  const slash = resource.indexOf('/');
  const [type, subresource] = slash < 0 ? [resource, ''] : [resource.slice(0, slash), resource.slice(slash)];
  return `${fullName({ apiGroup, resource: type })}${subresource}`;
}

/** The subresources of a resource in kube-apiserver. */
export function subresourcesOf(apiGroup: string, resource: string): readonly string[] {
  return resourcesOfGroup(apiGroup).flatMap(each => {
    const [type, subresource] = each.split('/');
    return type === resource && subresource !== undefined ? [subresource] : [];
  });
}

