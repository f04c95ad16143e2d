import { PodSecurityControl, PodSecurityViolation } from './control';
import { forbiddenValues, ofContainers } from './fields';
import { hasUserNamespace, PodManifest } from './pod';

const masked = (pod: PodManifest): Omit<PodSecurityViolation, 'control'>[] =>
  forbiddenValues(ofContainers(pod, 'procMount'), value => value === 'Default', 'Default');

const FIELDS = ['*.securityContext.procMount'];

export const procMount: PodSecurityControl = {
  id: 'procMount',
  level: 'baseline',
  summary: 'The dangerous parts of /proc stay hidden from containers.',
  fields: FIELDS,
  checks: [
    { since: 0, check: masked },
    { since: 35, check: pod => hasUserNamespace(pod) ? [] : masked(pod) },
  ],
};

export const procMountRestricted: PodSecurityControl = {
  id: 'procMount_restricted',
  level: 'restricted',
  summary: 'The dangerous parts of /proc stay hidden from containers, also with users of their own.',
  fields: FIELDS,
  checks: [{ since: 35, check: masked }],
};
