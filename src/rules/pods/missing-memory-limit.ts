import { containerViolation, judgedContainers } from './_containers';
import { ResourceDefaults } from './_resources';
import { kubernetes, mitre, nsa, owaspKubernetes } from '../references';
import { Rule } from '../rule';

export const missingMemoryLimit: Rule = {
  id: 'missing-memory-limit',
  summary: 'A container has no memory limit',
  why: 'A container without a memory limit can use up the memory of its node. The node then ends containers, and not only this one. A CPU limit is not demanded: CPU is shared by what was requested, and nobody is ended for it.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
      '// Where it must be:',
      "// relaxations: [Relaxation.unlimitedMemory('the cache takes what the node has left', 'app')]",
    ].join('\n'),
    yaml: 'resources:\n  limits: {memory: 256Mi}',
  },
  references: [
    nsa('resource policies'), owaspKubernetes('K01'), mitre('T1499'), mitre('T1496'),
    kubernetes('Resource Management for Pods and Containers', 'concepts/configuration/manage-resources-containers/'),
  ],
  *check(model) {
    const defaults = new ResourceDefaults(model);
    for (const judged of judgedContainers(model)) {
      // Ephemeral containers can't have any.
      if (judged.container.type === 'ephemeral') { continue; }
      if (defaults.has(judged.workload, judged.container.manifest, 'memory', 'limits')) { continue; }
      yield containerViolation(judged, ['resources', 'limits', 'memory'], {
        key: judged.key,
        message: `${judged.subject} has no memory limit, so that it can use up the memory of its node`,
        fix: 'limits: {memory: 256Mi} # what it needs at most',
      });
    }
  },
};
