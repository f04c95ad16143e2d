import { cis, owaspKubernetes } from '../references';
import { Rule } from '../rule';

const DEFAULT = 'default';

export const defaultNamespace: Rule = {
  id: 'default-namespace',
  summary: 'A workload runs in the namespace default',
  remedy: 'name a namespace',
  why: 'Every object without a namespace is created in default, so workloads there share RBAC, network policies and quotas with unrelated objects. The namespace cannot be deleted, and has no Pod Security labels unless they are added explicitly.',
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
      message: 'it runs in the namespace default, together with every object that names no namespace',
      fix: 'namespace: <a dedicated namespace>',
      fixIsExample: true,
    };
  },
};
