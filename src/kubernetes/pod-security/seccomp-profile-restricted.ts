import { PodSecurityControl, PodSecurityFinding } from './control';
import { missingFromPodOrContainers, ofContainers, typeOfProfile } from './fields';
import { fieldAt } from './pod';
import { PodView } from './pod-view';

const ALLOWED: readonly unknown[] = ['RuntimeDefault', 'Localhost'];

const unfiltered = (pod: PodView): PodSecurityFinding[] => missingFromPodOrContainers(
  typeOfProfile(fieldAt(pod.securityContext, 'seccompProfile')), ofContainers(pod, 'seccompProfile').map(typeOfProfile),
  value => ALLOWED.includes(value), ALLOWED.join(' or '),
);

/**
 * Where no profile is set, most nodes run containers without a filter.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export const seccompProfileRestricted: PodSecurityControl = {
  id: 'seccompProfile_restricted',
  level: 'restricted',
  summary: 'Every container has a seccomp filter.',
  fields: ['spec.securityContext.seccompProfile.type', '*.securityContext.seccompProfile.type'],
  checks: [
    { since: 19, check: unfiltered },
    { since: 25, check: pod => pod.isWindows ? [] : unfiltered(pod) },
  ],
};
