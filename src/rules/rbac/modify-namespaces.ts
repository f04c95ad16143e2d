import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, owaspKubernetes } from '../references';

export const modifyNamespaces = sensitivePermissionRule({
  id: 'modify-namespaces',
  summary: 'A role changes namespaces',
  remedy: 'do not grant write access to namespaces',
  why: 'Labels of a namespace set its Pod Security level and decide which network policies and webhooks apply to it. Changing them can disable all of these. '
    + 'A Role that names namespaces allows this for its own namespace.',
  fix: {
    construct: 'Permission.read(kplus.ApiResource.NAMESPACES)',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [namespaces]',
      '  verbs: [get, list, watch]',
    ].join('\n'),
  },
  references: [
    cis('5.2.1'),
    owaspKubernetes('K02'),
    owaspKubernetes('K04'),
    mitre('T1098.006'),
    kubernetes('Role Based Access Control Good Practices: namespace modification', 'concepts/security/rbac-good-practices/#namespace-modification'),
  ],
});
