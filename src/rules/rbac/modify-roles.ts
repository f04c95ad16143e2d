import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const modifyRoles = sensitivePermissionRule({
  id: 'modify-roles',
  summary: 'A role creates or changes roles',
  remedy: 'do not grant write access to roles',
  why: 'A changed role changes the permissions of every subject bound to it. The API server only rejects permissions that the author does not hold, so a privileged author can spread its permissions unnoticed. '
    + 'Together with escalate, there is no limit.',
  fix: {
    construct: 'Permission.read(kplus.ApiResource.ROLES)',
    yaml: [
      'rules:',
      '- apiGroups: [rbac.authorization.k8s.io]',
      '  resources: [roles]',
      '  verbs: [get, list, watch]',
    ].join('\n'),
  },
  references: [
    cis('5.1.8'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1098.006'),
    kubernetes('Role Based Access Control Good Practices: least privilege', 'concepts/security/rbac-good-practices/#least-privilege'),
  ],
});
