import { placeText } from './place-text';
import { ChainObject, GrantChain, WrittenAt } from '../access/grant-chain';

/** What stands where no name can be read. */
const NO_NAME = '(no name)';

/** A subject or an object of a chain: `ServiceAccount shop/web`. */
export function chainName({ kind, namespace, name }: Pick<ChainObject, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name === '' ? NO_NAME : name}`;
}

/** The same with where it is written: `Role shop/web (dist/app.yaml:12)`. */
export function chainObjectText(object: ChainObject & { readonly found?: boolean }): string {
  const place = object.builtIn ? 'built-in' : object.found === false ? 'not in the input' : locationText(object.location);
  return `${chainName(object)}${place === '' ? '' : ` (${place})`}`;
}

/** A place as `dist/app.yaml:12`, or the construct; empty where it is not known. */
export function locationText({ file, line, construct }: WrittenAt = {}): string {
  return file === undefined ? construct ?? '' : placeText({ file, line });
}

/** A rule in one line: `get,list pods, deployments.apps named web`. */
export function accessRuleText({ verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: Omit<NonNullable<GrantChain['rule']>, 'from' | 'location'>): string {
  const [group = ''] = apiGroups;
  const targets = apiGroups.length > 1
    ? `${resources.join(', ')} in the groups ${apiGroups.map(each => JSON.stringify(each)).join(', ')}`
    : resources.map(resource => group === '' ? resource : `${resource}.${group}`).join(', ');
  return `${verbs.join(',')} ${[targets, ...nonResourceURLs].filter(text => text !== '').join(', ')}${resourceNames.length === 0 ? '' : ` named ${resourceNames.join(', ')}`}`;
}

/** Where the rule of a chain stands, in which ClusterRole if it is aggregated. */
export function ruleOriginText({ from, location }: NonNullable<GrantChain['rule']>): string {
  return [...from === undefined ? [] : [`of ClusterRole ${from}`], ...locationText(location) === '' ? [] : [locationText(location)]].join(', ');
}
