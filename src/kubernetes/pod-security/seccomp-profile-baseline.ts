import { PodSecurityControl } from './control';
import { forbiddenProfiles } from './fields';

const ALLOWED: readonly unknown[] = ['RuntimeDefault', 'Localhost'];

/**
 * Seccomp denies a container the system calls that it does not need.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export const seccompProfileBaseline: PodSecurityControl = {
  id: 'seccompProfile_baseline',
  level: 'baseline',
  summary: 'Seccomp is not disabled.',
  fields: ['spec.securityContext.seccompProfile.type', '*.securityContext.seccompProfile.type'],
  checks: [{
    since: 19,
    check: pod => forbiddenProfiles(pod.contexts.map(context => context.field('seccompProfile')), ALLOWED),
  }],
};
