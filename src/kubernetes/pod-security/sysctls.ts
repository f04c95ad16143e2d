import { PodSecurityCheck, PodSecurityControl } from './control';
import { missingValues } from './fields';
import { itemFields } from './pod-field';

const FIRST = [
  'kernel.shm_rmid_forced', 'net.ipv4.ip_local_port_range', 'net.ipv4.tcp_syncookies', 'net.ipv4.ping_group_range', 'net.ipv4.ip_unprivileged_port_start',
];
const SINCE_27 = [...FIRST, 'net.ipv4.ip_local_reserved_ports'];
const SINCE_29 = [
  ...SINCE_27, 'net.ipv4.tcp_keepalive_time', 'net.ipv4.tcp_fin_timeout', 'net.ipv4.tcp_keepalive_intvl', 'net.ipv4.tcp_keepalive_probes',
];
const SINCE_32 = [...SINCE_29, 'net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem'];
const SINCE_37 = [...SINCE_32, 'net.ipv4.tcp_slow_start_after_idle', 'net.ipv4.tcp_notsent_lowat'];

/** The safe kernel parameters of each known version of Kubernetes. */
export const SAFE_SYSCTLS: readonly string[] = SINCE_32;

function checkSince(since: number, safe: readonly unknown[]): PodSecurityCheck {
  const allowed = `one of ${safe.join(', ')}`;
  return {
    since,
    check: pod => missingValues(itemFields(pod.securityContext.field('sysctls')).map(sysctl => sysctl.field('name')), name => safe.includes(name), allowed),
  };
}

/**
 * Kernel parameters that are not namespaced affect the whole node.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export const sysctls: PodSecurityControl = {
  id: 'sysctls',
  level: 'baseline',
  summary: 'A pod only changes kernel parameters that are namespaced to it.',
  fields: ['spec.securityContext.sysctls[*].name'],
  checks: [checkSince(0, FIRST), checkSince(27, SINCE_27), checkSince(29, SINCE_29), checkSince(32, SINCE_32), checkSince(37, SINCE_37)],
};
