import { EffectivePermissions, PermissionScope, UnknownRole, GrantVerdict } from './effective-permissions';
import { Inventory, InventoryAccount, InventoryCloudIdentity, InventoryPermission, InventoryToken } from './inventory';
import { sortVerbs } from '../kubernetes/rbac/policy-rule';

/** An account by its name. */
export interface AccountName {
  /** Unset for the unknown namespace of objects that name none. */
  readonly namespace?: string;
  readonly name: string;
}

/**
 * What two accounts do not have in common.
 *
 * @jsii ignore
 */
export interface AccessComparison {
  readonly accounts: readonly [AccountName, AccountName];
  /** What only the first account has, then what only the second has. */
  readonly only: readonly [AccessDifference, AccessDifference];
}

/**
 * What one account has and another has not.
 *
 * @jsii ignore
 */
export interface AccessDifference {
  readonly permissions: readonly PermissionDifference[];
  /** Bound roles that are not in the input, each with where it is bound. */
  readonly unknownRoles: readonly (UnknownRole & PermissionScope)[];
  /** Kinds of tokens, whichever container holds them. */
  readonly tokens: readonly TokenKind[];
  readonly cloudIdentities: readonly InventoryCloudIdentity[];
}

/**
 * Verbs on one resource or path that one account has and another has not.
 *
 * @jsii ignore
 */
export interface PermissionDifference extends Omit<InventoryPermission, 'inNamespace'>, PermissionScope {
  /** Whether it is certain that the account has them. */
  readonly certainty: 'yes' | 'unknown';
  /** `unknown` where the other account may have them too. */
  readonly other: 'none' | 'unknown';
}

/**
 * What a token is, apart from where it is.
 *
 * @jsii ignore
 */
export type TokenKind = Pick<InventoryToken, 'source' | 'forApi' | 'audience' | 'lifetime' | 'extended'>;

/**
 * Compares what two accounts may do by all their bindings together, their tokens
 * and their cloud identities. What every account has by default is no difference
 * where the inventory has it.
 *
 * @param first The number of an account in the inventory.
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

/** Whether two accounts have the same. */
export function isEmptyDifference({ permissions, unknownRoles, tokens, cloudIdentities }: AccessDifference): boolean {
  return permissions.length + unknownRoles.length + tokens.length + cloudIdentities.length === 0;
}

/** One verb on one resource, on an object of one name or of any. */
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
      // What it has everywhere is named there.
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

/** Names with the same difference in one; none that a difference on every object includes. */
function merged(differences: readonly { readonly difference: PermissionDifference; readonly name: string | null }[]): PermissionDifference[] {
  const groups = new Map<string, { readonly difference: PermissionDifference; readonly names: string[] | undefined }>();
  for (const { difference, name } of differences) {
    const key = JSON.stringify([difference, name === null]);
    const group = groups.get(key);
    if (group === undefined) { groups.set(key, { difference, names: name === null ? undefined : [name] }); } else { group.names?.push(name!); }
  }
  return [...groups.values()].map(({ difference, names }) => ({ ...difference, ...names === undefined ? {} : { names: names.sort() } }));
}

/** The kinds of tokens of an account that containers hold or a Secret of the input does. */
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

/** The values that are not among others, each once; compared as data. */
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
