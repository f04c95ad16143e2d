import { pathRule } from './_path-rule';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const pathToNode = pathRule({
  id: 'path-to-node',
  summary: 'A ServiceAccount can take over a node, for example with a privileged pod in a namespace that admits one',
  remedy: 'remove a permission on the path, or enforce Pod Security',
  why: 'A node holds the tokens and the Secrets of all pods that run on it, and its cloud identity. Permission to create pods or to change a namespace is enough to become root on a node '
    + 'if Pod Security does not reject privileged pods. Rules on pods report how the containers of the app can reach their own node.',
  fix: {
    construct: "new SecureNamespace(chart, 'production', { metadata: { name: 'production' } }); // enforces Pod Security \"restricted\"",
    yaml: [
      'metadata:  # of the Namespace',
      '  labels:',
      '    pod-security.kubernetes.io/enforce: restricted',
    ].join('\n'),
  },
  references: [
    cis('5.1.4'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1611'),
    mitre('T1610'),
    kubernetes('Role Based Access Control Good Practices: workload creation', 'concepts/security/rbac-good-practices/#workload-creation'),
  ],
}, {
  target: 'node',
  severityOf: ({ isCertain }) => isCertain ? 'high' : undefined,
});
