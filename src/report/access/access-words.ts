import { AccountName, TokenKind } from '../../access/access-comparison';
import { AccessGrant, AccessOverview, WorkloadToken, PermissionInWords, Reach } from '../../access/access-overview';
import { keyOfScope, UnknownRole } from '../../access/effective-permissions';
import { InventoryCloudIdentity } from '../../access/inventory';
import { listText, sentenceText, PermissionWords, scopeWords, sentencesOf } from '../../access/permission-text';
import { groupBy } from '../group-by';

/** The standard mount path, where clients look for the token. */
const USUAL_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';

const UNITS = [['day', 86_400], ['hour', 3600], ['minute', 60]] as const;

const SOURCES = { automount: 'mounted by Kubernetes', projected: 'projected volume', secret: 'Secret' } as const;

const PROVIDERS = { aws: 'AWS', google: 'Google Cloud', azure: 'Azure' } as const;

/** A labelled fact of one or more lines; nested lines have a higher level. */
export interface Fact {
  readonly label: string;
  readonly lines: readonly FactLine[];
}

/** A line of a fact. */
export interface FactLine {
  readonly text: string;
  readonly level: 0 | 1;
  /** Whether to highlight the line. */
  readonly sensitive?: true;
}

/** An account within a sentence, without its namespace if that is `near`. */
export function accountText({ namespace, name }: AccountName, near?: string): string {
  return `ServiceAccount ${namespace === undefined || namespace === near ? '' : `${namespace}/`}${name}`;
}

/** The tokens in the containers of a workload. Without `containers`, the tokens are in every container. */
export function tokensFact(
  tokens: readonly WorkloadToken[], containers: readonly string[] | undefined, account: AccountName, complete: boolean,
): Fact {
  const alike = groupBy(tokens, ({ container: _, ...token }) => JSON.stringify(token));
  const lines = [...alike.values()].map((group): FactLine => {
    const holders = [...new Set(group.map(({ container }) => container))];
    const where = containers === undefined || (containers.length > 1 && holders.length === new Set(containers).size) ? 'every container' : listText(holders);
    return { text: `${tokenText(group[0], account)}; in ${where}`, level: 0 };
  });
  return { label: 'tokens', lines: lines.length === 0 ? [{ text: complete ? 'none' : 'none in what the input shows of its pods', level: 0 }] : lines };
}

/** A token in words. */
export function tokenText(token: TokenKind & Pick<Partial<WorkloadToken>, 'account' | 'mountPath'>, holder?: AccountName): string {
  const { source, forApi, audience, lifetime, extended, mountPath, account } = token;
  const recipient = forApi === 'yes' ? `Kubernetes API${audience === undefined ? '' : ` (audience ${audience})`}`
    : forApi === 'unknown' ? `${audience === undefined ? '' : `audience ${audience}, `}perhaps for the Kubernetes API` : `audience ${audience ?? 'not known'}`;
  const isOther = holder !== undefined && source === 'secret' && (account === undefined || account.name !== holder.name || account.namespace !== holder.namespace);
  return [
    recipient,
    ...isOther ? [account === undefined ? 'of an account that the input does not show' : `of ${accountText(account, holder.namespace)}`] : [],
    source === 'secret' ? 'never expires' : lifetime === undefined ? 'lifetime not known' : extended ? 'extended to one year' : durationText(lifetime),
    source === 'secret' && mountPath === undefined ? 'Secret, environment variable' : SOURCES[source],
    ...mountPath === undefined || mountPath === USUAL_PATH ? [] : [`at ${mountPath}`],
  ].join(', ');
}

/** The cloud identities of an account; empty if it has none. */
export function cloudFacts(identities: readonly InventoryCloudIdentity[]): Fact[] {
  if (identities.length === 0) { return []; }
  return [{ label: 'cloud', lines: identities.map(({ provider, value }) => ({ text: `${PROVIDERS[provider]}: ${value}`, level: 0 })) }];
}

/** The permissions that bindings grant. */
export function permissionsFact(grants: readonly AccessGrant[], sets: AccessOverview['permissionSets']): Fact {
  const alike = groupBy(grants, ({ namespace: _, ...grant }) => JSON.stringify(grant));
  const lines = [...alike.values()].flatMap((group): FactLine[] => [{ text: grantText(group), level: 0 }, ...grantedLines(group[0], sets)]);
  return { label: 'permissions', lines: lines.length === 0 ? [{ text: 'no binding of the input grants any', level: 0 }] : lines };
}

/** Permissions as sentences, one per line. */
export function sentenceLines(permissions: readonly (PermissionWords & { readonly sensitive?: string })[], suffix = ''): FactLine[] {
  return sentencesOf(permissions).map(group => {
    const { sensitive } = group[0];
    return { text: `${sentenceText(group)}${suffix}${sensitive === undefined ? '' : ` (${sensitive})`}`, level: 1, ...sensitive === undefined ? {} : { sensitive: true } };
  });
}

/** A bound role that is missing from the input. */
export function unknownRoleText({ kind, name }: UnknownRole): string {
  return `whatever ${kind} ${name} grants, which is not in the input`;
}

/** The sensitive permissions that the tokens of a workload give. */
export function reachesFact(reaches: readonly Reach[], tokens: readonly WorkloadToken[], complete: boolean, account: AccountName): Fact {
  const groups = groupBy(reaches, ({ certainty, account: holder, ...scope }) => JSON.stringify([certainty, keyOfScope(scope), holder]));
  const lines = [...groups.values()].map((group): FactLine => {
    const [{ certainty, account: holder, ...scope }] = group;
    const isOther = holder.name !== account.name || holder.namespace !== account.namespace;
    const rules = listText([...new Set(group.map(({ rule }) => rule))]);
    return { text: `${certainty === 'unknown' ? 'perhaps ' : ''}${rules} ${scopeWords(scope)}${isOther ? `, as ${accountText(holder, account.namespace)}` : ''}`, level: 0, sensitive: true };
  });
  if (tokens.some(token => token.forApi !== 'no' && token.account === undefined)) {
    lines.push({ text: 'what the account of the Secret may do, which the input does not show', level: 0 });
  }
  if (lines.length === 0) { lines.push({ text: nothingReached(tokens, complete), level: 0 }); }
  return { label: 'reaches', lines };
}

function nothingReached(tokens: readonly WorkloadToken[], complete: boolean): string {
  if (tokens.some(({ forApi }) => forApi !== 'no')) { return 'nothing sensitive by the bindings of the input'; }
  return complete ? 'nothing in the Kubernetes API: no container holds a token for it' : 'not known: the input does not show all of its pods';
}

/** One line for the same role in several namespaces, granted by bindings with one name. */
function grantText(group: readonly AccessGrant[]): string {
  const [{ binding, role, certainty, isDefault }] = group;
  const scopes = group.length > 1 && group.every(({ namespace }) => namespace !== undefined)
    ? `in ${listText(group.map(({ namespace }) => namespace!))}` : listText(group.map(grant => scopeWords(grant)));
  const by = isDefault ? `as every account, by ${binding.kind} ${binding.name}` : `by ${binding.kind} ${binding.name} to ${role.kind} ${role.name}`;
  return `${certainty === 'unknown' ? 'perhaps ' : ''}${scopes}, ${by}${certainty === 'unknown' ? ' (the account or the role may be another one)' : ''}:`;
}

function grantedLines({ roleIs, role, mayGrantMore, permissions }: AccessGrant, sets: readonly (readonly PermissionInWords[])[]): FactLine[] {
  if (roleIs === 'missing') { return [{ text: `nothing: there is no ${role.kind} ${role.name}`, level: 1 }]; }
  if (permissions === undefined) { return [{ text: unknownRoleText(role), level: 1 }]; }
  const lines = sentenceLines(sets[permissions]);
  if (mayGrantMore) { lines.push({ text: 'perhaps more: other ClusterRoles may be added to it', level: 1 }); }
  return lines.length > 0 ? lines : [{ text: 'nothing there', level: 1 }];
}

/** `90 s`, `1 hour`, `2 days`. */
function durationText(seconds: number): string {
  const [unit, size] = UNITS.find(([, length]) => seconds % length === 0) ?? ['s', 1];
  const number = seconds / size;
  return unit === 's' ? `${number} s` : `${number} ${unit}${number === 1 ? '' : 's'}`;
}
