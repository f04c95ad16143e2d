import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const escalateRoles = sensitivePermissionRule({
  id: 'escalate-roles',
  summary: 'A role adds permissions to roles that its holder does not have',
  remedy: 'remove the verb escalate',
  why: 'The API server does not let users add permissions to a role that they do not have, unless they have the verb escalate. Together with the permission to write roles, its holder can become administrator of the namespace or cluster. '
    + 'An operator that grants a fixed set of permissions should hold that set instead.',
  fix: {
    construct: 'new MinimalClusterRole(chart, \'operator\', { permissions: [Permission.get(kplus.ApiResource.PODS)] })',
    yaml: [
      '# Instead of escalate, the permissions that it writes into roles:',
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [pods]',
      '  verbs: [get]',
    ].join('\n'),
  },
  references: [
    cis('5.1.8'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1098.006'),
    kubernetes('Role Based Access Control Good Practices: escalate verb', 'concepts/security/rbac-good-practices/#escalate-verb'),
  ],
});
