import { PodSecurityControl } from './control';
import { forbiddenValues, ofContainers } from './fields';

/** What container runtimes give by default, and a container may add. */
export const BASELINE_CAPABILITIES: readonly string[] = [
  'AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID',
  'SYS_CHROOT',
];

const ALLOWED = `a list of ${BASELINE_CAPABILITIES.join(', ')}`;

/**
 * A capability is a part of what root may do; many of them lead to the node.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export const capabilitiesBaseline: PodSecurityControl = {
  id: 'capabilities_baseline',
  level: 'baseline',
  summary: 'A container gets no capability that container runtimes do not give by default.',
  fields: ['*.securityContext.capabilities.add'],
  checks: [{
    since: 0,
    check: pod => forbiddenValues(
      ofContainers(pod, 'capabilities', 'add'),
      value => Array.isArray(value) && value.every(capability => BASELINE_CAPABILITIES.includes(capability)),
      ALLOWED,
    ),
  }],
};
