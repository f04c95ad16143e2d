import { EffectivePermissions, PermissionScope, UnknownRole, GrantVerdict } from './effective-permissions';
import { Inventory, InventoryAccount, InventoryPermission } from './inventory';
import { sortVerbs } from '../kubernetes/rbac/policy-rule';

/** The verbs of requests, as discovery lists them. */
export const STANDARD_VERBS: readonly string[] = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/**
 * A matrix of resources and verbs for each account.
 *
 * @jsii ignore
 */
export interface AccessMatrix {
  /** The columns. */
  readonly verbs: readonly string[];
  readonly accounts: readonly MatrixAccount[];
}

/**
 * The permissions of one account.
 *
 * @jsii ignore
 */
export interface MatrixAccount {
  /** Unset for the unknown namespace of objects that do not set one. */
  readonly namespace?: string;
  readonly name: string;
  /** The whole cluster first, then each namespace with more permissions. */
  readonly scopes: readonly MatrixScope[];
}

/**
 * The permissions of an account in the whole cluster or in a namespace.
 *
 * @jsii ignore
 */
export interface MatrixScope extends PermissionScope {
  readonly rows: readonly MatrixRow[];
  /** Roles that are missing from the input; their permissions are unknown. */
  readonly unknownRoles: readonly UnknownRole[];
}

/**
 * The verbs on a resource or path.
 *
 * @jsii ignore
 */
export interface MatrixRow {
  readonly apiGroup: string;
  /** Unset for a path. */
  readonly resource?: string;
  readonly url?: string;
  /** Set if limited to objects with these names. */
  readonly names?: readonly string[];
  /** By verb, for each column. */
  readonly access: { readonly [verb: string]: GrantVerdict };
  /** Verbs without a column that are or may be granted; `*` is every verb. */
  readonly otherAccess: { readonly [verb: string]: GrantVerdict };
}

/** A row before objects with the same access are merged. */
type OneRow = Omit<MatrixRow, 'names'> & { readonly name: string | null };

/** The matrix of accounts, given by their indexes in the inventory. Resources without permissions have no row. */
export function accessMatrix(inventory: Inventory, accounts: readonly number[], verbs: readonly string[]): AccessMatrix {
  return { verbs, accounts: accounts.map(number => matrixOf(inventory, inventory.accounts[number], verbs)) };
}

function matrixOf(inventory: Inventory, account: InventoryAccount, verbs: readonly string[]): MatrixAccount {
  const effective = new EffectivePermissions(inventory, account);
  const scopes = effective.scopes.map(scope => ({ ...scope, rows: rowsOf(effective, scope, verbs), unknownRoles: effective.unknownRolesIn(scope) }));
  const { namespace, name } = account;
  const withAny = scopes.filter(({ rows, unknownRoles }) => rows.length + unknownRoles.length > 0);
  return { ...namespace === undefined ? {} : { namespace }, name, scopes: withAny };
}

function rowsOf(effective: EffectivePermissions, scope: PermissionScope, verbs: readonly string[]): MatrixRow[] {
  const targets = new Map<string, { readonly target: Target; readonly verbs: Set<string> }>();
  for (const { apiGroup, resource, url, names, verbs: granted } of effective.permissionsIn(scope)) {
    for (const name of names ?? [null]) {
      const target = { apiGroup, ...url === undefined ? { resource } : { url }, name };
      const key = targetKey(target);
      const known = targets.get(key);
      if (known) { granted.forEach(verb => known.verbs.add(verb)); } else { targets.set(key, { target, verbs: new Set(granted) }); }
    }
  }
  const rows = [...targets.values()].flatMap(({ target, verbs: granted }) => {
    const row = rowOf(effective, scope, target, verbs, granted);
    const isEverywhere = !scope.clusterWide && groupKey(row) === groupKey(rowOf(effective, { clusterWide: true }, target, verbs, granted));
    return isEverywhere ? [] : [row];
  });
  return mergeRows(rows);
}

type Target = Pick<InventoryPermission, 'apiGroup' | 'resource' | 'url'> & { readonly name: string | null };

function rowOf(
  effective: EffectivePermissions, scope: PermissionScope, target: Target, verbs: readonly string[], granted: ReadonlySet<string>,
): OneRow {
  const verdict = (verb: string): GrantVerdict => effective.grants(scope, { ...target, verb });
  const all = verdict('*');
  const others = sortVerbs([...STANDARD_VERBS, ...granted]).filter(verb => verb !== '*' && !verbs.includes(verb));
  const byVerb = (some: readonly string[]) => Object.fromEntries(some.map((verb): [string, GrantVerdict] => [verb, verdict(verb)]));
  const otherAccess = all === 'yes' ? byVerb(['*'])
    : { ...byVerb(others.filter(verb => verdict(verb) === 'yes' || (all === 'none' && verdict(verb) !== 'none'))), ...all === 'none' ? {} : byVerb(['*']) };
  return { ...target, access: byVerb(verbs), otherAccess };
}

/** Merges the names of a resource with the same access into one row. Drops names with the same access as all objects. */
function mergeRows(rows: readonly OneRow[]): MatrixRow[] {
  const ofAll = new Set(rows.filter(({ name }) => name === null).map(groupKey));
  const groups = new Map<string, OneRow[]>();
  for (const row of rows) {
    if (row.name !== null && ofAll.has(groupKey(row))) { continue; }
    const key = `${row.name === null} ${groupKey(row)}`;
    const group = groups.get(key);
    if (group) { group.push(row); } else { groups.set(key, [row]); }
  }
  return [...groups.values()].map(group => {
    const { name, ...row } = group[0];
    return { ...row, ...name === null ? {} : { names: group.map(each => each.name!).sort() } };
  }).sort(compareRows);
}

/** Equal for rows of one resource that differ only in their names. */
function groupKey({ apiGroup, resource, url, access, otherAccess }: OneRow): string {
  return JSON.stringify([apiGroup, resource, url, access, otherAccess]);
}

function targetKey({ apiGroup, resource, url, name }: Target): string {
  return JSON.stringify([apiGroup, resource, url, name]);
}

/** Wildcards first, then the core group, other groups, and paths. */
function compareRows(a: MatrixRow, b: MatrixRow): number {
  const key = ({ apiGroup, resource, url, names }: MatrixRow): string => JSON.stringify(
    [url !== undefined, apiGroup !== '*', apiGroup, resource !== '*', url ?? resource, names ?? []],
  );
  const [keyA, keyB] = [key(a), key(b)];
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
}
