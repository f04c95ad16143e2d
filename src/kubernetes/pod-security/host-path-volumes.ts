import { PodSecurityControl } from './control';
import { forbiddenValues } from './fields';

/**
 * Write access to the files of a node gives control of it; read access exposes the
 * credentials on it.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export const hostPathVolumes: PodSecurityControl = {
  id: 'hostPathVolumes',
  level: 'baseline',
  summary: 'No volume is a directory of the node.',
  fields: ['spec.volumes[*].hostPath'],
  checks: [{
    since: 0,
    check: pod => forbiddenValues(pod.volumes.map(volume => volume.field('hostPath')), () => false, 'no hostPath volume'),
  }],
};
