import { PodSecurityControl } from './control';
import { forbiddenValues } from './fields';
import { texts } from '../../objects/lists';

/** The default capabilities of container runtimes, which a container may add. */
export const BASELINE_CAPABILITIES: readonly string[] = [
  'AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID',
  'SYS_CHROOT',
];

const ALLOWED = `a list of ${BASELINE_CAPABILITIES.join(', ')}`;

/**
 * Capabilities are parts of root's privileges; many of them reach the node.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export const capabilitiesBaseline: PodSecurityControl = {
  id: 'capabilities_baseline',
  level: 'baseline',
  summary: 'A container adds no capability beyond the defaults of container runtimes.',
  fields: ['*.securityContext.capabilities.add'],
  checks: [{
    since: 0,
    check: pod => forbiddenValues(
      pod.containerContexts.map(context => context.field('capabilities').field('add')),
      added => texts(added).every(capability => BASELINE_CAPABILITIES.includes(capability)),
      ALLOWED,
    ),
  }],
};
