import type * as k8s from '../../objects/kubernetes-types';
import { isTemplated } from '../names';

/** The ServiceAccounts that a subject of a binding stands for. */
export interface SubjectAccounts {
  /** Whether it is one account, all accounts of a namespace, or all of the cluster. */
  readonly scope: 'account' | 'namespace' | 'cluster';
  /** Unset if it is unknown; it may then be any. */
  readonly namespace?: string;
  /** Set if it is one account. */
  readonly name?: string;
}

const USER_PREFIX = 'system:serviceaccount:';
const ACCOUNTS_GROUP = 'system:serviceaccounts';
const AUTHENTICATED_GROUP = 'system:authenticated';

/**
 * The ServiceAccounts that a subject stands for, or `undefined` if there are none:
 * other users and groups, and in a ClusterRoleBinding an account without a namespace.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
 */
export function accountsOfSubject(
  { kind, name, namespace }: k8s.Subject, bindingKind: string, bindingNamespace: string | undefined,
): SubjectAccounts | undefined {
  if (!name) { return undefined; }
  switch (kind) {
    case 'ServiceAccount': return ofAccount(name, namespace || undefined, bindingKind, bindingNamespace);
    case 'User': return ofUser(name);
    case 'Group': return ofGroup(name);
    default: return undefined;
  }
}

function ofAccount(
  name: string, namespace: string | undefined, bindingKind: string, bindingNamespace: string | undefined,
): SubjectAccounts | undefined {
  if (namespace !== undefined) { return { scope: 'account', namespace, name }; }
  // Only a namespaced binding provides a default namespace for its subjects.
  return bindingKind === 'ClusterRoleBinding' ? undefined : { scope: 'account', namespace: bindingNamespace, name };
}

function ofUser(user: string): SubjectAccounts | undefined {
  const [namespace, name, ...rest] = user.startsWith(USER_PREFIX) ? user.slice(USER_PREFIX.length).split(':') : [];
  if (namespace && name && rest.length === 0) { return { scope: 'account', namespace, name }; }
  return isTemplated(user) ? { scope: 'cluster' } : undefined;
}

function ofGroup(group: string): SubjectAccounts | undefined {
  if (group === ACCOUNTS_GROUP || group === AUTHENTICATED_GROUP) { return { scope: 'cluster' }; }
  if (group.startsWith(`${ACCOUNTS_GROUP}:`)) { return { scope: 'namespace', namespace: group.slice(ACCOUNTS_GROUP.length + 1) }; }
  return isTemplated(group) ? { scope: 'cluster' } : undefined;
}
