import { AccountName } from './access-comparison';
import { Holder, PermissionScope, keyOfScope } from './effective-permissions';
import { Inventory, InventoryAccount, InventoryBinding, InventoryCloudIdentity, InventoryPermission, InventoryToken } from './inventory';
import { permissionText } from './permission-text';

/**
 * The tokens and permissions of each workload. Numbers are indexes into `permissionSets`, from 0.
 *
 * @jsii ignore
 */
export interface AccessOverview {
  readonly workloads: readonly WorkloadAccess[];
  /** Custom resources that name an account and whose pods are missing from the input. */
  readonly customResources: readonly CustomResourceAccess[];
  readonly accounts: readonly AccountAccess[];
  readonly subjects: readonly SubjectAccess[];
  /** The distinct permissions that roles grant in a namespace or in the whole cluster. */
  readonly permissionSets: readonly (readonly PermissionInWords[])[];
}

/**
 * The tokens in the containers of a workload.
 *
 * @jsii ignore
 */
export interface WorkloadAccess {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  /** Whether all its pods are known: a custom resource may show only some of them. */
  readonly complete: boolean;
  readonly containers: readonly string[];
  readonly account: AccountName;
  readonly tokens: readonly WorkloadToken[];
  /** The sensitive permissions that its tokens give, by the audit rules. */
  readonly reaches: readonly Reach[];
}

/**
 * A token with its container.
 *
 * @jsii ignore
 */
export interface WorkloadToken extends Omit<InventoryToken, 'workload' | 'account'> {
  /** The account of the token; unset if its Secret does not name one. */
  readonly account?: AccountName;
}

/**
 * A sensitive permission that a token gives.
 *
 * @jsii ignore
 */
export interface Reach extends PermissionScope {
  /** The audit rule that reports it. */
  readonly rule: string;
  /** `unknown` if the token may not be for the Kubernetes API, or the permission may belong to another account. */
  readonly certainty: 'yes' | 'unknown';
  /** The account with the permission. */
  readonly account: AccountName;
}

/**
 * A custom resource that names an account: its operator may run pods with that account.
 *
 * @jsii ignore
 */
export interface CustomResourceAccess {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly account: AccountName;
}

/**
 * The permissions and cloud identities of an account.
 *
 * @jsii ignore
 */
export interface AccountAccess extends AccountName {
  /** Whether the input declares it. */
  readonly declared: boolean;
  readonly cloudIdentities: readonly InventoryCloudIdentity[];
  /** Secrets in the input with a non-expiring token of the account. */
  readonly tokenSecrets: readonly { readonly namespace?: string; readonly name: string; readonly certainty: 'yes' | 'unknown' }[];
  readonly grants: readonly AccessGrant[];
}

/**
 * A user or group in a binding.
 *
 * @jsii ignore
 */
export interface SubjectAccess {
  readonly kind: string;
  readonly name: string;
  readonly grants: readonly AccessGrant[];
}

/**
 * The permissions that one binding grants.
 *
 * @jsii ignore
 */
export interface AccessGrant extends PermissionScope {
  readonly binding: { readonly kind: string; readonly name: string };
  readonly role: { readonly kind: string; readonly name: string };
  /** `unknown` if the subject may be another account, or the role another role. */
  readonly certainty: 'yes' | 'unknown';
  /** Whether the role is in the input or built in, may be elsewhere, or does not exist and grants nothing. */
  readonly roleIs: 'known' | 'unknown' | 'missing';
  /** Whether the role may grant additional permissions. */
  readonly mayGrantMore: boolean;
  /** Whether every account has it by default. */
  readonly isDefault: boolean;
  /** Unset if the role is unknown. */
  readonly permissions?: number;
}

/**
 * A permission with its text.
 *
 * @jsii ignore
 */
export interface PermissionInWords extends Omit<InventoryPermission, 'inNamespace'> {
  /** `reads Secrets`, without the scope. */
  readonly text: string;
}

/** Selects the shown part of an inventory. Default: everything. */
export interface OverviewFilter {
  readonly workload?: (workload: { readonly kind: string; readonly name: string }) => boolean;
  readonly account?: (account: AccountName) => boolean;
  readonly namespaces?: readonly string[];
}

/** The access of each workload in an inventory, of custom resources and accounts without a workload, and of users and groups. */
export function accessOverview(inventory: Inventory, filter: OverviewFilter = {}): AccessOverview {
  const sets = new PermissionSets(inventory);
  const { accounts, tokens } = inventory;
  const tokensOf = new Map<number, InventoryToken[]>();
  for (const token of tokens) { addTo(tokensOf, token.workload, token); }
  const secretsOf = new Map<number, AccountAccess['tokenSecrets'][number][]>();
  for (const { account, namespace, name, certainty } of inventory.tokenSecrets) {
    if (account !== undefined) { addTo(secretsOf, account, { ...inNamespace(namespace), name, certainty }); }
  }
  const isInNamespace = (namespace: string | undefined): boolean =>
    filter.namespaces === undefined || (namespace !== undefined && filter.namespaces.includes(namespace));
  const isShown = (account: number): boolean => filter.account === undefined || filter.account(accounts[account]);

  const workloads = [...inventory.workloads.entries()].filter(([number, workload]) => isInNamespace(workload.namespace)
    && (filter.workload === undefined || filter.workload(workload))
    && (isShown(workload.account) || (tokensOf.get(number) ?? []).some(({ account }) => account !== undefined && isShown(account))));
  const known = new Set(inventory.workloads.map(workloadKey));
  const customResources = inventory.customResources.filter(resource => !known.has(workloadKey(resource)) && isInNamespace(resource.namespace)
    && (filter.workload === undefined || filter.workload(resource)) && isShown(resource.account));
  const used = new Set([
    ...workloads.flatMap(([number, { account }]) => [account, ...(tokensOf.get(number) ?? []).flatMap(token => token.account ?? [])]),
    ...customResources.map(({ account }) => account),
  ]);
  const shown = [...accounts.keys()].filter(number => used.has(number)
    || (filter.workload === undefined && !accounts[number].onlyContext && isInNamespace(accounts[number].namespace) && isShown(number)));
  const subjects = filter.workload !== undefined || filter.account !== undefined ? [] : inventory.subjects.filter(({ bindings, possibleBindings }) =>
    filter.namespaces === undefined || [...bindings, ...possibleBindings].some(binding => isInNamespace(inventory.bindings[binding].namespace)));
  return {
    workloads: workloads.map(([number, { kind, namespace, name, complete, containers, account }]) => ({
      kind,
      ...inNamespace(namespace),
      name,
      complete,
      containers,
      account: accountName(accounts[account]),
      tokens: (tokensOf.get(number) ?? []).map(token => heldToken(token, accounts)),
      reaches: reachesOf(tokensOf.get(number) ?? [], inventory, sets),
    })),
    customResources: customResources.map(({ kind, namespace, name, account }) => (
      { kind, ...inNamespace(namespace), name, account: accountName(accounts[account]) }
    )),
    accounts: shown.map(number => ({
      ...accountName(accounts[number]),
      declared: accounts[number].declared,
      cloudIdentities: accounts[number].cloudIdentities,
      tokenSecrets: secretsOf.get(number) ?? [],
      grants: sets.grantsOf(accounts[number]),
    })),
    subjects: subjects.map(subject => ({ kind: subject.kind, name: subject.name, grants: sets.grantsOf(subject) })),
    permissionSets: sets.all,
  };
}

/** The permissions of roles in the scopes where they are bound. */
class PermissionSets {
  public readonly all: PermissionInWords[][] = [];
  private readonly numbers = new Map<string, number>();

  public constructor(private readonly inventory: Inventory) {}

  public grantsOf(holder: Holder & { readonly kind?: string }): AccessGrant[] {
    const { bindings, possibleBindings, builtInBindings = [] } = holder;
    // Users and groups do not have the defaults of accounts.
    const defaults = holder.kind === undefined ? this.inventory.everyAccount ?? [] : [];
    return [
      ...[...bindings, ...builtInBindings].map(binding => this.grantOf(binding, 'yes', false)),
      ...possibleBindings.map(binding => this.grantOf(binding, 'unknown', false)),
      ...defaults.map(binding => this.grantOf(binding, 'yes', true)),
    ];
  }

  private grantOf(number: number, certainty: 'yes' | 'unknown', isDefault: boolean): AccessGrant {
    const binding = this.inventory.bindings[number];
    const { kind, name, clusterWide, namespace, roleKind, roleName, role, missing } = binding;
    return {
      binding: { kind, name },
      role: { kind: roleKind, name: roleName },
      clusterWide,
      ...inNamespace(namespace),
      certainty,
      roleIs: missing ? 'missing' : role === undefined ? 'unknown' : 'known',
      mayGrantMore: role !== undefined && this.inventory.roles[role].mayGrantMore,
      isDefault,
      ...role === undefined ? {} : { permissions: this.permissionsOf(role, binding) },
    };
  }

  private permissionsOf(role: number, { clusterWide }: InventoryBinding): number {
    const key = `${role} ${clusterWide}`;
    const known = this.numbers.get(key);
    if (known !== undefined) { return known; }
    const permissions = this.inventory.roles[role].permissions.filter(permission => clusterWide || permission.inNamespace)
      .map(({ inNamespace: _, ...permission }) => ({ text: permissionText(permission), ...permission }));
    const content = JSON.stringify(permissions);
    const number = this.numbers.get(content) ?? this.all.push(permissions) - 1;
    this.numbers.set(content, number);
    this.numbers.set(key, number);
    return number;
  }
}

/** The distinct sensitive permissions that the tokens of a workload give, certain ones first. */
function reachesOf(tokens: readonly InventoryToken[], { accounts }: Inventory, sets: PermissionSets): Reach[] {
  const found = new Map<string, Reach>();
  for (const certainty of ['yes', 'unknown'] as const) {
    for (const account of new Set(tokens.filter(({ forApi }) => forApi === certainty).flatMap(token => token.account ?? []))) {
      for (const { permissions, clusterWide, namespace, certainty: granted } of sets.grantsOf(accounts[account])) {
        for (const { sensitive } of permissions === undefined ? [] : sets.all[permissions]) {
          if (sensitive === undefined) { continue; }
          const reach: Reach = {
            rule: sensitive, clusterWide, ...inNamespace(namespace), certainty: granted === 'yes' ? certainty : 'unknown', account: accountName(accounts[account]),
          };
          const key = JSON.stringify([sensitive, keyOfScope(reach), account]);
          if (found.get(key)?.certainty !== 'yes') { found.set(key, reach); }
        }
      }
    }
  }
  const all = [...found.values()];
  return [...all.filter(({ certainty }) => certainty === 'yes'), ...all.filter(({ certainty }) => certainty === 'unknown')];
}

function heldToken({ workload: _, account, ...token }: InventoryToken, accounts: readonly InventoryAccount[]): WorkloadToken {
  return { ...token, ...account === undefined ? {} : { account: accountName(accounts[account]) } };
}

function accountName({ namespace, name }: AccountName): AccountName {
  return { ...inNamespace(namespace), name };
}

function addTo<T>(lists: Map<number, T[]>, key: number, value: T): void {
  const list = lists.get(key);
  if (list) { list.push(value); } else { lists.set(key, [value]); }
}

function workloadKey({ kind, namespace, name }: { readonly kind: string; readonly namespace?: string; readonly name: string }): string {
  return JSON.stringify([kind, namespace, name]);
}

function inNamespace(namespace: string | undefined): { readonly namespace?: string } {
  return namespace === undefined ? {} : { namespace };
}
