import { containersOf } from './containers';
import { PodSecurityControl } from './control';
import { forbiddenValues } from './fields';
import { fieldAt } from './pod';

const CALLS = [['livenessProbe'], ['readinessProbe'], ['startupProbe'], ['lifecycle', 'postStart'], ['lifecycle', 'preStop']];
const HOSTS = CALLS.flatMap(call => ['httpGet', 'tcpSocket'].map(type => [...call, type, 'host']));

/**
 * The kubelet makes these calls. With a host they reach what the pod itself
 * cannot, such as services of the node.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export const hostProbesAndHostLifecycle: PodSecurityControl = {
  id: 'hostProbesAndHostLifecycle',
  level: 'baseline',
  summary: 'A probe or lifecycle hook, which the kubelet carries out, calls no other host than its pod.',
  fields: HOSTS.map(names => `*.${names.join('.')}`),
  checks: [{
    since: 34,
    check: pod => forbiddenValues(
      containersOf(pod).flatMap(container => HOSTS.map(names => fieldAt(container, ...names))), value => value === '', 'no host',
    ),
  }],
};
