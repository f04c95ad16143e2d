import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const readSecrets = sensitivePermissionRule({
  id: 'read-secrets',
  summary: 'A role reads Secrets without naming them',
  remedy: 'name the Secrets that are read',
  why: 'get, list and watch each expose the contents of Secrets: passwords, TLS keys, registry credentials and legacy tokens of other ServiceAccounts. '
    + 'So do patch, delete and deletecollection: the response to a dry run contains the objects. '
    + 'An attacker in a pod with this permission has them all, in one namespace with a RoleBinding and in the whole cluster with a ClusterRoleBinding.',
  fix: {
    construct: 'Permission.get(kplus.ApiResource.SECRETS).named(\'database-credentials\')',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [secrets]',
      '  resourceNames: [database-credentials]',
      '  verbs: [get]',
    ].join('\n'),
  },
  references: [
    cis('5.1.2'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    owaspKubernetes('K03'),
    mitre('T1552.007'),
    kubernetes('Role Based Access Control Good Practices: listing secrets', 'concepts/security/rbac-good-practices/#listing-secrets'),
  ],
});
