import { controlRule } from './_control-rule';
import { volumeAt } from './_forbidden-field';
import { hostPathFieldKey, hostPathOf, volumeFieldText } from './_volumes';
import { cis, kubernetes, mitre, owaspKubernetes, podSecurity } from '../references';

export const hostPathVolume = controlRule({
  id: 'host-path-volume',
  summary: 'A volume is a directory of the node',
  remedy: 'use another type of volume',
  why: 'Write access to the files of a node can be used to take it over, and read access may reveal credentials of the node or of other pods. The files outlive the pod, and the next pod that mounts the directory reads them.',
  fix: {
    construct: [
      "kplus.Volume.fromEmptyDir(chart, 'data', 'data');",
      '// If it is required:',
      "// relaxations: [Relaxation.hostPath('reads the logs of the node', ['data'])]",
    ].join('\n'),
    yaml: 'volumes:\n- name: data\n  emptyDir: {}',
  },
  references: [
    cis('5.2.11'), podSecurity('baseline'), owaspKubernetes('K01'), mitre('T1611'), kubernetes('Volumes, hostPath', 'concepts/storage/volumes/#hostpath'),
  ],
  controls: ['hostPathVolumes'],
  keysOf: field => [hostPathFieldKey(field)],
  describe: ([field]) => {
    const path = hostPathOf(field);
    return {
      message: path === undefined ? field.message : `${volumeFieldText(field)} is ${JSON.stringify(path)} of the node, which outlives the pod and which other pods may use too`,
      fix: `- name: ${JSON.stringify(volumeAt(field).name ?? '')}\n  emptyDir: {}`,
    };
  },
});
