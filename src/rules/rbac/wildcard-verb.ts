import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const wildcardVerb = sensitivePermissionRule({
  id: 'wildcard-verb',
  summary: 'A role grants every verb on a resource',
  remedy: 'name the verbs',
  why: 'A wildcard verb grants more than get, list, update and delete: it includes verbs such as impersonate, bind and escalate where the resource has them, and deletecollection everywhere. '
    + 'It also grants every verb that a later version of Kubernetes or of a custom resource adds, without review.',
  fix: {
    construct: 'Permission.of([\'get\', \'list\', \'watch\', \'update\', \'patch\'], kplus.ApiResource.CONFIG_MAPS)',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [configmaps]',
      '  verbs: [get, list, watch, update, patch]',
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
