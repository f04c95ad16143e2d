import { hostPathRule } from './_host-paths';
import { cis, kubernetes, mitre, owaspKubernetes, podSecurity } from '../references';

/** Comes on top of `host-path-volume`: the reason for a file of the node is none for the node itself. */
export const containerRuntimeSocket = hostPathRule({
  id: 'container-runtime-socket',
  summary: 'A volume is the socket of the container runtime of the node',
  remedy: 'remove the volume',
  why: 'Who may talk to the container runtime starts privileged containers on the node and reads what is in all others, past Kubernetes, its admission and its audit log. A read-only mount does not help.',
  fix: {
    construct: [
      '// Leave the volume out; build images with a builder that needs no socket. Where it must be:',
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
  message: `${volume} is ${path}, the way to the container runtime of the node, so that whoever reads and writes it owns the node`,
  fix: 'remove the volume',
  fixIsExample: true,
}));
