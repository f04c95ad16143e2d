import { resourceDefaults } from './_resources';
import { isHelmTest } from '../_helm-test';
import { containerText } from '../_part-names';
import { kubernetes, mitre, nsa, owaspKubernetes } from '../references';
import { Rule } from '../rule';

const RESOURCES = ['cpu', 'memory'] as const;

export const missingResourceRequests: Rule = {
  id: 'missing-resource-requests',
  summary: 'A container requests no CPU or no memory',
  remedy: 'request CPU and memory',
  why: 'The scheduler places a pod where its requests fit. Without requests, nodes are overcommitted, and the pods without requests are the first to be starved and evicted.',
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
  subject: 'container',
  *check({ workload, container }, model) {
    // Ephemeral containers cannot have resources.
    if (container.type === 'ephemeral' || isHelmTest(workload)) { return; }
    const defaults = model.once(resourceDefaults);
    const missing = RESOURCES.filter(resource => !defaults.has(workload, container.manifest, resource, 'requests'));
    if (missing.length === 0) { return; }
    yield {
      path: ['resources', 'requests'],
      message: `${containerText(container.name)} requests no ${missing.join(' and no ')}, so the scheduler treats it as needing none`,
      fix: `requests: {${missing.map(resource => `${resource}: ${resource === 'cpu' ? '100m' : '128Mi'}`).join(', ')}}`,
    };
  },
};
