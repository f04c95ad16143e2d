import { recipientRule } from './_binding-rule';
import { isGrantedByDefault, limitForEveryone } from './_everybody';
import { roleText, scopeText } from './_text';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

const ALL = 'system:serviceaccounts';

export const bindingToAllServiceAccounts = recipientRule({
  id: 'binding-to-all-service-accounts',
  summary: 'A binding grants a role to all ServiceAccounts',
  remedy: 'bind named accounts',
  why: 'The group system:serviceaccounts contains every ServiceAccount of the cluster, system:serviceaccounts:<namespace> every ServiceAccount of a namespace, including the default ServiceAccounts and those that are created later. '
    + 'Every pod with a token holds the role, so compromising the weakest of them is enough.',
  fix: {
    construct: 'role.bind(account)',
    yaml: [
      'subjects:',
      '- kind: ServiceAccount',
      '  name: payments',
      '  namespace: production',
    ].join('\n'),
  },
  references: [
    cis('5.1.5'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1078.001'),
    kubernetes('Using RBAC Authorization: ServiceAccount permissions', 'reference/access-authn-authz/rbac/#service-account-permissions'),
  ],
}, ({ subject }, binding, model) => {
  if (subject?.kind !== 'Group' || (subject.name !== ALL && !subject.name.startsWith(`${ALL}:`)) || isGrantedByDefault(binding, ALL, model)) { return undefined; }
  const whom = subject.name === ALL ? 'every ServiceAccount of the cluster' : `every ServiceAccount of namespace ${subject.name.slice(ALL.length + 1)}`;
  return {
    ...limitForEveryone(binding),
    message: `gives ${roleText(binding)} ${scopeText(binding)} to ${whom}, the default ${subject.name === ALL ? 'accounts' : 'account'} included`,
  };
});
