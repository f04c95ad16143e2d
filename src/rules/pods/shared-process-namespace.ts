import { podPath } from '../_pod-path';
import { kubernetes, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

export const sharedProcessNamespace: Rule = {
  id: 'shared-process-namespace',
  summary: 'The containers of a pod share a process namespace',
  remedy: 'remove shareProcessNamespace',
  why: 'The containers of such a pod see each other\'s processes, can send them signals, and can access each other\'s files, including tokens and Secrets, through /proc/<pid>/root.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
      '// If it is required:',
      "// relaxations: [Relaxation.sharedProcessNamespace('the sidecar sends signals to the program')]",
    ].join('\n'),
    yaml: 'spec:\n  shareProcessNamespace: false',
  },
  references: [
    owaspKubernetes('K01'), mitre('T1552.001'),
    kubernetes('Share Process Namespace between Containers in a Pod', 'tasks/configure-pod-container/share-process-namespace/'),
  ],
  subject: 'workload',
  fields: ['shareProcessNamespace'],
  *check(workload) {
    const value = workload.pod.spec?.shareProcessNamespace ?? false;
    if (value === false) { return; }
    yield {
      path: podPath(workload, 'shareProcessNamespace'),
      key: 'pod',
      message: value === true ? 'its containers share a process namespace, so each can read the files and the environment of the others'
        : 'shareProcessNamespace is neither true nor false, so whether its containers share a process namespace is not known',
      fix: 'shareProcessNamespace: false',
    };
  },
};
