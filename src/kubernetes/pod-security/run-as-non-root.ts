import { PodSecurityControl, PodSecurityFinding } from './control';
import { decisiveFields, missingValues } from './fields';
import { PodView } from './pod-view';

const mayBeRoot = (pod: PodView): PodSecurityFinding[] => missingValues(
  decisiveFields(pod.securityContext.field('runAsNonRoot'), pod.containerContexts.map(context => context.field('runAsNonRoot'))),
  value => value === true, 'true on the pod or on every container',
);

/**
 * Root that breaks out of a container is root on its node, unless the pod has a user
 * namespace.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export const runAsNonRoot: PodSecurityControl = {
  id: 'runAsNonRoot',
  level: 'restricted',
  summary: 'Containers do not run as root.',
  fields: ['spec.securityContext.runAsNonRoot', '*.securityContext.runAsNonRoot'],
  checks: [
    { since: 0, check: mayBeRoot },
    { since: 35, check: pod => pod.hasUserNamespace ? [] : mayBeRoot(pod) },
  ],
};
