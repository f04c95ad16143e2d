import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, nsa, owaspKubernetes } from '../references';

export const modifyNodeOrPodStatus = sensitivePermissionRule({
  id: 'modify-node-or-pod-status',
  summary: 'A role changes the status of nodes, pods or Services',
  remedy: 'do not grant write access to status',
  why: 'The status of a node contains its capacity and its addresses; by changing it, an attacker can attract pods to a node or drive them away. '
    + 'The status of a Service can claim foreign addresses to intercept their traffic.',
  fix: {
    construct: 'Permission.get(Subresource.of(kplus.ApiResource.PODS, \'status\'))',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [pods/status]',
      '  verbs: [get]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    kubernetes('Role Based Access Control Good Practices: least privilege', 'concepts/security/rbac-good-practices/#least-privilege'),
  ],
});
