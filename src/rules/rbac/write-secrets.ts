import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const writeSecrets = sensitivePermissionRule({
  id: 'write-secrets',
  summary: 'A role writes Secrets without naming them',
  remedy: 'name the Secrets that are written',
  why: 'A Secret of type kubernetes.io/service-account-token that names an account is filled by the control plane with a token of that account that never expires. '
    + 'Anyone who can write Secrets and read or mount them can act as any ServiceAccount of the namespace. Secrets that other workloads trust can be replaced as well.',
  fix: {
    construct: 'Permission.of([\'update\', \'patch\'], kplus.ApiResource.SECRETS).named(\'rotated-certificate\')',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [secrets]',
      '  resourceNames: [rotated-certificate]',
      '  verbs: [update, patch]',
    ].join('\n'),
  },
  references: [
    cis('5.1.2'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    owaspKubernetes('K03'),
    mitre('T1528'),
    mitre('T1552.007'),
    kubernetes('Secrets: ServiceAccount token Secrets', 'concepts/configuration/secret/#serviceaccount-token-secrets'),
  ],
});
