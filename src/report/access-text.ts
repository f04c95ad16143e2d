import { placeText } from './place-text';
import { ChainObject, GrantChain, WrittenAt } from '../access/grant-chain';
import { kubectlResourceName } from '../access/resource-name';

/** The maximum number of resources of a rule that are named. */
const MAX_NAMED = 5;

/** Stands in for an unreadable name. */
const NO_NAME = '(no name)';

/** A subject or an object of a chain: `ServiceAccount shop/web`. */
export function chainName({ kind, namespace, name }: Pick<ChainObject, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name === '' ? NO_NAME : name}`;
}

/** The same with its source location: `Role shop/web (dist/app.yaml:12)`. */
export function chainObjectText(object: ChainObject & { readonly found?: boolean }): string {
  const place = object.builtIn ? 'built-in' : object.found === false ? 'not in the input' : locationText(object.location);
  return `${chainName(object)}${place === '' ? '' : ` (${place})`}`;
}

/** A location as `dist/app.yaml:12`, or the construct; empty if unknown. */
export function locationText({ file, line, construct }: WrittenAt = {}): string {
  return file === undefined ? construct ?? '' : placeText({ file, line });
}

/**
 * A rule in one line: `get,list pods, deployments.apps named web`. Names only a few of many resources.
 *
 * @param asked The resource of the question; it is named first.
 */
export function accessRuleText(rule: Omit<NonNullable<GrantChain['rule']>, 'from' | 'location'>, asked?: string): string {
  const { verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule;
  const [group = ''] = apiGroups;
  const first = resources.filter(resource => resource === asked);
  const ordered = [...first, ...resources.filter(resource => resource !== asked)];
  const targets = apiGroups.length > 1 ? ordered : ordered.map(resource => kubectlResourceName(group, resource));
  const inGroups = apiGroups.length > 1 ? ` in the groups ${some(apiGroups.map(each => each === '' ? '""' : each))}` : '';
  return `${verbs.join(',')} ${some([...targets, ...nonResourceURLs])}${inGroups}${resourceNames.length === 0 ? '' : ` named ${some(resourceNames)}`}`;
}

function some(texts: readonly string[]): string {
  return `${texts.slice(0, MAX_NAMED).join(', ')}${texts.length > MAX_NAMED ? ` and ${texts.length - MAX_NAMED} more` : ''}`;
}

/** The source location of the rule of a chain, and the ClusterRole it is aggregated from. */
export function ruleOriginText({ from, location }: NonNullable<GrantChain['rule']>): string {
  return [...from === undefined ? [] : [`of ClusterRole ${from}`], ...locationText(location) === '' ? [] : [locationText(location)]].join(', ');
}

/** A chain in one line: `RoleBinding shop/readers (...) → Role shop/reader (...): get pods`. */
export function chainText({ binding, role, rule, subject }: GrantChain): string {
  const grant = `${chainName(subject)}: ${chainObjectText(binding)} → ${chainObjectText(role)}`;
  return rule === undefined ? grant : `${grant}: ${accessRuleText(rule)}`;
}
