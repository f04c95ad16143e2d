import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const impersonate = sensitivePermissionRule({
  id: 'impersonate',
  summary: 'A role impersonates other users, groups or ServiceAccounts',
  remedy: 'name the users, groups or accounts that may be impersonated',
  why: 'An impersonated request is authorized as the impersonated user. Without names, impersonation covers every account and group in its scope, including system:masters, which bypasses RBAC. '
    + 'resourceNames can limit it to specific users, groups or accounts. '
    + 'Since Kubernetes 1.36 there are narrower verbs: impersonate:<mode> never reaches system:masters, and each request made with it needs impersonate-on:<mode>:<verb> as well.',
  fix: {
    construct: 'Permission.of([\'impersonate\'], kplus.ApiResource.custom({ apiGroup: \'\', resourceType: \'users\' })).named(\'support@example.com\').because(\'<why it acts as another user>\')',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [users]',
      '  resourceNames: [support@example.com]',
      '  verbs: [impersonate]',
    ].join('\n'),
  },
  references: [
    cis('5.1.8'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1078'),
    kubernetes('Role Based Access Control Good Practices: impersonate verb', 'concepts/security/rbac-good-practices/#impersonate-verb'),
  ],
});
