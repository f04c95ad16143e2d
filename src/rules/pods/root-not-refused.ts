import { rootVerdict } from './_root';
import { podSecurity } from '../references';
import { Rule } from '../rule';

/** Where a container may be root, it is the business of `run-as-root`. */
export const rootNotRefused: Rule = {
  id: 'root-not-refused',
  summary: 'A container is not root of its node, but does not refuse root as Pod Security "restricted" demands',
  remedy: 'set runAsNonRoot: true',
  why: 'Pod Security "restricted" lets a pod in only if runAsNonRoot is true for every container, whatever user is set. A namespace that enforces it refuses the pod. '
    + 'Since Kubernetes 1.35 it lets root in where the pod has users of its own (hostUsers: false).',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
    ].join('\n'),
    yaml: 'spec:\n  securityContext:\n    runAsNonRoot: true',
  },
  references: [podSecurity('restricted')],
  subject: 'workload',
  check: (workload, model) => rootVerdict(workload, model)?.onlyRefused ?? [],
};
