import { MatrixAccount, MatrixRow, MatrixScope } from '../../access/access-matrix';
import { GrantVerdict } from '../../access/effective-permissions';
import { scopeWords } from '../../access/permission-text';
import { groupBy } from '../group-by';
import { MatrixDocument } from './access-documents';
import { accountText, unknownRoleText } from './access-words';

/** The object names shown in a row; the others are counted. */
const MAX_SHOWN_NAMES = 3;

/** The accounts named in a heading; the others are counted. */
const MAX_SHOWN_ACCOUNTS = 12;

/** The text of a cell. */
export const CELLS: { readonly [verdict in GrantVerdict]: string } = { yes: 'yes', unknown: 'maybe', none: '-' };

/** The legend below a table. */
export const LEGEND = 'maybe: depends on what the input does not show. -: no binding of the input grants it.';

/** Accounts with the same matrix, each in its namespace. */
export interface AlikeAccounts {
  readonly title: string;
  readonly scopes: readonly MatrixScope[];
}

/** Accounts with permissions, grouped by equal permissions, and the names of those without. */
export function alikeAccounts({ accounts }: MatrixDocument): { readonly groups: readonly AlikeAccounts[]; readonly without: readonly string[] } {
  const groups = [...groupBy(accounts.filter(({ scopes }) => scopes.length > 0), groupKey).values()];
  return {
    groups: groups.map(group => ({ title: titleOf(group), scopes: group[0].scopes })),
    without: accounts.filter(({ scopes }) => scopes.length === 0).map(account => accountText(account)),
  };
}

/** The title of a table. */
export function scopeTitle(scope: MatrixScope): string {
  const where = scopeWords(scope);
  return `${where[0].toUpperCase()}${where.slice(1)}`;
}

/** The title of a row: `pods`, `deployments.apps`, `configmaps named a, b`, `/metrics`. */
export function rowName({ apiGroup, resource, url, names = [] }: MatrixRow): string {
  const target = url ?? (apiGroup === '' ? resource! : `${resource}.${apiGroup}`);
  if (names.length === 0) { return target; }
  const shown = names.slice(0, MAX_SHOWN_NAMES).map(name => name === '' ? '""' : name).join(', ');
  return `${target} named ${shown}${names.length > MAX_SHOWN_NAMES ? ` and ${names.length - MAX_SHOWN_NAMES} more` : ''}`;
}

/** The verbs without a column. */
export function otherVerbs({ otherAccess }: MatrixRow): string {
  return Object.entries(otherAccess).map(([verb, verdict]) => `${verdict === 'unknown' ? 'maybe ' : ''}${verb === '*' ? 'every verb' : verb}`).join(', ');
}

/** Permissions that the rows cannot show. */
export function scopeRemarks({ unknownRoles }: MatrixScope): string[] {
  return unknownRoles.map(role => `maybe ${unknownRoleText(role)}`);
}

function titleOf(group: readonly MatrixAccount[]): string {
  const names = group.map(account => accountText(account));
  if (names.length === 1) { return names[0]; }
  const shown = names.slice(0, MAX_SHOWN_ACCOUNTS).map(name => name.replace('ServiceAccount ', '')).join(', ');
  return `${names.length} ServiceAccounts alike: ${shown}${names.length > MAX_SHOWN_ACCOUNTS ? ` and ${names.length - MAX_SHOWN_ACCOUNTS} more` : ''}`;
}

function groupKey({ namespace, scopes }: MatrixAccount): string {
  return JSON.stringify(scopes.map(scope => ({ ...scope, namespace: scope.namespace === namespace ? '.' : scope.namespace })));
}
