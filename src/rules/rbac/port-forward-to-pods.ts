import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, nsa, owaspKubernetes } from '../references';

export const portForwardToPods = sensitivePermissionRule({
  id: 'port-forward-to-pods',
  summary: 'A role forwards ports to pods',
  remedy: 'remove pods/portforward',
  why: 'A forwarded port reaches every listening port of the pod, bypassing network policies, including ports on localhost, where databases and admin pages often require no password. '
    + 'Up to Kubernetes 1.34, get is enough over a WebSocket. Since 1.35, create is required.',
  fix: {
    construct: 'Permission.get(Subresource.of(kplus.ApiResource.PODS, \'log\'))',
    yaml: [
      '# Reach the pod through a Service and a NetworkPolicy instead; remove this from the rule:',
      '#   resources: [pods/portforward]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    owaspKubernetes('K05'),
    kubernetes('Role Based Access Control Good Practices: least privilege', 'concepts/security/rbac-good-practices/#least-privilege'),
  ],
});
