import { PodSecurityControl, PodSecurityViolation } from './control';
import { ofContainers } from './fields';
import { isWindows, PodManifest, shown } from './pod';

const escalating = (pod: PodManifest): Omit<PodSecurityViolation, 'control'>[] =>
  ofContainers(pod, 'allowPrivilegeEscalation').filter(({ value }) => value !== false)
    .map(({ path, container, value }) => ({ path, ...container === undefined ? {} : { container }, message: `${path} is ${shown(value)}; it must be false` }));

export const allowPrivilegeEscalation: PodSecurityControl = {
  id: 'allowPrivilegeEscalation',
  level: 'restricted',
  summary: 'No process of a container gains more privileges than it started with.',
  fields: ['*.securityContext.allowPrivilegeEscalation'],
  checks: [
    { since: 8, check: escalating },
    { since: 25, check: pod => isWindows(pod) ? [] : escalating(pod) },
  ],
};
