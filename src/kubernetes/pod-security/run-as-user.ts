import { PodSecurityControl, PodSecurityViolation } from './control';
import { forbiddenValues, ofContexts } from './fields';
import { hasUserNamespace, PodManifest } from './pod';

const root = (pod: PodManifest): Omit<PodSecurityViolation, 'control'>[] =>
  forbiddenValues(ofContexts(pod, 'runAsUser'), value => typeof value === 'number' && value !== 0, 'any user but 0');

export const runAsUser: PodSecurityControl = {
  id: 'runAsUser',
  level: 'restricted',
  summary: 'Containers are not told to run as user 0.',
  fields: ['spec.securityContext.runAsUser', '*.securityContext.runAsUser'],
  checks: [
    { since: 23, check: root },
    { since: 35, check: pod => hasUserNamespace(pod) ? [] : root(pod) },
  ],
};
