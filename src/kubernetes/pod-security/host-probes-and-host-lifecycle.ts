import { PodSecurityControl } from './control';
import { forbiddenValues } from './fields';
import { PodField } from './pod-field';
import { PodView } from './pod-view';
import type * as k8s from '../../objects/kubernetes-types';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const HOOKS = ['postStart', 'preStop'] as const;
const CALLS = [...PROBES, ...HOOKS.map(hook => `lifecycle.${hook}`)];
const TYPES = ['httpGet', 'tcpSocket'] as const;

function hostsOf(pod: PodView): PodField<string>[] {
  const calls: PodField<k8s.Probe | k8s.LifecycleHandler>[] = pod.containers.flatMap(container => [
    ...PROBES.map(probe => container.field(probe)), ...HOOKS.map(hook => container.field('lifecycle').field(hook)),
  ]);
  return calls.filter(({ value }) => value !== undefined).flatMap(call => TYPES.map(type => call.field(type).field('host')));
}

/**
 * The kubelet makes these calls. With a host they reach targets that the pod itself
 * cannot, such as services of the node.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export const hostProbesAndHostLifecycle: PodSecurityControl = {
  id: 'hostProbesAndHostLifecycle',
  level: 'baseline',
  summary: 'Probes and lifecycle hooks, which the kubelet runs, call no host other than the pod.',
  fields: CALLS.flatMap(call => TYPES.map(type => `*.${call}.${type}.host`)),
  checks: [{ since: 34, check: pod => forbiddenValues(hostsOf(pod), value => value === '', 'no host') }],
};
