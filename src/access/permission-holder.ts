import { isMasters } from '../kubernetes/rbac/masters';
import { Subject } from '../model/service-account';
import { isPlaceholder } from '../objects/placeholder';

/**
 * A holder of permissions: a ServiceAccount, a user or a group.
 *
 * @jsii ignore
 */
export interface PermissionHolder {
  /**
   * `ServiceAccount`, `User` or `Group`. `Role` or `ClusterRole` stands for subjects bound to
   * that role outside the input. Any other value is a placeholder of another tool.
   */
  readonly kind: string;
  /** The namespace of a ServiceAccount; unset for the unknown namespace of objects that do not set one. */
  readonly namespace?: string;
  readonly name: string;
}

const ACCOUNTS_GROUP = 'system:serviceaccounts';
const AUTHENTICATED = 'system:authenticated';
const UNAUTHENTICATED = 'system:unauthenticated';
/** Groups whose members do not also belong to `system:authenticated`. */
const NOT_AUTHENTICATED_GROUPS: ReadonlySet<string> = new Set([AUTHENTICATED, UNAUTHENTICATED]);

/** The holder for a subject of a binding; `undefined` if the binding gives it nothing. The user of a ServiceAccount becomes the account. */
export function holderOf({ kind, name, accounts, refused }: Pick<Subject, 'kind' | 'name' | 'accounts' | 'refused'>): PermissionHolder | undefined {
  if (refused || name === '' || isMasters({ kind, name })) { return undefined; }
  if (accounts?.scope === 'account') { return { kind: 'ServiceAccount', ...accounts.namespace === undefined ? {} : { namespace: accounts.namespace }, name: accounts.name! }; }
  return kind === 'User' || kind === 'Group' || isPlaceholder(kind) ? { kind, name } : undefined;
}

/** Unique for each holder. */
export function holderKey({ kind, namespace, name }: PermissionHolder): string {
  return JSON.stringify([kind, namespace ?? null, name]);
}

/** The groups of a holder. */
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
