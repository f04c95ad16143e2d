import { subjectRule } from './_binding-rule';
import { isGivenAnyway } from './_everybody';
import { roleText, scopeText } from './_text';
import { subjectKey, subjectText } from '../_subject';
import { kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const bindingToAllAuthenticatedUsers = subjectRule({
  id: 'binding-to-all-authenticated-users',
  summary: 'A binding gives a role to everybody who is logged in',
  why: 'The group system:authenticated holds every user and every ServiceAccount of every namespace. On some managed clusters it holds everybody with an account of that cloud. '
    + 'Every cluster gives it discovery and questions about oneself, and nothing else.',
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
}, (subject, binding, model) => {
  if (subject.kind !== 'Group' || subject.name !== 'system:authenticated' || isGivenAnyway(binding, subject.name, model)) { return undefined; }
  return {
    key: subjectKey(subject, binding),
    message: `gives ${roleText(binding)} ${scopeText(binding)} to every user and every ServiceAccount (${subjectText(subject)})`,
  };
});
