import { hostPathRule } from './_host-paths';
import { cis, kubernetes, mitre, owaspKubernetes, podSecurity } from '../references';

/** Comes on top of `host-path-volume`: the reason for a directory of the node is none for the node itself. */
export const sensitiveHostPath = hostPathRule({
  id: 'sensitive-host-path',
  summary: 'A volume holds programs, devices or credentials of the node',
  remedy: 'mount single directories that hold no credentials',
  why: 'In such a directory of a node lie its programs, its devices, the credentials of the kubelet, or the tokens and Secrets of all pods that run there. Who may write there owns the node; who may read there as root has what the node has.',
  fix: {
    construct: [
      '// Mount the one directory that is needed. Where it must be:',
      'Findings.of(workload).accept({',
      "  rule: 'sensitive-host-path',",
      "  finding: 'volume host',",
      "  reason: 'reads the configuration of the kubelet',",
      '});',
    ].join('\n'),
    yaml: 'volumes:\n- name: logs\n  hostPath: {path: /var/log/app} # the one directory that is needed',
  },
  references: [
    cis('5.2.11'), podSecurity('baseline'), owaspKubernetes('K01'), mitre('T1611'), kubernetes('Volumes, hostPath', 'concepts/storage/volumes/#hostpath'),
  ],
}, 'sensitive', (volume, path) => ({
  message: `${volume} is ${path} of the node, with programs, devices or credentials of the node in it`,
  fix: 'hostPath: {path: <the one directory that is needed>}',
  fixIsExample: true,
}));
