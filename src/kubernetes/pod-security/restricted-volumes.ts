import { PodSecurityControl, PodSecurityFinding } from './control';
import { PodField } from './pod-field';
import type * as k8s from '../../objects/kubernetes-types';

const ALLOWED = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected', 'secret'];

function checkVolume({ path, text, value: volume }: PodField<k8s.Volume>): PodSecurityFinding | undefined {
  const types = Object.entries(volume ?? {}).filter(([field, source]) => field !== 'name' && source !== null && source !== undefined).map(([type]) => type);
  // The API server defaults a volume without a type to emptyDir.
  if (types.every(type => ALLOWED.includes(type))) { return undefined; }
  return { path, message: `${text} is of type ${types.join(', ')}; allowed: ${ALLOWED.join(', ')}` };
}

/**
 * The other types reach the node, or storage with the node's credentials.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export const restrictedVolumes: PodSecurityControl = {
  id: 'restrictedVolumes',
  level: 'restricted',
  summary: 'A pod only uses volumes that give no access to its node or to other pods.',
  fields: ['spec.volumes[*]'],
  checks: [{ since: 0, check: pod => pod.volumes.map(checkVolume).filter(found => found !== undefined) }],
};
