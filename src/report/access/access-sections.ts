import { AccountName } from '../../access/access-comparison';
import { AccessGrant, AccountAccess, CustomResourceAccess, WorkloadAccess } from '../../access/access-overview';
import { groupBy } from '../group-by';
import { count } from '../summary';
import { OverviewDocument } from './access-documents';
import { accountText, cloudFacts, Fact, permissionsFact, reachesFact, tokensFact } from './access-words';

/** The names shown for a group of identical objects; the others are counted. */
const MAX_SHOWN_NAMES = 12;

/** A section of an answer. */
export interface AccessSection {
  readonly title: string;
  readonly entries: readonly AccessEntry[];
}

/** The facts about one object, or about several identical ones. */
export interface AccessEntry {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** An overview in sections: workloads, custom resources, other accounts, users and groups. */
export function overviewSections(overview: OverviewDocument): AccessSection[] {
  const accounts = new Map(overview.accounts.map(account => [nameKey(account), account]));
  const titles = new Map<string, string>();
  const workloads = workloadEntries(overview, accounts, titles);
  const customResources = resourceEntries(overview, accounts, titles);
  const used = new Set([...overview.workloads, ...overview.customResources].map(({ account }) => nameKey(account)));
  const others = overview.accounts.filter(account => !used.has(nameKey(account)));
  const sections = [
    { title: 'Workloads', entries: workloads },
    { title: 'Custom resources that name an account', entries: customResources },
    { title: 'Other ServiceAccounts', entries: accountEntries(overview, others) },
    {
      title: 'Users and groups',
      entries: overview.subjects.map(({ kind, name, grants }) => ({ title: `${kind} ${name}`, facts: [permissionsFact(grants, overview.permissionSets)] })),
    },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}

type Accounts = ReadonlyMap<string, AccountAccess>;

/** One entry for workloads that differ only in their names and those of their accounts. Those with the most access come first. */
function workloadEntries({ workloads, permissionSets }: OverviewDocument, accounts: Accounts, titles: Map<string, string>): AccessEntry[] {
  const groups = [...groupBy(workloads, workload => groupKeyOf(workload, accounts.get(nameKey(workload.account)))).values()];
  const rank = ([{ reaches }]: readonly WorkloadAccess[]): number => reaches.reduce((sum, { certainty }) => sum + (certainty === 'yes' ? 1000 : 1), 0);
  return groups.sort((a, b) => rank(b) - rank(a)).map(group => {
    const [first] = group;
    const account = accounts.get(nameKey(first.account));
    const title = titleOf(group);
    return {
      title,
      facts: [
        tokensFact(first.tokens, group.length > 1 && first.containers.length === 1 ? undefined : first.containers, first.account, first.complete),
        ...secretFacts('Secrets', account?.tokenSecrets ?? []),
        ...cloudFacts(account?.cloudIdentities ?? []),
        permissionsOnce(first.account, account?.grants ?? [], title, titles, permissionSets),
        reachesFact(first.reaches, first.tokens, first.complete, first.account),
      ],
    };
  });
}

function titleOf(group: readonly WorkloadAccess[]): string {
  const [{ account, kind, namespace, name }] = group;
  const sameAccount = group.every(other => nameKey(other.account) === nameKey(account));
  if (group.length === 1) { return `${nameText(kind, namespace, name)}, as ${accountText(account, namespace)}`; }
  const names = group.map(workload => `${nameText(workload.kind, workload.namespace, workload.name)}${sameAccount ? '' : ` as ${accountText(workload.account, workload.namespace)}`}`);
  return `${count(group.length, 'workload')} alike${sameAccount ? `, as ${accountText(account)}` : ''}: ${firstOf(names)}`;
}

function resourceEntries({ customResources, permissionSets }: OverviewDocument, accounts: Accounts, titles: Map<string, string>): AccessEntry[] {
  const groups = groupBy(customResources, ({ account }) => nameKey(account));
  return [...groups.values()].map((group: readonly CustomResourceAccess[]) => {
    const [{ account: named }] = group;
    const account = accounts.get(nameKey(named));
    const names = group.map(({ kind, namespace, name }) => nameText(kind, namespace, name));
    const title = `${firstOf(names)}, ${group.length === 1 ? 'names' : 'name'} ${accountText(named, group[0].namespace)}`;
    return {
      title,
      facts: [
        { label: 'tokens', lines: [{ text: 'not known: its controller may run pods with the account', level: 0 }] },
        ...secretFacts('Secrets', account?.tokenSecrets ?? []),
        ...cloudFacts(account?.cloudIdentities ?? []),
        permissionsOnce(named, account?.grants ?? [], title, titles, permissionSets),
      ],
    };
  });
}

/** Accounts without permissions share one entry. */
function accountEntries({ permissionSets }: OverviewDocument, accounts: readonly AccountAccess[]): AccessEntry[] {
  const isEmpty = ({ grants, tokenSecrets, cloudIdentities }: AccountAccess): boolean =>
    grants.every(({ isDefault }) => isDefault) && tokenSecrets.length + cloudIdentities.length === 0;
  const empty = accounts.filter(isEmpty);
  return [
    ...accounts.filter(account => !isEmpty(account)).map((account): AccessEntry => ({
      title: `${accountText(account)}${account.declared ? '' : ', which the input does not declare'}`,
      facts: [
        ...secretFacts('tokens', account.tokenSecrets),
        ...cloudFacts(account.cloudIdentities),
        permissionsFact(account.grants, permissionSets),
      ],
    })),
    ...empty.length === 0 ? [] : [{
      title: `${count(empty.length, 'ServiceAccount')} to which the input gives nothing: ${firstOf(empty.map(account => accountText(account).replace('ServiceAccount ', '')))}`, facts: [],
    }],
  ];
}

/** The Secrets with a token of an account, which its readers can use, whether or not a container mounts them. */
function secretFacts(label: string, secrets: AccountAccess['tokenSecrets']): Fact[] {
  return secrets.length === 0 ? [] : [{
    label,
    lines: secrets.map(({ name, certainty }) => ({ text: `${certainty === 'unknown' ? 'perhaps ' : ''}Kubernetes API, never expires, Secret ${name}`, level: 0 })),
  }];
}

/** The permissions of an account, or a reference to the entry that already shows them. */
function permissionsOnce(
  { namespace, name }: AccountName, grants: readonly AccessGrant[], title: string, titles: Map<string, string>, sets: OverviewDocument['permissionSets'],
): Fact {
  const key = nameKey({ namespace, name });
  const place = titles.get(key);
  if (place !== undefined && grants.length > 0) { return { label: 'permissions', lines: [{ text: `as above: ${place}`, level: 0 }] }; }
  titles.set(key, title);
  return permissionsFact(grants, sets);
}

/** Equal for workloads that share an entry: ignores names, and the namespace where it is that of the workload. */
function groupKeyOf({ namespace, complete, containers, tokens, reaches, account }: WorkloadAccess, access: AccountAccess | undefined): string {
  const own = (scope: string | undefined): string | undefined => scope !== undefined && scope === namespace ? '.' : scope;
  const holder = (other: AccountName | undefined) => other === undefined ? null : nameKey(other) === nameKey(account) ? 'own' : nameKey(other);
  const isEverywhere = (container: string) => containers.length === 1 || new Set(tokens.map(token => token.container)).size === containers.length ? '' : container;
  return JSON.stringify([
    complete,
    tokens.map(token => JSON.stringify({ ...token, container: isEverywhere(token.container), account: holder(token.account) })).sort(),
    reaches.map(reach => [reach.rule, reach.clusterWide, own(reach.namespace), reach.certainty, holder(reach.account)]),
    (access?.grants ?? []).map(grant => [grant.clusterWide, own(grant.namespace), grant.certainty, grant.roleIs, grant.permissions, grant.roleIs === 'known' ? null : grant.role.name]),
    access?.cloudIdentities ?? [],
    access?.tokenSecrets ?? [],
  ]);
}

function firstOf(names: readonly string[]): string {
  return names.length <= MAX_SHOWN_NAMES ? names.join(', ') : `${names.slice(0, MAX_SHOWN_NAMES).join(', ')} and ${names.length - MAX_SHOWN_NAMES} more, which the format json lists`;
}

function nameText(kind: string, namespace: string | undefined, name: string): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name === '' ? '(no name)' : name}`;
}

function nameKey({ namespace, name }: AccountName): string {
  return JSON.stringify([namespace ?? null, name]);
}
