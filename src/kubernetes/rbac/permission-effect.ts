import { distance } from 'fastest-levenshtein';
import { PolicyRule } from './policy-rule';
import { isServedGroup, KNOWN_VERBS, REMOVED_GROUPS, removedIn, resourcesOfGroup, SERVED_GROUPS, verbsOf } from './served-resources';
import { isPlaceholder } from '../../objects/placeholder';

/** A part of a rule that matches no request to kube-apiserver. */
export interface IneffectivePart {
  readonly field: 'apiGroups' | 'resources' | 'verbs';
  readonly value: string;
  /** The resources on which a verb is granted, if any. */
  readonly resources?: readonly string[];
  /** The problem, as a clause that follows the name of the part. */
  readonly why: string;
  /** The probable intention, as a question or a statement. */
  readonly hint?: string;
  /** Whether another program may check it, such as an admission plugin of a vendor. */
  readonly mayBeAsked: boolean;
}

/** Requests with these verbs can be for any resource. */
const VERBS_ANYWHERE = /^(impersonate-on:(?:user-info|serviceaccount|arbitrary-node|associated-node):.+|request-serviceaccounts-token-audience|use-managed-identity|unsafe-delete-ignore-read-errors)$/;

/** Words that are mistaken for API verbs. */
const NOT_VERBS: ReadonlyMap<string, string> = new Map([
  ['all', "'*'"], ['apply', 'create and patch'], ['describe', 'get'], ['edit', 'get and patch'], ['exec', 'create on pods/exec'], ['log', 'get on pods/log'],
  ['logs', 'get on pods/log'], ['post', 'create'], ['put', 'update'], ['read', 'get, list and watch'], ['remove', 'delete'], ['replace', 'update'],
  ['scale', 'patch on a subresource such as deployments/scale'], ['write', 'create, update and patch'],
]);

/**
 * The parts of a rule that match no request. A part is effective if it matches in
 * combination with any values of the other fields: rules often list groups, resources
 * and verbs together of which not all combine. Resources in groups that kube-apiserver
 * does not serve are unknown.
 */
export function ineffectiveParts({ apiGroups = [], resources = [], verbs }: PolicyRule): IneffectivePart[] {
  if (apiGroups.includes('*')) { return []; }
  const ineffective = apiGroups.filter(isIneffectiveGroup);
  const today = ineffective.length === 0 ? undefined : newGroupOf(resources);
  const removed = ineffective.map(group => ineffectiveGroup(group, today));
  const groups = apiGroups.filter(group => !isIneffectiveGroup(group));
  const isKnown = groups.length > 0 && groups.every(isServedGroup) && !verbs.some(verb => VERBS_ANYWHERE.test(verb));
  if (!isKnown || resources.length === 0) { return removed; }
  const [effective, others] = [new Set<string>(), new Set<string>()];
  for (const resource of resources) {
    const isServed = isPattern(resource) || groups.some(group => verbsOf(group, resource) !== undefined);
    (isServed ? effective : others).add(resource);
  }
  const asked = verbsAsked(groups, effective);
  const unasked = new Set(verbs.filter(verb => verb !== '*' && verb !== '' && !isFilledIn(verb) && !asked.has(verb)));
  return [
    ...removed,
    ...[...others].map(resource => ineffectiveResource(groups, resource)),
    // A verb that only an unserved resource had, as `use` on podsecuritypolicies, is the same fault.
    ...[...unasked].map(verb => ineffectiveVerb(verb, [...effective])).filter(({ mayBeAsked }) => effective.size > 0 || !mayBeAsked),
  ];
}

/** A removed group, or a text that cannot be a group: groups of custom resources contain a dot, and no group includes a version. */
function isIneffectiveGroup(group: string): boolean {
  return REMOVED_GROUPS.has(group) || (!isServedGroup(group) && !isPattern(group) && (!group.includes('.') || group.includes('/')));
}

/** @param today The current group of the resources. */
function ineffectiveGroup(group: string, today: string | undefined): IneffectivePart {
  const part = { field: 'apiGroups', value: group, mayBeAsked: false } as const;
  const minor = REMOVED_GROUPS.get(group);
  if (minor !== undefined) {
    return { ...part, why: `is an API group that Kubernetes no longer serves since 1.${minor}`, hint: today };
  }
  const [name] = group.split('/');
  const near = isServedGroup(name) && name !== '' ? name : nearest(name, SERVED_GROUPS.filter(served => served !== ''));
  return { ...part, why: 'is not an API group', hint: near === undefined ? today : `did you mean ${near}?` };
}

/** A wildcard or a placeholder. Other patterns match nothing, whichever resources are served. */
function isPattern(resource: string): boolean {
  return resource === '' || resource.includes('*') || isFilledIn(resource);
}

/** Whether a verb, group or resource is a placeholder: valid ones contain no bracket or dollar sign. */
export function isFilledIn(text: string): boolean {
  return isPlaceholder(text) || /[{}$<>]/.test(text);
}

/** The verbs that are checked on any of the resources. Without a valid resource, those of all. */
function verbsAsked(groups: readonly string[], resources: ReadonlySet<string>): ReadonlySet<string> {
  const asked = new Set<string>();
  for (const resource of resources) {
    const covered = groups.flatMap(group => coveredBy(resource, group).map(name => verbsOf(group, name)));
    if (covered.length === 0) { return new Set(KNOWN_VERBS); }
    for (const verbs of covered) { verbs?.forEach(verb => asked.add(verb)); }
  }
  return resources.size === 0 ? new Set(KNOWN_VERBS) : asked;
}

function coveredBy(resource: string, group: string): readonly string[] {
  if (!isPattern(resource)) { return [resource]; }
  if (resource === '*') { return resourcesOfGroup(group); }
  return resource.startsWith('*/') ? resourcesOfGroup(group).filter(name => name.endsWith(resource.slice(1))) : [];
}

function ineffectiveResource(groups: readonly string[], resource: string): IneffectivePart {
  const minor = groups.map(group => removedIn(group, resource)).find(since => since !== undefined);
  const here = groups.flatMap(resourcesOfGroup);
  const near = nearestResource(resource, here);
  const elsewhere = groupsWith(resource);
  const [type, subresource] = resource.split('/');
  return {
    field: 'resources',
    value: resource,
    why: minor === undefined ? `is not a resource of ${groups.map(groupText).join(' or ')}` : `is a resource that Kubernetes no longer serves since 1.${minor}`,
    hint: near !== undefined ? `did you mean ${near}?` : elsewhere === undefined ? undefined : `did you mean ${elsewhere}?`,
    // Some vendors check subresources that kube-apiserver does not serve, such as OpenShift for endpoints/restricted.
    mayBeAsked: subresource !== undefined && near === undefined && here.includes(type),
  };
}

function ineffectiveVerb(verb: string, resources: readonly string[]): IneffectivePart {
  const part = { field: 'verbs', value: verb, resources } as const;
  if (KNOWN_VERBS.includes(verb)) { return { ...part, why: `is a verb that no request for ${resources.join(' or ')} uses`, mayBeAsked: false }; }
  const together = verb.split(/[\s,;|]+/).filter(word => word !== '');
  if (together.length > 1 && together.every(word => KNOWN_VERBS.includes(word))) {
    return { ...part, why: 'is not an API verb', hint: `did you mean ${together.join(' and ')}, as separate items?`, mayBeAsked: false };
  }
  const meant = NOT_VERBS.get(verb.toLowerCase()) ?? nearest(verb, KNOWN_VERBS);
  return { ...part, why: 'is not an API verb', ...meant === undefined ? {} : { hint: `did you mean ${meant}?` }, mayBeAsked: meant === undefined };
}

/** The current group of resources from a removed group. */
function newGroupOf(resources: readonly string[]): string | undefined {
  const groups = new Set(resources.flatMap(resource => SERVED_GROUPS.filter(group => verbsOf(group, resource) !== undefined)));
  return groups.size === 0 ? undefined : `did you mean ${[...groups].map(group => group || "''").join(' or ')}?`;
}

/** The other groups with a resource of this name, as in `the API group apps`. */
function groupsWith(resource: string): string | undefined {
  for (const name of [resource, ...pluralsOf(resource)]) {
    const groups = SERVED_GROUPS.filter(group => verbsOf(group, name) !== undefined);
    if (groups.length > 0) { return `${name === resource ? '' : `${name} in `}${groups.map(groupText).join(' or ')}`; }
  }
  return undefined;
}

function groupText(group: string): string {
  return group === '' ? "the core API group ''" : `the API group ${group}`;
}

function nearestResource(resource: string, known: readonly string[]): string | undefined {
  return pluralsOf(resource).find(plural => known.includes(plural)) ?? nearest(resource, known);
}

/** Resource names that a kind or a singular may stand for. */
function pluralsOf(resource: string): string[] {
  const name = resource.toLowerCase();
  return [name, `${name}s`, `${name}es`, name.replace(/y$/, 'ies')];
}

/** Longer words are not misspelt names, and comparing them takes time. */
const MAX_WORD_LENGTH = 100;

function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > MAX_WORD_LENGTH) { return undefined; }
  const lower = word.toLowerCase();
  const mistakes = lower.length > 4 ? 2 : 1;
  const [best] = known.map(name => ({ name, far: distance(lower, name) })).filter(({ far }) => far <= mistakes).sort((a, b) => a.far - b.far);
  return best?.name;
}
