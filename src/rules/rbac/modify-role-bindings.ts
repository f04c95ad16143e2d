import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const modifyRoleBindings = sensitivePermissionRule({
  id: 'modify-role-bindings',
  summary: 'A role creates or changes role bindings',
  remedy: 'do not grant write access to bindings',
  why: 'Anyone who can write bindings can grant all their permissions to any subject, including accounts that are easier to compromise. Attackers use this to keep their access. '
    + 'Together with bind, there is no limit.',
  fix: {
    construct: 'Permission.read(kplus.ApiResource.ROLE_BINDINGS)',
    yaml: [
      'rules:',
      '- apiGroups: [rbac.authorization.k8s.io]',
      '  resources: [rolebindings]',
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
