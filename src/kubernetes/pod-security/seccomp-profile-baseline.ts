import { PodSecurityControl } from './control';
import { forbiddenValues, ofContexts } from './fields';

const ALLOWED = ['RuntimeDefault', 'Localhost'];

export const seccompProfileBaseline: PodSecurityControl = {
  id: 'seccompProfile_baseline',
  level: 'baseline',
  summary: 'Seccomp is not switched off.',
  fields: ['spec.securityContext.seccompProfile.type', '*.securityContext.seccompProfile.type'],
  checks: [{
    since: 19,
    check: pod => forbiddenValues(ofContexts(pod, 'seccompProfile', 'type'), value => ALLOWED.includes(value as string), ALLOWED.join(' or ')),
  }],
};
