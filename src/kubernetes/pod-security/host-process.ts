import { PodSecurityControl } from './control';
import { forbiddenValues } from './fields';

/**
 * A Windows host process is the equivalent of a privileged container on Linux.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export const hostProcess: PodSecurityControl = {
  id: 'windowsHostProcess',
  level: 'baseline',
  summary: 'A Windows container is not a process of its node.',
  fields: ['spec.securityContext.windowsOptions.hostProcess', '*.securityContext.windowsOptions.hostProcess'],
  checks: [{
    since: 0,
    check: pod => forbiddenValues(
      pod.contexts.map(context => context.field('windowsOptions').field('hostProcess')), value => value === false, 'false',
    ),
  }],
};
