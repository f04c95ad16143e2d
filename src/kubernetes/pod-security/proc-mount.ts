import { PodSecurityControl, PodSecurityFinding } from './control';
import { forbiddenValues } from './fields';
import { PodView } from './pod-view';

/** The containers with an unmasked /proc. */
export function unmasked(pod: PodView): PodSecurityFinding[] {
  return forbiddenValues(pod.containerContexts.map(context => context.field('procMount')), value => value === 'Default', 'Default');
}

/**
 * Parts of /proc expose the kernel of the node or change it. In a pod with a user
 * namespace they are harmless.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export const procMount: PodSecurityControl = {
  id: 'procMount',
  level: 'baseline',
  summary: 'The dangerous parts of /proc stay hidden from containers.',
  fields: ['*.securityContext.procMount'],
  checks: [
    { since: 0, check: unmasked },
    { since: 35, check: pod => pod.hasUserNamespace ? [] : unmasked(pod) },
  ],
};
