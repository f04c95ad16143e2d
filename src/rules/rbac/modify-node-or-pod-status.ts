import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, nsa, owaspKubernetes } from '../references';

export const modifyNodeOrPodStatus = sensitivePermissionRule({
  id: 'modify-node-or-pod-status',
  summary: 'A role changes the status of nodes, pods or Services',
  remedy: 'leave out writing status',
  why: 'The status of a node says what fits on it and which addresses it has; changed, it draws pods to a node of the attacker\'s or drives them away. '
    + 'The status of a Service can claim addresses that are not its own, so that traffic for them is intercepted.',
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
