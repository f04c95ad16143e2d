import { explainSubject } from '../kubernetes/rbac/subject-problem';
import { Identity, Requester } from '../model/access-request';
import { AppModel } from '../model/app-model';
import { nearest } from '../text/nearest';

/** The subject of a question. */
export interface AskedBy {
  readonly requester: Requester | Identity;
  /** As a phrase within a sentence: `ServiceAccount shop/web`, `user alice`. */
  readonly text: string;
  readonly kind: 'ServiceAccount' | 'User';
  readonly name: string;
  /** Of a ServiceAccount. */
  readonly namespace?: string;
  /** The effective groups. */
  readonly groups: readonly string[];
  readonly notes: readonly string[];
}

const ANONYMOUS = 'system:anonymous';
const AUTHENTICATED = 'system:authenticated';
const UNAUTHENTICATED = 'system:unauthenticated';

/** `shop/web`. Users of an identity provider contain other characters. */
const NAMESPACE_AND_NAME = /^([a-z0-9][-a-z0-9]*)\/([a-z0-9][-.a-z0-9]*)$/;
const ACCOUNT_USER = /^system:serviceaccount:([^:]+):([^:]+)$/;

/**
 * The subject that `--as` and `--as-group` name, by the rules of kubectl: a ServiceAccount
 * is in its groups unless groups are given; other users are only in the given groups.
 *
 * @param as A user, or a ServiceAccount as `system:serviceaccount:NAMESPACE:NAME` or `NAMESPACE/NAME`.
 * @returns a clause that describes the problem of a name that no request can have
 */
export function askedBy(as: string, asGroups: readonly string[], model: AppModel): AskedBy | { readonly problem: string } {
  if (as === '') { return { problem: 'the user has no name' }; }
  const account = NAMESPACE_AND_NAME.exec(as) ?? ACCOUNT_USER.exec(as);
  const user = account ? `system:serviceaccount:${account[1]}:${account[2]}` : as;
  for (const [kind, name] of [['User', user], ...asGroups.map(group => ['Group', group])] as const) {
    const found = explainSubject({ kind, name });
    if (found) { return { problem: `${kind.toLowerCase()} '${name}' ${found.why}` }; }
  }
  if (account && asGroups.length === 0) { return ofAccount(account[1], account[2], model); }
  const groups = groupsOf(user, asGroups);
  return {
    requester: { user, groups },
    text: account ? `ServiceAccount ${account[1]}/${account[2]} in the groups ${groups.join(', ')}` : `user ${user}${asGroups.length === 0 ? '' : ` in the groups ${groups.join(', ')}`}`,
    ...account ? { kind: 'ServiceAccount', namespace: account[1], name: account[2] } : { kind: 'User', name: user },
    groups,
    notes: account ? ['the given groups replace those of the ServiceAccount, as in kubectl'] : notesOnUser(user, asGroups, model),
  };
}

function ofAccount(namespace: string, name: string, model: AppModel): AskedBy {
  return {
    requester: { namespace, name },
    text: `ServiceAccount ${namespace}/${name}`,
    kind: 'ServiceAccount',
    namespace,
    name,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, AUTHENTICATED],
    notes: notesOnAccount(namespace, name, model),
  };
}

/** Adds the groups that the API server adds for an impersonated user. */
function groupsOf(user: string, given: readonly string[]): readonly string[] {
  const groups = [...new Set(given)];
  const filledIn = user === ANONYMOUS ? UNAUTHENTICATED : AUTHENTICATED;
  return groups.includes(filledIn) || groups.includes(UNAUTHENTICATED) ? groups : [...groups, filledIn];
}

function notesOnAccount(namespace: string, name: string, model: AppModel): readonly string[] {
  // Every namespace has a default ServiceAccount.
  if (name === 'default' || model.serviceAccount(namespace, name) || model.builtInGrantsOf({ namespace, name }).length > 0) { return []; }
  if (model.serviceAccount(undefined, name)) {
    return [`ServiceAccount ${name} of the input has no namespace, so it may be this one or another: set the namespace of objects without one`];
  }
  const meant = nearest(`${namespace}/${name}`, model.serviceAccounts.flatMap(account => account.namespace === undefined ? [] : [`${account.namespace}/${account.name}`]));
  return [`ServiceAccount ${namespace}/${name} is not in the input${meant === undefined ? '' : `; did you mean ${meant}?`}`];
}

function notesOnUser(user: string, asGroups: readonly string[], model: AppModel): readonly string[] {
  const accounts = model.serviceAccounts.filter(({ name, namespace }) => name === user && namespace !== undefined);
  if (accounts.length > 0) { return [`${user} is taken as a user; the ServiceAccount is ${accounts.slice(0, 3).map(({ namespace }) => `${namespace}/${user}`).join(' or ')}`]; }
  return asGroups.length > 0 || user.startsWith('system:') ? [] : ['manifests do not show the groups of a user: only those given with the question count'];
}
