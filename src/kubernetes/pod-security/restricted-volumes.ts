import { PodSecurityControl, PodSecurityFinding } from './control';
import { finding } from './fields';
import { isObject, itemsAt, Place, PodManifest, specField } from './pod';

const ALLOWED = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected', 'secret'];

function typesOf({ value }: Place): string[] {
  return isObject(value) ? Object.entries(value).filter(([key, source]) => key !== 'name' && source !== null && source !== undefined).map(([key]) => key) : [];
}

function judge(volume: Place): PodSecurityFinding[] {
  if (volume.expected !== undefined) { return [finding(volume, '')]; }
  if (volume.value !== undefined && !isObject(volume.value)) { return [finding(volume.expecting('an object'), '')]; }
  const types = typesOf(volume);
  // The API server makes an emptyDir of a volume without a type.
  if (types.every(type => ALLOWED.includes(type))) { return []; }
  return [{ path: volume.path, message: `${volume.path} is of type ${types.join(', ')}; allowed is ${ALLOWED.join(', ')}` }];
}

/**
 * The other types reach the node, or storage with credentials of the node.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export const restrictedVolumes: PodSecurityControl = {
  id: 'restrictedVolumes',
  level: 'restricted',
  summary: 'A pod uses only volumes that give no access to its node or to others.',
  fields: ['spec.volumes[*]'],
  needs: ['volumes'],
  checks: [{ since: 0, check: (pod: PodManifest) => itemsAt(specField(pod, 'volumes')).flatMap(judge) }],
};
