import { PodSecurityControl } from './control';
import { forbiddenValues } from './fields';
import { fieldAt, itemsAt, Place, PodManifest } from './pod';
import { containersOf } from './pod-parts';

function hostPortsOf(pod: PodManifest): Place[] {
  const found: Place[] = [];
  for (const container of containersOf(pod)) {
    for (const port of itemsAt(fieldAt(container, 'ports'))) { found.push(fieldAt(port, 'hostPort')); }
  }
  return found;
}

/**
 * A port of the node is out of reach of network policies, and can stand in the
 * place of a service of the node.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export const hostPorts: PodSecurityControl = {
  id: 'hostPorts',
  level: 'baseline',
  summary: 'A container does not listen on ports of its node.',
  fields: ['*.ports[*].hostPort'],
  needs: ['ports'],
  checks: [{
    since: 0,
    check: pod => forbiddenValues(hostPortsOf(pod), value => value === 0, '0 or nothing'),
  }],
};
