import { PermissionScope } from './effective-permissions';
import { InventoryPermission } from './inventory';
import { hasKind, resourceWords } from './resource-words';
import { namesText } from '../kubernetes/rbac/name-text';

/** The verbs on one resource or path. */
export type PermissionWords = Pick<InventoryPermission, 'apiGroup' | 'resource' | 'url' | 'names' | 'verbs'>;

/** The minimum number of resources of one API group for a separate sentence. */
const OF_ONE_GROUP = 3;

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'update', 'patch', 'delete'];

/** The words before the resource. */
const VERBS: { readonly [verb: string]: string } = {
  get: 'gets',
  list: 'lists',
  watch: 'watches',
  create: 'creates',
  update: 'updates',
  patch: 'patches',
  delete: 'deletes',
  bind: 'binds',
  escalate: 'escalates',
  impersonate: 'impersonates',
  approve: 'approves',
  sign: 'signs',
  use: 'uses',
  deletecollection: 'deletes collections of',
};

/** Replaces a subresource and its verb. */
interface Phrase {
  readonly of: string;
  readonly needs: string;
  readonly verbs: readonly string[];
  readonly phrase: string;
}

/** Subresources whose verb does not describe the action. A phrase applies if `verbs` covers all granted verbs. */
const PHRASES: { readonly [resource: string]: Phrase } = {
  'pods/exec': { of: 'pods', needs: 'create', verbs: ['get', 'create'], phrase: 'runs commands in' },
  'pods/attach': { of: 'pods', needs: 'create', verbs: ['get', 'create'], phrase: 'attaches to' },
  'pods/portforward': { of: 'pods', needs: 'create', verbs: ['get', 'create'], phrase: 'forwards ports to' },
  'pods/log': { of: 'pods', needs: 'get', verbs: ['get'], phrase: 'reads logs of' },
  'pods/eviction': { of: 'pods', needs: 'create', verbs: ['create'], phrase: 'evicts' },
  'serviceaccounts/token': { of: 'serviceaccounts', needs: 'create', verbs: ['create'], phrase: 'creates tokens of' },
};

/** A permission in words: `reads Secrets in shop`, `gets ConfigMap payments-config in production`, `creates Pods everywhere`. */
export function permissionText(permission: PermissionWords, scope?: PermissionScope): string {
  return sentenceText([permission], scope);
}

/** The same for permissions with the same verbs: `reads ConfigMaps, Pods and Secrets`. */
export function sentenceText(permissions: readonly PermissionWords[], scope?: PermissionScope): string {
  const [{ apiGroup, resource, verbs }] = permissions;
  const where = scope === undefined ? '' : ` ${scopeWords(scope)}`;
  if (permissions.length === 1 && apiGroup === '*' && resource === '*' && verbs.includes('*')) { return `does everything${where}`; }
  const { phrase, name } = phraseOf(permissions);
  if (isOfOneGroup(permissions)) { return `${phrase} ${listText(permissions.map(each => each.resource!))} of ${apiGroup}${where}`; }
  return `${phrase} ${listText(permissions.map(name))}${where}`;
}

/** The scope in words: `everywhere`, `in shop`. */
export function scopeWords({ clusterWide, namespace }: PermissionScope): string {
  return clusterWide ? 'everywhere' : namespace === undefined ? 'in an unknown namespace' : `in ${namespace}`;
}

/** Groups of permissions that differ only in the resource, for one sentence each. */
export function sentencesOf<P extends PermissionWords & Pick<InventoryPermission, 'sensitive'>>(permissions: readonly P[]): P[][] {
  const groups = grouped(permissions, permission => {
    const { apiGroup, resource, url, names, verbs, sensitive } = permission;
    const alone = names !== undefined || resource === '*' || (resource !== undefined && phraseFor(permission) !== undefined);
    return [url === undefined, verbs, sensitive, alone ? [apiGroup, resource, names] : null];
  });
  return groups.flatMap(group => {
    const custom = grouped(group.filter(isCustom), ({ apiGroup }) => apiGroup).filter(({ length }) => length >= OF_ONE_GROUP);
    const others = group.filter(permission => !custom.some(some => some.includes(permission)));
    return [...others.length === 0 ? [] : [others], ...custom];
  });
}

/** Whether the API group of a resource has no known kinds. Up to two such resources are each named with their group. */
function isCustom({ apiGroup, resource, names }: PermissionWords): boolean {
  return apiGroup !== '' && apiGroup !== '*' && resource !== undefined && names === undefined && !resource.startsWith('*') && !hasKind(apiGroup, resource);
}

function isOfOneGroup(permissions: readonly PermissionWords[]): boolean {
  const [{ apiGroup }] = permissions;
  return permissions.length >= OF_ONE_GROUP && permissions.every(permission => isCustom(permission) && permission.apiGroup === apiGroup);
}

function grouped<T>(values: readonly T[], keyOf: (value: T) => unknown): T[][] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = JSON.stringify(keyOf(value));
    const group = groups.get(key);
    if (group) { group.push(value); } else { groups.set(key, [value]); }
  }
  return [...groups.values()];
}

/** Texts as an enumeration. */
export function listText(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}

function phraseOf(permissions: readonly PermissionWords[]): { readonly phrase: string; readonly name: (permission: PermissionWords) => string } {
  const special = permissions.length === 1 ? phraseFor(permissions[0]) : undefined;
  return special === undefined
    ? { phrase: verbsText(permissions[0].verbs), name: permission => nameOf(permission) }
    : { phrase: special.phrase, name: permission => nameOf({ ...permission, resource: special.of }) };
}

function phraseFor({ apiGroup, resource, verbs }: PermissionWords): Phrase | undefined {
  const special = apiGroup === '' && resource !== undefined && Object.hasOwn(PHRASES, resource) ? PHRASES[resource] : undefined;
  return special !== undefined && verbs.includes(special.needs) && verbs.every(verb => special.verbs.includes(verb)) ? special : undefined;
}

function nameOf({ apiGroup, resource, url, names }: PermissionWords): string {
  if (url !== undefined) { return url === '*' ? 'every path of the API server' : url; }
  return names === undefined ? resourceWords(apiGroup, resource!) : `${resourceWords(apiGroup, resource!, names.length === 1 ? 'one' : 'many')} ${namesText(names)}`;
}

/** Verbs for a sentence; `reads` and `writes` replace common combinations. */
function verbsText(verbs: readonly string[]): string {
  if (verbs.includes('*')) { return 'uses every verb on'; }
  const left = new Set(verbs);
  const words: string[] = [];
  for (const [all, word] of [[READ, 'reads'], [WRITE, 'writes']] as const) {
    if (all.every(verb => left.has(verb))) {
      words.push(word);
      all.forEach(verb => left.delete(verb));
    }
  }
  const others = [...left].filter(verb => !Object.hasOwn(VERBS, verb));
  words.push(...Object.keys(VERBS).filter(verb => left.has(verb)).map(verb => VERBS[verb]));
  if (others.length > 0) { words.push(`uses the ${others.length === 1 ? 'verb' : 'verbs'} ${namesText(others)} on`); }
  return listText(words);
}
