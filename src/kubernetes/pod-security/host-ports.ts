import { PodSecurityControl } from './control';
import { forbiddenValues } from './fields';
import { itemFields } from './pod-field';

/**
 * A host port bypasses network policies and can impersonate a service of the node.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export const hostPorts: PodSecurityControl = {
  id: 'hostPorts',
  level: 'baseline',
  summary: 'A container does not listen on ports of its node.',
  fields: ['*.ports[*].hostPort'],
  checks: [{
    since: 0,
    check: pod => forbiddenValues(
      pod.containers.flatMap(container => itemFields(container.field('ports'))).map(port => port.field('hostPort')),
      value => value === 0, '0 or unset',
    ),
  }],
};
