import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const createServiceAccountTokens = sensitivePermissionRule({
  id: 'create-service-account-tokens',
  summary: 'A role requests tokens for every ServiceAccount in scope',
  remedy: 'name the ServiceAccounts',
  why: 'A TokenRequest returns a token for any ServiceAccount in scope, with any audience and lifetime. The holder gains all permissions of these accounts, and their cloud roles. '
    + 'The name of the ServiceAccount is part of the request, so resourceNames can limit it.',
  fix: {
    construct: 'Permission.createTokensFor(account)',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [serviceaccounts/token]',
      '  resourceNames: [build-robot]',
      '  verbs: [create]',
    ].join('\n'),
  },
  references: [
    cis('5.1.13'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    owaspKubernetes('K09'),
    mitre('T1528'),
    kubernetes('Role Based Access Control Good Practices: token request', 'concepts/security/rbac-good-practices/#token-request'),
  ],
});
