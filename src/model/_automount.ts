import { NamedAccount } from './_service-accounts';
import { isUnreadable } from './_unreadable';
import { Answer } from './answer';
import { Automount } from './workload';
import { ManifestObject } from '../manifest/manifest-object';
import type * as k8s from '../objects/kubernetes-types';

/** The field of a pod's spec and of a ServiceAccount. */
export const AUTOMOUNT_FIELD = 'automountServiceAccountToken';

/**
 * Whether admission mounts a token into a pod: the pod's word counts before that
 * of its account, and without either it does. An account that is declared
 * elsewhere may say anything.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
 */
export function automountOf(spec: k8s.PodSpec | null | undefined, account: NamedAccount, complete: boolean): Automount {
  const ofPod = spec?.automountServiceAccountToken ?? undefined;
  if (ofPod !== undefined) { return { value: asAnswer(ofPod), decidedBy: 'pod' }; }
  const { objects } = account;
  if (objects.length > 0) {
    const decidedBy = objects.some(object => wordOf(object) !== 'yes' || (object.manifest.automountServiceAccountToken ?? undefined) !== undefined) ? 'serviceAccount' : 'default';
    return { value: agreed(objects), decidedBy };
  }
  if (!complete) { return { value: 'unknown', decidedBy: 'default' }; }
  const elsewhere = account.mayEqual.flatMap(({ objects: declared }) => declared);
  return { value: elsewhere.length === 0 || agreed(elsewhere) === 'yes' ? 'yes' : 'unknown', decidedBy: 'default' };
}

/** What all declarations of an account say; unknown where they disagree. */
function agreed(accounts: readonly ManifestObject<k8s.ServiceAccount>[]): Answer {
  const first = wordOf(accounts[0]);
  return accounts.every(account => wordOf(account) === first) ? first : 'unknown';
}

function wordOf(object: ManifestObject<k8s.ServiceAccount>): Answer {
  if (isUnreadable(object, [AUTOMOUNT_FIELD])) { return 'unknown'; }
  return asAnswer(object.manifest.automountServiceAccountToken ?? true);
}

/** Who knows what a placeholder stands for. */
function asAnswer(value: boolean): Answer {
  return value === true ? 'yes' : value === false ? 'no' : 'unknown';
}
