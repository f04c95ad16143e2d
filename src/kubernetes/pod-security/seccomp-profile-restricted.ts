import { PodSecurityControl, PodSecurityFinding } from './control';
import { decisiveFields, fieldFinding } from './fields';
import { PodView } from './pod-view';

const ALLOWED: readonly unknown[] = ['RuntimeDefault', 'Localhost'];

const unfiltered = (pod: PodView): PodSecurityFinding[] =>
  decisiveFields(pod.securityContext.field('seccompProfile'), pod.containerContexts.map(context => context.field('seccompProfile')))
    .filter(({ value }) => !ALLOWED.includes(value?.type))
    .map(profile => fieldFinding(profile.field('type'), `it must be ${ALLOWED.join(' or ')} on the pod or on every container`));

/**
 * Without a profile, most nodes run containers unconfined.
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
