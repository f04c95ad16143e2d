import { recipientRule } from './_binding-rule';
import { roleText, scopeText } from './_text';
import { DEFAULT_SERVICE_ACCOUNT } from '../../kubernetes/service-account-token';
import { accountName, qualified } from '../_subject';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const bindingToDefaultServiceAccount = recipientRule({
  id: 'binding-to-default-service-account',
  summary: 'A binding grants a role to the default ServiceAccount',
  remedy: 'bind a dedicated ServiceAccount',
  why: 'Every pod that names no ServiceAccount runs as the ServiceAccount default of its namespace, and its token is mounted unless automount is disabled. All of these pods share a role of that account, including pods that are added later. '
    + 'A dedicated ServiceAccount limits the permission to the one workload that needs it.',
  fix: {
    construct: 'role.bind(new SecureServiceAccount(chart, \'payments\'))',
    yaml: [
      'subjects:',
      '- kind: ServiceAccount',
      '  name: payments  # a dedicated ServiceAccount',
      '  namespace: production',
    ].join('\n'),
  },
  references: [
    cis('5.1.5'),
    nsa('protecting Pod service account tokens'),
    owaspKubernetes('K01'),
    owaspKubernetes('K02'),
    mitre('T1078.001'),
    kubernetes('Using RBAC Authorization: ServiceAccount permissions', 'reference/access-authn-authz/rbac/#service-account-permissions'),
  ],
}, ({ subject }, binding) => {
  const account = subject && accountName(subject);
  if (account?.name !== DEFAULT_SERVICE_ACCOUNT) { return undefined; }
  return {
    message: `gives ${roleText(binding)} ${scopeText(binding)} to ServiceAccount ${qualified(account.namespace, account.name)}, which every pod of that namespace that names no ServiceAccount runs as`,
  };
});
