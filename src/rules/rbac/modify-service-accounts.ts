import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const modifyServiceAccounts = sensitivePermissionRule({
  id: 'modify-service-accounts',
  summary: 'A role creates or changes ServiceAccounts',
  remedy: 'do not grant write access to ServiceAccounts',
  why: 'Annotations of a ServiceAccount select the cloud role of its pods. Changing them gives the pods another cloud role. '
    + 'A new ServiceAccount with a name that a binding already refers to gets the permissions of that binding.',
  fix: {
    construct: 'Permission.get(kplus.ApiResource.SERVICE_ACCOUNTS)',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [serviceaccounts]',
      '  verbs: [get]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    owaspKubernetes('K08'),
    mitre('T1078.004'),
    kubernetes('Role Based Access Control Good Practices: least privilege', 'concepts/security/rbac-good-practices/#least-privilege'),
  ],
});
