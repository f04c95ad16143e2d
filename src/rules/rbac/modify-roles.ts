import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const modifyRoles = sensitivePermissionRule({
  id: 'modify-roles',
  summary: 'A role creates or changes roles',
  remedy: 'leave out writing roles',
  why: 'A changed role changes what everybody bound to it may do. The API server only refuses what the writer does not hold, so that a writer with much power spreads it unseen. '
    + 'With escalate beside it there is no limit at all.',
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
