import { resourceDefaults } from './_resources';
import { isHelmTest } from '../_helm-test';
import { containerText } from '../_part-names';
import { kubernetes, mitre, nsa, owaspKubernetes } from '../references';
import { Rule } from '../rule';

export const missingMemoryLimit: Rule = {
  id: 'missing-memory-limit',
  summary: 'A container has no memory limit',
  remedy: 'set a memory limit',
  why: 'A container without a memory limit can use up the memory of its node. The node then kills containers, not only this one. A CPU limit is not required: CPU is throttled, and no container is killed for using it.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
      '// If it is required:',
      "// relaxations: [Relaxation.unlimitedMemory('the cache takes what the node has left', { containers: ['app'] })]",
    ].join('\n'),
    yaml: 'resources:\n  limits: {memory: 256Mi}',
  },
  references: [
    nsa('resource policies'), owaspKubernetes('K01'), mitre('T1499'), mitre('T1496'),
    kubernetes('Resource Management for Pods and Containers', 'concepts/configuration/manage-resources-containers/'),
  ],
  subject: 'container',
  *check({ workload, container }, model) {
    // Ephemeral containers cannot have limits.
    if (container.type === 'ephemeral' || isHelmTest(workload)) { return; }
    if (model.once(resourceDefaults).has(workload, container.manifest, 'memory', 'limits')) { return; }
    yield {
      path: ['resources', 'limits', 'memory'],
      message: `${containerText(container.name)} has no memory limit, so it can use up the memory of its node`,
      fix: 'limits: {memory: 256Mi} # the most it needs',
    };
  },
};
