import { recipientRule } from './_binding-rule';
import { isGrantedByDefault, limitForEveryone } from './_everybody';
import { roleText, scopeText } from './_text';
import { kubernetes, mitre, nsa, owaspKubernetes } from '../references';

/** The members of the groups. The second group is from OpenShift. */
const GROUPS: { readonly [group: string]: string } = {
  'system:authenticated': 'every user and every ServiceAccount',
  'system:authenticated:oauth': 'every user who has logged in',
};

export const bindingToAllAuthenticatedUsers = recipientRule({
  id: 'binding-to-all-authenticated-users',
  summary: 'A binding grants a role to every authenticated user',
  remedy: 'bind named accounts',
  why: 'The group system:authenticated contains every user and every ServiceAccount of every namespace. On some managed clusters it contains everyone with an account of that cloud. '
    + 'On OpenShift, system:authenticated:oauth contains every user who has logged in. '
    + 'By default, Kubernetes grants it only API discovery and reviews of one\'s own access.',
  fix: {
    construct: 'role.bind(account)',
    yaml: [
      'subjects:',
      '- kind: Group',
      '  apiGroup: rbac.authorization.k8s.io',
      '  name: payments-team',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    owaspKubernetes('K09'),
    mitre('T1078.001'),
    kubernetes('Using RBAC Authorization: discovery roles', 'reference/access-authn-authz/rbac/#discovery-roles'),
  ],
}, (recipient, binding, model) => {
  const { subject } = recipient;
  if (subject?.kind !== 'Group' || !Object.hasOwn(GROUPS, subject.name) || isGrantedByDefault(binding, subject.name, model)) { return undefined; }
  return {
    ...limitForEveryone(binding),
    message: `gives ${roleText(binding)} ${scopeText(binding)} to ${GROUPS[subject.name]} (${recipient.text})`,
  };
});
