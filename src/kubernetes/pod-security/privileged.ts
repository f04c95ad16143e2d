import { PodSecurityControl } from './control';
import { forbiddenValues } from './fields';

/**
 * A privileged container has all devices and capabilities of its node.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export const privileged: PodSecurityControl = {
  id: 'privileged',
  level: 'baseline',
  summary: 'A container does not control its node.',
  fields: ['*.securityContext.privileged'],
  checks: [{
    since: 0,
    check: pod => forbiddenValues(pod.containerContexts.map(context => context.field('privileged')), value => value === false, 'false'),
  }],
};
