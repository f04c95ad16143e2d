import { recipientRule } from './_binding-rule';
import { roleText } from './_text';
import { isMasters } from '../../kubernetes/rbac/masters';
import { cis, kubernetes, mitre, owaspKubernetes } from '../references';

export const bindingToSystemMasters = recipientRule({
  id: 'binding-to-system-masters',
  summary: 'A binding names the group system:masters',
  remedy: 'remove the group system:masters',
  why: 'Members of system:masters have full access: the API server bypasses RBAC and authorization webhooks for them, and removing bindings does not change that. '
    + 'A binding to the group grants nothing, and suggests that credentials of the group are in use where ordinary ones would be enough.',
  fix: {
    construct: 'role.bind(account)',
    yaml: [
      'subjects:',
      '- kind: Group',
      '  apiGroup: rbac.authorization.k8s.io',
      '  name: platform-team',
    ].join('\n'),
  },
  references: [
    cis('5.1.7'),
    owaspKubernetes('K02'),
    mitre('T1078.001'),
    kubernetes('Role Based Access Control Good Practices: least privilege', 'concepts/security/rbac-good-practices/#least-privilege'),
  ],
}, (recipient, binding) => {
  const { subject } = recipient;
  const { roleRef, clusterWide, subjects } = binding;
  if (!subject || !isMasters(subject)) { return undefined; }
  // Every cluster has this one.
  if (clusterWide && roleRef.kind === 'ClusterRole' && roleRef.name === 'cluster-admin' && subjects.length === 1) { return undefined; }
  return {
    message: `names ${recipient.text} for ${roleText(binding)}, whose members have full access without it because they bypass RBAC`,
    fix: 'remove it from subjects',
  };
});
