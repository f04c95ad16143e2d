import { NamedAccount } from './_service-accounts';
import { Answer } from './answer';
import { Automount } from './workload';
import { field } from '../kubernetes/pod-security/pod';

/** The field of a pod's spec and of a ServiceAccount. */
export const AUTOMOUNT_FIELD = 'automountServiceAccountToken';

/**
 * Whether admission mounts a token into a pod: the pod's word counts before that
 * of its account, and without either it does. An account that is declared
 * elsewhere may say anything.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
 */
export function automountOf(spec: unknown, account: NamedAccount, complete: boolean): Automount {
  const ofPod = field(spec, AUTOMOUNT_FIELD);
  if (ofPod !== undefined) { return { value: asAnswer(ofPod), decidedBy: 'pod' }; }
  const words = account.objects.map(({ manifest }) => field(manifest, AUTOMOUNT_FIELD));
  if (words.length > 0) {
    return { value: agreed(words.map(word => word === undefined ? 'yes' : asAnswer(word))), decidedBy: words.some(word => word !== undefined) ? 'serviceAccount' : 'default' };
  }
  const elsewhere = account.mayEqual.flatMap(({ objects }) => objects).map(({ manifest }) => field(manifest, AUTOMOUNT_FIELD));
  return { value: complete ? agreed(['yes', ...elsewhere.map(word => word === undefined ? 'yes' : asAnswer(word))]) : 'unknown', decidedBy: 'default' };
}

/** Anything but a boolean is refused by the API server, and who knows what will be written instead. */
function asAnswer(value: unknown): Answer {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : 'unknown';
}

function agreed([first, ...others]: readonly Answer[]): Answer {
  return others.every(other => other === first) ? first : 'unknown';
}
