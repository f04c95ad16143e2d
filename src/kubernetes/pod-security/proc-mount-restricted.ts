import { PodSecurityControl } from './control';
import { unmasked } from './proc-mount';

/**
 * Keeps at "restricted" the check that "baseline" dropped for pods with a user
 * namespace.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export const procMountRestricted: PodSecurityControl = {
  id: 'procMount_restricted',
  level: 'restricted',
  summary: 'The dangerous parts of /proc stay hidden from containers, even in a user namespace.',
  fields: ['*.securityContext.procMount'],
  checks: [{ since: 35, check: unmasked }],
};
