import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const escalateRoles = sensitivePermissionRule({
  id: 'escalate-roles',
  summary: 'A role writes permissions into roles that its holder does not hold',
  remedy: 'leave out the verb escalate',
  why: 'The API server lets nobody write a permission into a role that they do not have, unless they hold the verb escalate. Together with the permission to write roles, an account makes itself administrator of its reach. '
    + 'An operator that hands out a fixed set of permissions holds that set instead.',
  fix: {
    construct: 'new MinimalClusterRole(chart, \'operator\', { permissions: [Permission.get(kplus.ApiResource.PODS)] })',
    yaml: [
      '# Instead of escalate, the very permissions that it writes into roles:',
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
