import { recipientRule } from './_binding-rule';
import { isClusterInfo, isGrantedByDefault, limitForEveryone } from './_everybody';
import { roleText, scopeText } from './_text';
import { kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const bindingToAnonymous = recipientRule({
  id: 'binding-to-anonymous',
  summary: 'A binding grants a role to unauthenticated users',
  remedy: 'bind named accounts',
  why: 'Requests without credentials have the user name system:anonymous and the group system:unauthenticated. What is bound to them is open to anyone who can reach the API server, from every pod and often from the internet. '
    + 'By default, Kubernetes grants them only the version and the health endpoints of the API server.',
  fix: {
    construct: 'role.bind(account)',
    yaml: [
      'subjects:',
      '- kind: ServiceAccount',
      '  name: status-page',
      '  namespace: production',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    owaspKubernetes('K09'),
    mitre('T1078.001'),
    kubernetes('Role Based Access Control Good Practices: least privilege', 'concepts/security/rbac-good-practices/#least-privilege'),
  ],
}, (recipient, binding, model) => {
  const { subject } = recipient;
  const anonymous = (subject?.kind === 'User' && subject.name === 'system:anonymous') || (subject?.kind === 'Group' && subject.name === 'system:unauthenticated');
  if (!anonymous || isGrantedByDefault(binding, 'system:unauthenticated', model) || isClusterInfo(binding, model)) { return undefined; }
  return {
    ...limitForEveryone(binding),
    message: `gives ${roleText(binding)} ${scopeText(binding)} to anyone who can reach the API server, without authentication (${recipient.text})`,
  };
});
