import { rootVerdict } from './_root';
import { cis, mitre, nsa, owaspKubernetes, podSecurity } from '../references';
import { Rule } from '../rule';

export const runAsRoot: Rule = {
  id: 'run-as-root',
  summary: 'A container runs as root, or nothing keeps its image from it',
  remedy: 'set runAsNonRoot: true and a user',
  why: 'Root of a container is root of its node as soon as it breaks out, except where the pod has users of its own. It also owns every file of the container and of most volumes. Most images run as root unless they are told otherwise.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
      '// Where it must be:',
      "// relaxations: [Relaxation.runAsRoot('the image knows no other user', { containers: ['app'] })]",
    ].join('\n'),
    yaml: 'spec:\n  securityContext:\n    runAsNonRoot: true',
  },
  references: [cis('5.2.7'), podSecurity('restricted'), nsa('non-root containers'), owaspKubernetes('K01'), mitre('T1611')],
  subject: 'workload',
  check: (workload, model) => rootVerdict(workload, model)?.mayBeRoot ?? [],
};
