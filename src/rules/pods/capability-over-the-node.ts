import { capabilityIn, keysOf, nodeCapabilities } from './_capabilities';
import { controlRule } from './_control-rule';
import { subjectOf } from './_forbidden-field';
import { reachesNode } from '../../kubernetes/node/node-capabilities';
import { printable } from '../../text/printable';
import { cis, mitre, owaspKubernetes, podSecurity } from '../references';

/** `added-capability` reports those that do not lead to the node. */
export const capabilityOverTheNode = controlRule({
  id: 'capability-over-the-node',
  summary: 'A container adds a Linux capability that gives access to the node',
  remedy: 'remove the capability',
  why: 'With such a capability, a container can reach the kernel, the memory, the disks or the processes of its node. An attacker who compromises the container takes over the node and the credentials of every pod on it.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
      '// If it is required:',
      "// relaxations: [Relaxation.addedCapabilities('mounts volumes for the pods of the node', [kplus.Capability.SYS_ADMIN], { containers: ['app'] })]",
    ].join('\n'),
    yaml: 'securityContext:\n  capabilities:\n    drop: [ALL]\n    add: [] # or one that stays within the pod\n# or, for the whole pod, a user namespace: hostUsers: false',
  },
  references: [cis('5.2.9'), podSecurity('baseline'), owaspKubernetes('K01'), mitre('T1611')],
  controls: ['capabilities_baseline'],
  keysOf: field => keysOf(field, nodeCapabilities(field)),
  describe: ([field], key) => {
    const capability = capabilityIn(key, field) ?? '';
    return {
      message: `${subjectOf(field)} is given the capability ${printable(capability)}, which ${reachesNode(capability)!}`,
      fix: `remove ${printable(capability)} from capabilities.add`,
    };
  },
});
