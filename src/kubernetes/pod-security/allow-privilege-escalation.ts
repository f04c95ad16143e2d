import { PodSecurityControl, PodSecurityFinding } from './control';
import { missingValues } from './fields';
import { PodView } from './pod-view';

const escalating = (pod: PodView): PodSecurityFinding[] =>
  missingValues(pod.containerContexts.map(context => context.field('allowPrivilegeEscalation')), value => value === false, 'false');

/**
 * Privilege escalation lets a process become root through a set-user-id program of the
 * image.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export const allowPrivilegeEscalation: PodSecurityControl = {
  id: 'allowPrivilegeEscalation',
  level: 'restricted',
  summary: 'No process of a container gains more privileges than it started with.',
  fields: ['*.securityContext.allowPrivilegeEscalation'],
  checks: [
    { since: 8, check: escalating },
    { since: 25, check: pod => pod.isWindows ? [] : escalating(pod) },
  ],
};
