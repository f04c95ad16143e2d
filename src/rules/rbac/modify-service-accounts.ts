import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const modifyServiceAccounts = sensitivePermissionRule({
  id: 'modify-service-accounts',
  summary: 'A role creates or changes ServiceAccounts',
  remedy: 'leave out writing ServiceAccounts',
  why: 'Annotations of a ServiceAccount say which cloud role its pods take on. Who writes them gives pods another cloud role. '
    + 'Who creates an account takes the name that a binding is waiting for, and with it the permissions.',
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
