import { PodSecurityControl } from './control';
import { forbiddenValues } from './fields';

/**
 * Who writes to the files of a node owns the node, and who reads them has the
 * credentials that lie there.
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
