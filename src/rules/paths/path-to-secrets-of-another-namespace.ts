import { pathRule } from './_path-rule';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const pathToSecretsOfAnotherNamespace = pathRule({
  id: 'path-to-secrets-of-another-namespace',
  summary: 'A ServiceAccount can read the Secrets of another namespace through another account',
  remedy: 'remove one of the permissions on the path',
  why: 'The account has no permission on the Secrets of that namespace. An attacker with its token can still read them, through a pod that it can enter or an account whose token it can create. '
    + 'Rules on roles and bindings report the Secrets that a single permission exposes.',
  fix: {
    construct: "new MinimalRole(chart, 'reader', { permissions: [Permission.get(kplus.ApiResource.SECRETS).named('web')] }).bind(account)",
    yaml: [
      'rules:  # of a role on the path',
      '- apiGroups: [\'\']',
      '  resources: [secrets]',
      '  resourceNames: [web]',
      '  verbs: [get]',
    ].join('\n'),
  },
  references: [
    cis('5.1.2'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1552.007'),
    mitre('T1528'),
    kubernetes('Role Based Access Control Good Practices: listing Secrets', 'concepts/security/rbac-good-practices/#listing-secrets'),
  ],
}, {
  target: 'secrets',
  severityOf: ({ isCertain, permissionSteps }) => isCertain && permissionSteps.length > 1 ? 'medium' : undefined,
});
