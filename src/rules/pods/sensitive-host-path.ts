import { hostPathRule } from './_host-paths';
import { cis, kubernetes, mitre, owaspKubernetes, podSecurity } from '../references';

/** Reported in addition to `host-path-volume`: a reason for a directory of the node is not a reason for the node itself. */
export const sensitiveHostPath = hostPathRule({
  id: 'sensitive-host-path',
  summary: 'A volume contains programs, devices or credentials of the node',
  remedy: 'mount only directories without credentials',
  why: 'Such a directory contains the programs or devices of the node, the credentials of the kubelet, or the tokens and Secrets of all pods on the node. Write access gives control of the node; read access as root gives all its credentials.',
  fix: {
    construct: [
      '// Mount only the directory that is needed. If this one is required:',
      'Findings.of(workload).accept({',
      "  rule: 'sensitive-host-path',",
      "  finding: 'volume host',",
      "  reason: 'reads the configuration of the kubelet',",
      '});',
    ].join('\n'),
    yaml: 'volumes:\n- name: logs\n  hostPath: {path: /var/log/app} # only the directory that is needed',
  },
  references: [
    cis('5.2.11'), podSecurity('baseline'), owaspKubernetes('K01'), mitre('T1611'), kubernetes('Volumes, hostPath', 'concepts/storage/volumes/#hostpath'),
  ],
}, 'sensitive', (volume, path) => ({
  message: `${volume} is ${path} of the node, which contains programs, devices or credentials of the node`,
  fix: 'hostPath: {path: <only the directory that is needed>}',
  fixIsExample: true,
}));
