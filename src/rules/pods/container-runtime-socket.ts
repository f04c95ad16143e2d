import { hostPathRule } from './_host-paths';
import { cis, kubernetes, mitre, owaspKubernetes, podSecurity } from '../references';

/** Reported in addition to `host-path-volume`: a reason for a file of the node is not a reason for the node itself. */
export const containerRuntimeSocket = hostPathRule({
  id: 'container-runtime-socket',
  summary: 'A volume exposes the container runtime socket of the node',
  remedy: 'remove the volume',
  why: 'A process with access to the socket can start privileged containers on the node and read all other containers, bypassing Kubernetes, its admission control and its audit log. A read-only mount does not help.',
  fix: {
    construct: [
      '// Leave the volume out; build images with a builder that needs no socket. If it is required:',
      'Findings.of(workload).accept({',
      "  rule: 'container-runtime-socket',",
      "  finding: 'volume docker',",
      "  reason: 'lists the containers of the node for the inventory',",
      '});',
    ].join('\n'),
    yaml: 'volumes: [] # without the socket',
  },
  references: [
    cis('5.2.11'), podSecurity('baseline'), owaspKubernetes('K01'), mitre('T1611'), kubernetes('Volumes, hostPath', 'concepts/storage/volumes/#hostpath'),
  ],
}, 'runtime', (volume, path) => ({
  message: `${volume} is ${path}, the socket of the container runtime of the node, which gives full control of the node`,
  fix: 'remove the volume',
  fixIsExample: true,
}));
