import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const createServiceAccountTokens = sensitivePermissionRule({
  id: 'create-service-account-tokens',
  summary: 'A role makes tokens of every ServiceAccount in its reach',
  remedy: 'name the accounts that get tokens',
  why: 'A TokenRequest gives a token of any account in reach, with the audience and the lifetime that are asked for. All permissions of these accounts, and their cloud roles, come with it. '
    + 'The name of the account is part of the request, so that resourceNames limit it.',
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
