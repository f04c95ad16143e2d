import { addedCapabilities, capabilitiesAboveBaseline, capabilityIn, capabilityKeys, nodeCapabilities } from './_capabilities';
import { controlRule } from './_control-rule';
import { lastStep, subjectOf } from './_forbidden-field';
import { printable } from '../../text/printable';
import { cis, mitre, owaspKubernetes, podSecurity } from '../references';

const BASELINE = 'capabilities_baseline';

/** `capability-over-the-node` reports those that lead to the node. */
export const addedCapability = controlRule({
  id: 'added-capability',
  summary: 'A container adds a Linux capability',
  remedy: 'remove the capability',
  why: 'A capability is a part of the privileges of root. NET_ADMIN and NET_RAW, for example, let a container sniff or spoof the traffic of its neighbours. A separate rule reports capabilities that give access to the node.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
      '// If it is required:',
      "// relaxations: [Relaxation.addedCapabilities('sets routes of the pod', [kplus.Capability.NET_ADMIN], { containers: ['app'] })]",
    ].join('\n'),
    yaml: 'securityContext:\n  capabilities:\n    drop: [ALL]\n    add: [NET_BIND_SERVICE] # or nothing',
  },
  references: [cis('5.2.9'), podSecurity('restricted'), owaspKubernetes('K01'), mitre('T1611')],
  // Only the first control exempts Windows.
  controls: ['capabilities_restricted', BASELINE],
  concerns: ({ path }) => lastStep(path) !== 'drop',
  keysOf: field => {
    const ofNode = nodeCapabilities(field);
    const added = field.control === BASELINE ? capabilitiesAboveBaseline(field) : addedCapabilities(field);
    const others = added.filter(capability => !ofNode.includes(capability));
    return others.length === 0 && ofNode.length > 0 ? [] : capabilityKeys(field, others);
  },
  describe: ([field], key) => {
    const capability = capabilityIn(key, field);
    return {
      message: capability === undefined ? field.message : `${subjectOf(field)} is given the capability ${capability}, a part of the privileges of root`,
      fix: capability === undefined ? 'remove capabilities.add' : `remove ${printable(capability)} from capabilities.add`,
    };
  },
});
