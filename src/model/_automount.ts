import { automountAnswer } from './_declared-automount';
import { NamedAccount } from './_service-accounts';
import { Automount } from './workload';
import type * as k8s from '../objects/kubernetes-types';

/**
 * Whether admission mounts a token into a pod: the pod's field takes precedence over
 * that of its account, and the default is to mount. The field of an account declared
 * elsewhere is unknown.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
 */
export function automountOf(spec: k8s.PodSpec | null | undefined, account: NamedAccount, complete: boolean): Automount {
  const ofPod = spec?.automountServiceAccountToken ?? undefined;
  if (ofPod !== undefined) { return { value: automountAnswer(ofPod), decidedBy: 'pod' }; }
  if (account.automount) { return account.automount; }
  if (!complete) { return { value: 'unknown', decidedBy: 'default' }; }
  const elsewhere = account.mayEqual.flatMap(({ automount }) => automount ?? []);
  return { value: elsewhere.every(({ value }) => value === 'yes') ? 'yes' : 'unknown', decidedBy: 'default' };
}
