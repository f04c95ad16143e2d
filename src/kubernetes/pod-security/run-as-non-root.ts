import { PodSecurityControl, PodSecurityViolation } from './control';
import { ofContainers } from './fields';
import { field, hasUserNamespace, PodManifest, shown } from './pod';

const PATH = 'spec.securityContext.runAsNonRoot';

function mayBeRoot(pod: PodManifest): Omit<PodSecurityViolation, 'control'>[] {
  const ofPod = field(pod.spec, 'securityContext', 'runAsNonRoot');
  const inherits = ofPod === true;
  return ofContainers(pod, 'runAsNonRoot').filter(({ value }) => value !== true && !(value === undefined && inherits))
    .map(({ path, container, value }) => ({
      path, ...container === undefined ? {} : { container }, message: `${path} is ${shown(value)}; it must be true here or on the pod, and false nowhere`,
    }));
}

export const runAsNonRoot: PodSecurityControl = {
  id: 'runAsNonRoot',
  level: 'restricted',
  summary: 'Containers do not run as root.',
  fields: [PATH, '*.securityContext.runAsNonRoot'],
  checks: [
    { since: 0, check: mayBeRoot },
    { since: 35, check: pod => hasUserNamespace(pod) ? [] : mayBeRoot(pod) },
  ],
};
