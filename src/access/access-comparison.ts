import { EffectivePermissions, PermissionScope, UnknownRole, GrantVerdict } from './effective-permissions';
import { Inventory, InventoryAccount, InventoryCloudIdentity, InventoryPermission, InventoryToken } from './inventory';
import { sortVerbs } from '../kubernetes/rbac/policy-rule';

/** The name of an account. */
export interface AccountName {
  /** Unset for the unknown namespace of objects that do not set one. */
  readonly namespace?: string;
  readonly name: string;
}

/**
 * The differences between two accounts.
 *
 * @jsii ignore
 */
export interface AccessComparison {
  readonly accounts: readonly [AccountName, AccountName];
  /** The access that only the first account has, then that of only the second. */
  readonly only: readonly [AccessDifference, AccessDifference];
}

/**
 * The access that one account has and another does not.
 *
 * @jsii ignore
 */
export interface AccessDifference {
  readonly permissions: readonly PermissionDifference[];
  /** Bound roles that are missing from the input, with their scopes. */
  readonly unknownRoles: readonly (UnknownRole & PermissionScope)[];
  /** Kinds of tokens, regardless of their containers. */
  readonly tokens: readonly TokenKind[];
  readonly cloudIdentities: readonly InventoryCloudIdentity[];
}

/**
 * Verbs on one resource or path that one account has and another does not.
 *
 * @jsii ignore
 */
export interface PermissionDifference extends Omit<InventoryPermission, 'inNamespace'>, PermissionScope {
  /** Whether the account certainly has them. */
  readonly certainty: 'yes' | 'unknown';
  /** `unknown` if the other account may have them too. */
  readonly other: 'none' | 'unknown';
}

/**
 * The properties of a token, without its location.
 *
 * @jsii ignore
 */
export type TokenKind = Pick<InventoryToken, 'source' | 'forApi' | 'audience' | 'lifetime' | 'extended'>;

/**
 * Compares the permissions of two accounts by all their bindings, their tokens and
  * their cloud identities. Includes default permissions of every account only if the
  * inventory does.
 *
 * @param first The index of an account in the inventory.
 */
export function compareAccess(inventory: Inventory, first: number, second: number): AccessComparison {
  const [a, b] = [first, second].map(number => inventory.accounts[number]);
  const [ofA, ofB] = [a, b].map(account => new EffectivePermissions(inventory, account));
  const [tokensOfA, tokensOfB] = [first, second].map(number => tokenKindsOf(inventory, number));
  const difference = (mine: EffectivePermissions, its: EffectivePermissions, tokens: readonly TokenKind[], otherTokens: readonly TokenKind[],
    account: InventoryAccount, other: InventoryAccount): AccessDifference => ({
    permissions: permissionsOnlyOf(mine, its),
    unknownRoles: mine.scopes.flatMap(scope => {
      const known = [...its.unknownRolesIn(scope), ...its.unknownRolesIn({ clusterWide: true })];
      return without(mine.unknownRolesIn(scope), known).map(role => ({ ...role, ...scope }));
    }),
    tokens: without(tokens, otherTokens),
    cloudIdentities: without(account.cloudIdentities, other.cloudIdentities),
  });
  return {
    accounts: [nameOf(a), nameOf(b)],
    only: [difference(ofA, ofB, tokensOfA, tokensOfB, a, b), difference(ofB, ofA, tokensOfB, tokensOfA, b, a)],
  };
}

/** Whether a difference is empty. */
export function isEmptyDifference({ permissions, unknownRoles, tokens, cloudIdentities }: AccessDifference): boolean {
  return permissions.length + unknownRoles.length + tokens.length + cloudIdentities.length === 0;
}

/** One verb on one resource, for one name or for all objects. */
interface Atom {
  readonly permission: InventoryPermission;
  readonly verb: string;
  readonly name: string | null;
}

const RANK = { none: 0, unknown: 1, yes: 2 } as const;

function permissionsOnlyOf(mine: EffectivePermissions, its: EffectivePermissions): PermissionDifference[] {
  const [cluster, ...namespaces] = [{ clusterWide: true }, ...mine.scopes.filter(({ clusterWide }) => !clusterWide)];
  const verdictOf = (effective: EffectivePermissions, scope: PermissionScope, { permission, verb, name }: Atom): GrantVerdict => {
    const { apiGroup, resource, url } = permission;
    return effective.grants(scope, { apiGroup, resource, url, verb, name });
  };
  return [cluster, ...namespaces].flatMap(scope => {
    const found = new Map<string, { readonly difference: PermissionDifference; readonly verbs: Set<string>; readonly name: string | null }>();
    for (const atom of mine.permissionsIn(scope).flatMap(atomsOf)) {
      const [certainty, other] = [verdictOf(mine, scope, atom), verdictOf(its, scope, atom)];
      if (certainty === 'none' || other === 'yes' || RANK[certainty] <= RANK[other]) { continue; }
      // Permissions in the whole cluster are listed there.
      if (!scope.clusterWide && verdictOf(mine, cluster, atom) === certainty) { continue; }
      const { permission: { apiGroup, resource, url, sensitive }, name } = atom;
      const target = { apiGroup, ...url === undefined ? { resource } : { url } };
      const key = JSON.stringify([target, name, certainty, other]);
      const known = found.get(key);
      if (known) { known.verbs.add(atom.verb); continue; }
      found.set(key, {
        difference: { ...scope, ...target, verbs: [], ...sensitive === undefined ? {} : { sensitive }, certainty, other },
        verbs: new Set([atom.verb]),
        name,
      });
    }
    return merged([...found.values()].map(({ difference, verbs, name }) => (
      { difference: { ...difference, verbs: verbs.has('*') ? ['*'] : sortVerbs(verbs) }, name }
    )));
  });
}

function atomsOf(permission: InventoryPermission): Atom[] {
  return (permission.names ?? [null]).flatMap(name => permission.verbs.map(verb => ({ permission, verb, name })));
}

/** Merges the names with the same difference. Drops names that a difference for all objects covers. */
function merged(differences: readonly { readonly difference: PermissionDifference; readonly name: string | null }[]): PermissionDifference[] {
  const groups = new Map<string, { readonly difference: PermissionDifference; readonly names: string[] | undefined }>();
  for (const { difference, name } of differences) {
    const key = JSON.stringify([difference, name === null]);
    const group = groups.get(key);
    if (group === undefined) { groups.set(key, { difference, names: name === null ? undefined : [name] }); } else { group.names?.push(name!); }
  }
  return [...groups.values()].map(({ difference, names }) => ({ ...difference, ...names === undefined ? {} : { names: names.sort() } }));
}

/** The kinds of tokens of an account, in containers and in Secrets of the input. */
function tokenKindsOf({ tokens, tokenSecrets }: Inventory, account: number): TokenKind[] {
  const held = tokens.filter(token => token.account === account).map(({ source, forApi, audience, lifetime, extended }): TokenKind => ({
    source,
    forApi,
    ...audience === undefined ? {} : { audience },
    ...lifetime === undefined ? {} : { lifetime },
    ...extended === undefined ? {} : { extended },
  }));
  const secrets = tokenSecrets.filter(secret => secret.account === account).map(({ certainty }): TokenKind => ({ source: 'secret', forApi: certainty }));
  return without([...held, ...secrets], []);
}

/** The distinct values that are not among others, compared as data. */
function without<T>(values: readonly T[], others: readonly T[]): T[] {
  const known = new Set(others.map(other => JSON.stringify(other)));
  return values.filter(value => {
    const key = JSON.stringify(value);
    return !known.has(key) && known.add(key);
  });
}

function nameOf({ namespace, name }: InventoryAccount): AccountName {
  return { ...namespace === undefined ? {} : { namespace }, name };
}
