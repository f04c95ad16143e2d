import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const modifyRoleBindings = sensitivePermissionRule({
  id: 'modify-role-bindings',
  summary: 'A role creates or changes role bindings',
  remedy: 'leave out writing bindings',
  why: 'Who writes bindings hands all that they hold to anybody, also to accounts that are easier to reach than their own. It is how access is kept after an attack. '
    + 'With bind beside it there is no limit at all.',
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
