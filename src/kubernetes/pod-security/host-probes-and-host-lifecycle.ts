import { PodSecurityControl } from './control';
import { forbiddenValues } from './fields';
import { fieldAt, Place } from './pod';

const CALLS: readonly (readonly [string, string?])[] = [
  ['livenessProbe'], ['readinessProbe'], ['startupProbe'], ['lifecycle', 'postStart'], ['lifecycle', 'preStop'],
];
const TYPES = ['httpGet', 'tcpSocket'];

function isThere({ value, expected }: Place): boolean {
  return value !== undefined || expected !== undefined;
}

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
  fields: CALLS.flatMap(call => TYPES.map(type => `*.${call.join('.')}.${type}.host`)),
  checks: [{
    since: 34,
    check: pod => forbiddenValues(
      pod.containers.flatMap(container => CALLS.map(([field, inner]) => fieldAt(container, field, inner))).filter(isThere)
        .flatMap(call => TYPES.map(type => fieldAt(call, type, 'host'))),
      value => value === '', 'no host',
    ),
  }],
};
