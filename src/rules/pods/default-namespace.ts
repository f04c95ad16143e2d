import { cis, owaspKubernetes } from '../references';
import { Rule } from '../rule';

const DEFAULT = 'default';

export const defaultNamespace: Rule = {
  id: 'default-namespace',
  summary: 'A workload runs in the namespace default',
  remedy: 'name a namespace',
  why: 'Whatever names no namespace lands in default, so that workloads there have neighbours that nobody chose, and share RBAC, network policies and quotas with them. The namespace cannot be deleted, and has no labels of Pod Security unless somebody thought of it.',
  fix: {
    construct: [
      "new SecureNamespace(chart, 'payments');",
      "new Chart(app, 'payments', { namespace: 'payments' });",
    ].join('\n'),
    yaml: 'metadata:\n  namespace: payments',
  },
  references: [cis('5.6.4'), owaspKubernetes('K01')],
  subject: 'workload',
  *check({ object }) {
    if (object.namespace !== DEFAULT) { return; }
    yield {
      path: ['metadata', 'namespace'],
      key: `namespace ${DEFAULT}`,
      message: 'it runs in the namespace default, together with everything that names no namespace',
      fix: 'namespace: <a namespace of its own>',
      fixIsExample: true,
    };
  },
};
