import { PodSecurityControl, PodSecurityFinding } from './control';
import { finding } from './fields';
import { Place } from './pod';
import { isObject } from '../../objects/plain-object';

const ALLOWED = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected', 'secret'];

function typesOf(volume: unknown): string[] {
  return isObject(volume) ? Object.keys(volume).filter(key => key !== 'name' && volume[key] !== null && volume[key] !== undefined) : [];
}

function judge(volume: Place): PodSecurityFinding | undefined {
  const { value, expected } = volume;
  if (expected !== undefined) { return finding(volume, ''); }
  if (value !== undefined && !isObject(value)) { return finding(volume.expecting('an object'), ''); }
  const types = typesOf(value);
  // The API server makes an emptyDir of a volume without a type.
  if (types.every(type => ALLOWED.includes(type))) { return undefined; }
  return { path: volume.path, message: `${volume.text} is of type ${types.join(', ')}; allowed is ${ALLOWED.join(', ')}` };
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
  checks: [{ since: 0, check: pod => pod.volumes.map(judge).filter(found => found !== undefined) }],
};
