import type * as k8s from '../../objects/kubernetes-types';
import { isPlaceholder } from '../../objects/placeholder';
import { explainDnsLabel, explainDnsSubdomain } from '../names';

/** Why a binding grants a subject nothing. */
export interface SubjectProblem {
  readonly field: 'kind' | 'apiGroup' | 'name' | 'namespace';
  /** A clause about the subject. */
  readonly why: string;
  /** Whether the API server rejects the whole binding because of it. */
  readonly refused: boolean;
  /** The correct subject, if known. */
  readonly fix?: string;
}

const RBAC_GROUP = 'rbac.authorization.k8s.io';
const KINDS = ['User', 'Group', 'ServiceAccount'];
const USER_PREFIX = 'system:serviceaccount:';
const GROUP_PREFIX = 'system:serviceaccounts:';
/** Groups that Kubernetes itself assigns to requests. */
const GROUPS = ['system:serviceaccounts', 'system:authenticated', 'system:unauthenticated', 'system:masters', 'system:nodes'];
/** Texts mistaken for the user name of an account. */
const ACCOUNT_LIKE = /^(?:system:)?service[-_]?accounts?[:/]/i;

/**
 * Why a binding grants a subject nothing: the API server rejects it, or no request
 * comes from it. A missing namespace is not checked.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
 */
export function explainSubject({ kind, name, namespace, apiGroup }: k8s.Subject): SubjectProblem | undefined {
  if ([kind, name, namespace, apiGroup].some(isPlaceholder)) { return undefined; }
  if (!kind || !KINDS.includes(kind)) {
    const meant = KINDS.find(known => known.toLowerCase() === kind?.toLowerCase().replace(/s$/, ''));
    return { field: 'kind', why: `has the kind ${JSON.stringify(kind ?? '')}, but must be a User, a Group or a ServiceAccount`, refused: true, ...meant ? { fix: `kind: ${meant}` } : {} };
  }
  const group = kind === 'ServiceAccount' ? '' : RBAC_GROUP;
  if (apiGroup && apiGroup !== group) {
    return {
      field: 'apiGroup',
      why: `has the API group ${JSON.stringify(apiGroup)}, but the one of a ${kind} is ${JSON.stringify(group)}`,
      refused: true,
      fix: group === '' ? 'remove apiGroup' : `apiGroup: ${group}`,
    };
  }
  if (!name) { return { field: 'name', why: 'has no name', refused: true }; }
  switch (kind) {
    case 'ServiceAccount': return explainAccount(name, namespace || undefined);
    case 'User': return explainUser(name);
    default: return explainGroup(name);
  }
}

function explainAccount(name: string, namespace: string | undefined): SubjectProblem | undefined {
  const nameProblem = explainDnsSubdomain(name);
  if (nameProblem) { return { field: 'name', why: `has a name that no ServiceAccount can have: ${nameProblem}`, refused: true }; }
  const namespaceProblem = namespace === undefined ? undefined : explainDnsLabel(namespace);
  return namespaceProblem ? { field: 'namespace', why: `is in a namespace that cannot exist: ${namespaceProblem}`, refused: false } : undefined;
}

function explainUser(name: string): SubjectProblem | undefined {
  const problem = (why: string): SubjectProblem => ({ field: 'name', why, refused: false });
  if (GROUPS.includes(name) || name.startsWith(GROUP_PREFIX)) {
    return { ...problem('has the name of a group, which no user has'), fix: 'kind: Group' };
  }
  if (name.startsWith(USER_PREFIX)) {
    const [namespace, account, ...rest] = name.slice(USER_PREFIX.length).split(':');
    const isAccount = rest.length === 0 && namespace !== '' && account !== undefined && account !== ''
      && explainDnsLabel(namespace) === undefined && explainDnsSubdomain(account) === undefined;
    return isAccount ? undefined : problem(`starts like the user name of a ServiceAccount but is not one: that is ${USER_PREFIX}<namespace>:<name>`);
  }
  if (ACCOUNT_LIKE.test(name)) { return problem(`looks like a ServiceAccount, whose user name is ${USER_PREFIX}<namespace>:<name>`); }
  return explainText(name);
}

function explainGroup(name: string): SubjectProblem | undefined {
  const problem = (why: string): SubjectProblem => ({ field: 'name', why, refused: false });
  if (name === 'system:anonymous' || name.startsWith(USER_PREFIX)) {
    return { ...problem('has the name of a user, which no group has'), fix: 'kind: User' };
  }
  if (name.startsWith(GROUP_PREFIX)) {
    const namespace = name.slice(GROUP_PREFIX.length);
    const isGroup = namespace !== '' && explainDnsLabel(namespace) === undefined;
    return isGroup ? undefined : problem(`is not a group of ServiceAccounts, which is ${GROUP_PREFIX}<namespace>`);
  }
  return GROUPS.includes(name) || !ACCOUNT_LIKE.test(name) ? explainText(name) : problem(`looks like a group of ServiceAccounts, which is ${GROUP_PREFIX}<namespace>`);
}

function explainText(name: string): SubjectProblem | undefined {
  const problem = (why: string): SubjectProblem => ({ field: 'name', why, refused: false });
  if (name === '*' || /^system:.*\*/.test(name)) { return problem('has a wildcard, but RBAC compares the names of users and groups exactly'); }
  // The common name of a certificate may contain inner spaces.
  if (name !== name.trim() || /[\p{Cc}\p{Cf}]/u.test(name) || /^system:.*\s/.test(name)) {
    return problem('has whitespace or invisible characters in its name, which RBAC compares exactly');
  }
  return undefined;
}
