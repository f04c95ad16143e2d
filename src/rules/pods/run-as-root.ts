import { rootVerdict } from './_root';
import { cis, mitre, nsa, owaspKubernetes, podSecurity } from '../references';
import { Rule } from '../rule';

export const runAsRoot: Rule = {
  id: 'run-as-root',
  summary: 'A container runs as root, or its image may do so',
  remedy: 'set runAsNonRoot: true and a user',
  why: 'Root in a container is root on its node after a breakout, unless the pod has a user namespace. It also owns every file of the container and of most volumes. Most images run as root by default.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
      '// If it is required:',
      "// relaxations: [Relaxation.runAsRoot('the image knows no other user', { containers: ['app'] })]",
    ].join('\n'),
    yaml: 'spec:\n  securityContext:\n    runAsNonRoot: true',
  },
  references: [cis('5.2.7'), podSecurity('restricted'), nsa('non-root containers'), owaspKubernetes('K01'), mitre('T1611')],
  subject: 'workload',
  check: (workload, model) => rootVerdict(workload, model)?.mayBeRoot ?? [],
};
