import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const impersonate = sensitivePermissionRule({
  id: 'impersonate',
  summary: 'A role acts as other users, groups or accounts',
  remedy: 'name whom the holder may impersonate',
  why: 'An impersonated request is judged as that of the other one. Without names, impersonation reaches every account and group in its scope, and system:masters with it, which RBAC does not limit. '
    + 'Names limit it: resourceNames hold the users, groups or accounts. '
    + 'Since Kubernetes 1.36 there are narrower verbs: impersonate:<mode> never reaches system:masters, and each request made with it needs impersonate-on:<mode>:<verb> as well.',
  fix: {
    construct: 'Permission.of([\'impersonate\'], kplus.ApiResource.custom({ apiGroup: \'\', resourceType: \'users\' })).named(\'support@example.com\').because(\'<why it acts as somebody else>\')',
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
