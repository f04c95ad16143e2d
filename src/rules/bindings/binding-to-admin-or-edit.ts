import { recipientRule } from './_binding-rule';
import { scopeText } from './_text';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

/** Its ServiceAccounts hold the permissions of the controllers. */
const SYSTEM_NAMESPACE = 'kube-system';

/** What the name of the role does not tell. */
const GRANTED_BY_ROLE: ReadonlyMap<string, string> = new Map([
  ['admin', 'reading Secrets, running commands in pods, requesting tokens for and impersonating every ServiceAccount, and binding roles'],
  ['edit', 'reading Secrets, running commands in pods, and requesting tokens for and impersonating every ServiceAccount'],
]);

export const bindingToAdminOrEdit = recipientRule({
  id: 'binding-to-admin-or-edit',
  summary: 'A binding grants the built-in role admin or edit',
  remedy: 'bind a role with only the permissions that are needed',
  why: 'edit allows its holder to read and write Secrets, run commands in pods, create pods, request tokens for ServiceAccounts and impersonate them; admin also allows writing roles and bindings. '
    + 'A holder in a namespace can act as every ServiceAccount of that namespace; in kube-system, or cluster-wide, that amounts to control of the cluster. The roles are meant for people, and roles of other apps can add permissions to them.',
  fix: {
    construct: 'new MinimalRole(chart, \'deployer\', { permissions: [Permission.patch(kplus.ApiResource.DEPLOYMENTS).named(\'web\').because(\'rolls out new images\')] }).bind(account)',
    yaml: [
      'roleRef:',
      '  apiGroup: rbac.authorization.k8s.io',
      '  kind: Role',
      '  name: deployer  # a role with the permissions it needs',
    ].join('\n'),
  },
  references: [
    cis('5.1.1'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1098.006'),
    kubernetes('Using RBAC Authorization: user-facing roles', 'reference/access-authn-authz/rbac/#user-facing-roles'),
  ],
}, (recipient, binding) => {
  const { kind, name } = binding.roleRef;
  const given = GRANTED_BY_ROLE.get(name);
  if (kind !== 'ClusterRole' || given === undefined || recipient.getsNothing) { return undefined; }
  return {
    message: `gives ${recipient.text} the role ${name} ${scopeText(binding)}, which allows ${given}`,
    // In the namespace of the control plane, the role can act as the ServiceAccounts of the controllers.
    ...binding.clusterWide || binding.namespace === SYSTEM_NAMESPACE ? {} : { atMost: 'high' as const },
  };
});
