import { controlRule } from './_control-rule';
import { volumeAt } from './_forbidden-field';
import { volumeFieldKey, volumeFieldText } from './_volumes';
import type * as k8s from '../../objects/kubernetes-types';
import { owaspKubernetes, podSecurity } from '../references';

/** `host-path-volume` reports a volume that is only a hostPath. */
export const restrictedVolumeType = controlRule({
  id: 'restricted-volume-type',
  summary: 'A volume is of a type that Pod Security "restricted" does not list',
  remedy: 'use another type of volume',
  why: 'The listed types give a pod its own data, or storage from a StorageClass. The others access storage directly, with an address or credentials in the pod, bypassing the storage policy of the cluster.',
  fix: {
    construct: [
      "const claim = kplus.PersistentVolumeClaim.fromClaimName(chart, 'claim', 'data');",
      "kplus.Volume.fromPersistentVolumeClaim(chart, 'data', claim);",
      '// If it is required:',
      "// relaxations: [Relaxation.volumeTypes('the archive is on NFS', ['data'])]",
    ].join('\n'),
    yaml: 'volumes:\n- name: data\n  persistentVolumeClaim: {claimName: data}',
  },
  references: [podSecurity('restricted'), owaspKubernetes('K01')],
  controls: ['restrictedVolumes'],
  concerns: field => !volumeAt(field).hostPath || typesOf(volumeAt(field)).length > 1,
  keysOf: field => [[volumeFieldKey(field), ...typesOf(volumeAt(field))].join(' ')],
  describe: ([field]) => {
    const types = typesOf(volumeAt(field));
    return {
      message: types.length === 0 ? field.message : `${volumeFieldText(field)} is of type ${types.join(', ')}, which Pod Security "restricted" rejects`,
      fix: 'persistentVolumeClaim: {claimName: <name>}',
      fixIsExample: true,
    };
  },
});

function typesOf({ name, ...types }: k8s.Volume): string[] {
  return Object.entries(types).filter(([, source]) => source).map(([type]) => type);
}
