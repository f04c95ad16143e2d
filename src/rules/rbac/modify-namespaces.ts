import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, owaspKubernetes } from '../references';

export const modifyNamespaces = sensitivePermissionRule({
  id: 'modify-namespaces',
  summary: 'A role changes namespaces',
  remedy: 'leave out writing namespaces',
  why: 'Labels of a namespace set its Pod Security level and say which network policies and webhooks hold for it. Who changes them switches these off. '
    + 'A Role that names namespaces does this for its own namespace.',
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
