import { recipientRule } from './_binding-rule';
import { roleText, scopeText } from './_text';
import { DEFAULT_SERVICE_ACCOUNT } from '../../kubernetes/service-account-token';
import { accountName, qualified } from '../_subject';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const bindingToDefaultServiceAccount = recipientRule({
  id: 'binding-to-default-service-account',
  summary: 'A binding gives a role to the account that pods get when they name none',
  remedy: 'bind an account of its own',
  why: 'Every pod that names no ServiceAccount runs as the account default of its namespace, and gets its token unless somebody switched that off. A role of that account is a role of all of them, also of pods that somebody adds later. '
    + 'An account of its own keeps the permission with the one workload that needs it.',
  fix: {
    construct: 'role.bind(new SecureServiceAccount(chart, \'payments\'))',
    yaml: [
      'subjects:',
      '- kind: ServiceAccount',
      '  name: payments  # an account of its own',
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
    message: `gives ${roleText(binding)} ${scopeText(binding)} to ServiceAccount ${qualified(account.namespace, account.name)}, which every pod of that namespace without an account of its own runs as`,
  };
});
