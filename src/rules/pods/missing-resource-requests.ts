import { containerViolation, judgedContainers } from './_containers';
import { ResourceDefaults } from './_resources';
import { kubernetes, mitre, nsa, owaspKubernetes } from '../references';
import { Rule } from '../rule';

const RESOURCES = ['cpu', 'memory'] as const;

export const missingResourceRequests: Rule = {
  id: 'missing-resource-requests',
  summary: 'A container requests no CPU or no memory',
  why: 'The scheduler puts a pod where its requests fit. Without them a node is filled with more than it can carry, and the pods without requests are the first to be starved and evicted.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
    ].join('\n'),
    yaml: 'resources:\n  requests: {cpu: 100m, memory: 128Mi}',
  },
  references: [
    nsa('resource policies'), owaspKubernetes('K01'), mitre('T1499'),
    kubernetes('Resource Management for Pods and Containers', 'concepts/configuration/manage-resources-containers/'),
  ],
  *check(model) {
    const defaults = new ResourceDefaults(model);
    for (const judged of judgedContainers(model)) {
      // Ephemeral containers can't have any.
      if (judged.container.type === 'ephemeral') { continue; }
      const missing = RESOURCES.filter(resource => !defaults.has(judged.workload, judged.container.manifest, resource, 'requests'));
      if (missing.length === 0) { continue; }
      yield containerViolation(judged, ['resources', 'requests'], {
        key: judged.key,
        message: `${judged.subject} requests no ${missing.join(' and no ')}, so that the scheduler takes it for one that needs none`,
        fix: `requests: {${missing.map(resource => `${resource}: ${resource === 'cpu' ? '100m' : '128Mi'}`).join(', ')}}`,
      });
    }
  },
};
