import { sameNamespace } from './_same-namespace';
import { Identity } from './access-request';
import { Answer } from './answer';
import { Subject } from './service-account';
import { isTemplated } from '../kubernetes/names';
import { accountsOfSubject } from '../kubernetes/rbac/subject';
import { isPlaceholder } from '../objects/placeholder';

/** Whether a subject of a binding is a user or one of its groups. The comparison is exact, as in RBAC. */
export function identityHolds({ user, groups }: Identity, { kind, name, refused, accounts }: Pick<Subject, 'kind' | 'name' | 'refused' | 'accounts'>): Answer {
  if (refused) { return 'no'; }
  if (isPlaceholder(kind)) { return 'unknown'; }
  switch (kind) {
    case 'User': return equals(name, [user]);
    case 'Group': return equals(name, groups);
    case 'ServiceAccount': return isAccount(user, accounts);
    default: return 'no';
  }
}

function equals(name: string, candidates: readonly string[]): Answer {
  if (candidates.includes(name)) { return 'yes'; }
  return isTemplated(name) || candidates.some(isTemplated) ? 'unknown' : 'no';
}

function isAccount(user: string, accounts: Subject['accounts']): Answer {
  if (accounts?.scope !== 'account') { return 'no'; }
  const asked = accountsOfSubject({ kind: 'User', name: user }, 'ClusterRoleBinding', undefined);
  if (asked?.scope !== 'account') { return isTemplated(user) ? 'unknown' : 'no'; }
  const name = equals(accounts.name!, [asked.name!]);
  const namespace = sameNamespace(accounts.namespace, asked.namespace);
  if (name === 'no' || namespace === 'no') { return 'no'; }
  return name === 'yes' && namespace === 'yes' ? 'yes' : 'unknown';
}
