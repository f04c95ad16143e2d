import { podPath } from '../_pod-path';
import { kubernetes, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

export const sharedProcessNamespace: Rule = {
  id: 'shared-process-namespace',
  summary: 'The containers of a pod share their processes',
  remedy: 'leave out shareProcessNamespace',
  why: 'The containers of such a pod see the processes of each other, can send them signals, and reach through /proc/<pid>/root the files of each other, tokens and Secrets included.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
      '// Where it must be:',
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
      message: value === true ? 'its containers share their processes, so that each can read the files and the environment of the others'
        : 'shareProcessNamespace is neither true nor false, so that nobody knows whether its containers share their processes',
      fix: 'shareProcessNamespace: false',
    };
  },
};
