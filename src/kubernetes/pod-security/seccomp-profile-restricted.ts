import { PodSecurityControl, PodSecurityViolation } from './control';
import { ofContainers, ofContexts } from './fields';
import { field, isWindows, PodManifest, shown } from './pod';

const ALLOWED = ['RuntimeDefault', 'Localhost'];

function unfiltered(pod: PodManifest): Omit<PodSecurityViolation, 'control'>[] {
  const allowed = (value: unknown): boolean => ALLOWED.includes(value as string);
  const ofPod = field(pod.spec, 'securityContext', 'seccompProfile', 'type');
  const [podContext] = ofContexts(pod, 'seccompProfile', 'type');
  return [
    ...ofPod !== undefined && !allowed(ofPod) ? [podContext] : [],
    ...ofContainers(pod, 'seccompProfile', 'type').filter(({ value }) => !allowed(value) && !(value === undefined && allowed(ofPod))),
  ].map(({ path, container, value }) => ({
    path, ...container === undefined ? {} : { container }, message: `${path} is ${shown(value)}; it must be ${ALLOWED.join(' or ')} here or on the pod`,
  }));
}

export const seccompProfileRestricted: PodSecurityControl = {
  id: 'seccompProfile_restricted',
  level: 'restricted',
  summary: 'Every container has a seccomp filter.',
  fields: ['spec.securityContext.seccompProfile.type', '*.securityContext.seccompProfile.type'],
  checks: [
    { since: 19, check: unfiltered },
    { since: 25, check: pod => isWindows(pod) ? [] : unfiltered(pod) },
  ],
};
