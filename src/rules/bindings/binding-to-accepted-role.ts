import { recipientRule } from './_binding-rule';
import { permissionsByBinding } from './_permissions-by-binding';
import { roleText, scopeText } from './_text';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const bindingToAcceptedRole = recipientRule({
  id: 'binding-to-accepted-role',
  summary: 'A binding grants a role with an accepted sensitive permission',
  why: 'An acceptance on a role covers what the role grants, not who holds it: a binding that is added later grants the same permissions to a subject that was never reviewed. '
    + 'Each subject of each binding is therefore accepted separately. bind() on a role whose permissions have a reason does that.',
  remedy: 'remove the subject, or accept it with a reason',
  fix: {
    construct: 'new MinimalRole(chart, \'backup\', { permissions: [Permission.read(kplus.ApiResource.SECRETS).because(\'backs up the namespace\')] }).bind(account)',
    yaml: [
      'metadata:  # of the binding',
      '  annotations:',
      '    cdk8s-least-privilege/accept.binding-to-accepted-role: \'[ClusterRole backup ServiceAccount production/backup] backs up the cluster\'',
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
  const reported = model.once(permissionsByBinding).of(binding);
  if (!reported || recipient.getsNothing) { return undefined; }
  return {
    message: `gives ${recipient.text} ${roleText(binding)} ${scopeText(binding)}, which holds ${reported.text}; an acceptance on the role does not cover its bindings`,
    onceAccepted: reported.findings,
    ...binding.roleCertainty === 'unknown' ? { unknown: true } : {},
  };
});
