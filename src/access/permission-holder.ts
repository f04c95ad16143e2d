import { isMasters } from '../kubernetes/rbac/masters';
import { Subject } from '../model/service-account';
import { isPlaceholder } from '../objects/placeholder';

/**
 * Who holds permissions: a ServiceAccount, a user or a group.
 *
 * @jsii ignore
 */
export interface PermissionHolder {
  /**
   * `ServiceAccount`, `User` or `Group`; `Role` or `ClusterRole` for whom the input does not
   * show to be bound to that role. Anything else is what another tool still fills in.
   */
  readonly kind: string;
  /** Of a ServiceAccount; unset for the unknown namespace of objects that name none. */
  readonly namespace?: string;
  readonly name: string;
}

const ACCOUNTS_GROUP = 'system:serviceaccounts';
const AUTHENTICATED = 'system:authenticated';
const UNAUTHENTICATED = 'system:unauthenticated';
/** Who is not in the group of those who are authenticated. */
const NOT_AUTHENTICATED_GROUPS: ReadonlySet<string> = new Set([AUTHENTICATED, UNAUTHENTICATED]);

/** Whom a subject of a binding names; `undefined` where the binding gives it nothing. A user that is a ServiceAccount is that account. */
export function holderOf({ kind, name, accounts, refused }: Pick<Subject, 'kind' | 'name' | 'accounts' | 'refused'>): PermissionHolder | undefined {
  if (refused || name === '' || isMasters({ kind, name })) { return undefined; }
  if (accounts?.scope === 'account') { return { kind: 'ServiceAccount', ...accounts.namespace === undefined ? {} : { namespace: accounts.namespace }, name: accounts.name! }; }
  return kind === 'User' || kind === 'Group' || isPlaceholder(kind) ? { kind, name } : undefined;
}

/** What distinguishes a holder from all others. */
export function holderKey({ kind, namespace, name }: PermissionHolder): string {
  return JSON.stringify([kind, namespace ?? null, name]);
}

/** The groups whose permissions a holder has as well. */
export function holderGroups({ kind, namespace, name }: PermissionHolder): PermissionHolder[] {
  return namesOfGroups(kind, namespace, name).map(group => ({ kind: 'Group', name: group }));
}

function namesOfGroups(kind: string, namespace: string | undefined, name: string): string[] {
  switch (kind) {
    case 'ServiceAccount': return [...namespace === undefined ? [] : [`${ACCOUNTS_GROUP}:${namespace}`], ACCOUNTS_GROUP, AUTHENTICATED];
    case 'User': return [name === 'system:anonymous' ? UNAUTHENTICATED : AUTHENTICATED];
    case 'Group':
      if (NOT_AUTHENTICATED_GROUPS.has(name)) { return []; }
      return [...name.startsWith(`${ACCOUNTS_GROUP}:`) ? [ACCOUNTS_GROUP] : [], AUTHENTICATED];
    default: return [];
  }
}
