import { capabilitiesAboveBaseline, capabilityIn, capabilityKeys } from './_capabilities';
import { controlRule } from './_control-rule';
import { subjectOf } from './_forbidden-field';
import { printable } from '../../text/printable';
import { cis, mitre, owaspKubernetes, podSecurity } from '../references';

/** For packs limited to Pod Security "baseline"; the others have `added-capability`, which is stricter. */
export const capabilityAboveBaseline = controlRule({
  id: 'capability-above-baseline',
  summary: 'A container adds a Linux capability that container runtimes do not grant by default',
  remedy: 'remove the capability',
  why: 'Container runtimes only leave root those capabilities that do little harm outside of the container. Many of the others give access to the node.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
      '// If it is required:',
      "// relaxations: [Relaxation.addedCapabilities('sets routes of the pod', [kplus.Capability.NET_ADMIN], { containers: ['app'] })]",
    ].join('\n'),
    yaml: 'securityContext:\n  capabilities:\n    add: [] # or only those that Pod Security "baseline" lists',
  },
  references: [cis('5.2.9'), podSecurity('baseline'), owaspKubernetes('K01'), mitre('T1611')],
  controls: ['capabilities_baseline'],
  keysOf: field => capabilityKeys(field, capabilitiesAboveBaseline(field)),
  describe: ([field], key) => {
    const capability = capabilityIn(key, field);
    return {
      message: capability === undefined ? field.message : `${subjectOf(field)} is given the capability ${capability}, which container runtimes do not even give root by default`,
      fix: capability === undefined ? 'remove capabilities.add' : `remove ${printable(capability)} from capabilities.add`,
    };
  },
});
