import { recipientRule } from './_binding-rule';
import { Recipient } from './_recipients';
import { isAdminOrEdit, roleText, scopeOf, scopeText } from './_text';
import { openShiftRole } from '../../kubernetes/openshift-scc';
import { Binding } from '../../model/service-account';
import { roleCircumstances } from '../_circumstances';
import { privilegesElsewhere, privilegesText } from '../_privileges-elsewhere';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';
import { ObjectViolation } from '../rule';

export const bindingToPrivilegedRole = recipientRule({
  id: 'binding-to-privileged-role',
  summary: 'A binding grants a role of the cluster that holds sensitive permissions',
  remedy: 'bind a role with only the permissions that are needed',
  why: 'The role is not an object of the app: every cluster has it, or it is in --context. The app does not show what it grants, and the binding alone decides who holds it. '
    + 'Many built-in roles are meant for components of the control plane and for the kubelet, and give any other workload control of the nodes or the whole cluster.',
  fix: {
    construct: 'new MinimalRole(chart, \'reader\', { permissions: [Permission.read(kplus.ApiResource.PODS)] }).bind(account)',
    yaml: [
      'roleRef:',
      '  apiGroup: rbac.authorization.k8s.io',
      '  kind: Role',
      '  name: reader  # a role with the permissions it needs',
    ].join('\n'),
  },
  references: [
    cis('5.1.1'),
    cis('5.1.8'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1098.006'),
    kubernetes('Using RBAC Authorization: default roles and role bindings', 'reference/access-authn-authz/rbac/#default-roles-and-role-bindings'),
  ],
}, (recipient, binding, model) => {
  const { role, roleCertainty } = binding;
  if (isAdminOrEdit(binding) || recipient.getsNothing) { return undefined; }
  if (!role) { return ofOpenShift(recipient, binding); }
  const { subject } = recipient;
  const privileges = privilegesElsewhere(role, scopeOf(binding), model, permission =>
    subject !== undefined && model.once(roleCircumstances).isWorseFor(permission, subject, binding, 'binding'));
  // Reported by `binding-to-cluster-admin`.
  if (!privileges || privileges.worst.rule === 'grants-everything') { return undefined; }
  const { minors } = privileges.worst;
  return {
    message: `gives ${recipient.text} ${roleText(binding)} ${scopeText(binding)}, which holds ${privilegesText(privileges)}`,
    atMost: privileges.severity,
    ...minors ? { minors } : {},
    ...roleCertainty === 'unknown' ? { unknown: true } : {},
  };
});

/** If neither the app nor the context has the role, it may be one of OpenShift. */
function ofOpenShift({ text }: Recipient, binding: Binding): Pick<ObjectViolation, 'message' | 'atMost'> | undefined {
  const { kind, name } = binding.roleRef;
  const known = kind === 'ClusterRole' && !binding.refused ? openShiftRole(name) : undefined;
  return known && {
    message: `gives ${text} ${roleText(binding)} of OpenShift ${scopeText(binding)}: ${known.why}`,
    atMost: known.severity,
  };
}
