import { rootVerdict } from './_root';
import { podSecurity } from '../references';
import { Rule } from '../rule';

/** `run-as-root` reports containers that may be root. */
export const rootNotRefused: Rule = {
  id: 'root-not-refused',
  summary: 'A container cannot be root on its node, but does not meet the runAsNonRoot check of Pod Security "restricted"',
  remedy: 'set runAsNonRoot: true',
  why: 'Pod Security "restricted" admits a pod only if runAsNonRoot is true for every container, regardless of runAsUser. A namespace that enforces it rejects the pod. '
    + 'Since Kubernetes 1.35, it admits root in a pod with a user namespace (hostUsers: false).',
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
