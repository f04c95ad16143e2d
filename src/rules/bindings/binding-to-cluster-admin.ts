import { recipientRule } from './_binding-rule';
import { Recipient } from './_recipients';
import { roleText, scopeOf, scopeText } from './_text';
import { isPlatformNamespace } from '../../kubernetes/platform-namespaces';
import { privilegesElsewhere } from '../_privileges-elsewhere';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const bindingToClusterAdmin = recipientRule({
  id: 'binding-to-cluster-admin',
  summary: 'A binding grants cluster-admin, or another role of the cluster that grants everything',
  remedy: 'bind a role with only the permissions that are needed',
  why: 'cluster-admin allows every verb on every resource and path. Bound cluster-wide, it gives its holder the cluster with all its Secrets and nodes; bound in a namespace, everything in that namespace. '
    + 'A single stolen token of such an account is enough to lose all of it.',
  fix: {
    construct: 'new MinimalClusterRole(chart, \'operator\', { permissions: [Permission.read(kplus.ApiResource.PODS)] }).bind(account)',
    yaml: [
      'roleRef:',
      '  apiGroup: rbac.authorization.k8s.io',
      '  kind: ClusterRole',
      '  name: operator  # a role with the permissions it needs',
    ].join('\n'),
  },
  references: [
    cis('5.1.1'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1098.006'),
    kubernetes('Role Based Access Control Good Practices: least privilege', 'concepts/security/rbac-good-practices/#least-privilege'),
  ],
}, (recipient, binding, model) => {
  const { role, roleRef, roleCertainty } = binding;
  if (!role || recipient.getsNothing) { return undefined; }
  if (privilegesElsewhere(role, scopeOf(binding), model)?.worst.rule !== 'grants-everything') { return undefined; }
  return {
    message: `gives ${recipient.text} every permission ${scopeText(binding)}${roleRef.name === 'cluster-admin' ? '' : `, because ${roleText(binding)} grants everything`}`,
    ...isOfPlatform(recipient) ? { circumstance: 'platform account' as const } : {},
    ...roleCertainty === 'unknown' ? { unknown: true } : {},
  };
});

function isOfPlatform({ subject }: Recipient): boolean {
  return subject?.kind === 'ServiceAccount' && isPlatformNamespace(subject.namespace);
}
