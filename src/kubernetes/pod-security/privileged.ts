import { PodSecurityControl } from './control';
import { forbiddenValues, ofContainers } from './fields';

export const privileged: PodSecurityControl = {
  id: 'privileged',
  level: 'baseline',
  summary: 'A container does not own its node.',
  fields: ['*.securityContext.privileged'],
  checks: [{ since: 0, check: pod => forbiddenValues(ofContainers(pod, 'privileged'), value => value === false, 'false') }],
};
