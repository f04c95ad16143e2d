import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const wildcardApiGroup = sensitivePermissionRule({
  id: 'wildcard-api-group',
  summary: 'A role grants a resource of every API group',
  remedy: 'name the API group',
  why: 'A wildcard API group covers the resource in every group that the cluster serves now or later, including those of operators and aggregated API servers. '
    + 'What it grants depends on the cluster.',
  fix: {
    construct: 'Permission.read(kplus.ApiResource.custom({ apiGroup: \'example.com\', resourceType: \'databases\' }))',
    yaml: [
      'rules:',
      '- apiGroups: [example.com]',
      '  resources: [databases]',
      '  verbs: [get, list, watch]',
    ].join('\n'),
  },
  references: [
    cis('5.1.3'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1098.006'),
    kubernetes('Role Based Access Control Good Practices: least privilege', 'concepts/security/rbac-good-practices/#least-privilege'),
  ],
});
