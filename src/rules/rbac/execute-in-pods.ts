import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const executeInPods = sensitivePermissionRule({
  id: 'execute-in-pods',
  summary: 'A role runs commands in pods',
  remedy: 'remove pods/exec',
  why: 'exec and attach give a shell next to the application, with its tokens, Secrets and network. If this account is compromised, so is every account whose pods are in scope. '
    + 'get is not a read-only permission here: up to Kubernetes 1.34, get on pods/exec is enough over a WebSocket. Since 1.35, create is required.',
  fix: {
    construct: 'Permission.get(Subresource.of(kplus.ApiResource.PODS, \'log\'))',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [pods/log]',
      '  verbs: [get]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1609'),
    kubernetes('Role Based Access Control Good Practices: least privilege', 'concepts/security/rbac-good-practices/#least-privilege'),
  ],
});
