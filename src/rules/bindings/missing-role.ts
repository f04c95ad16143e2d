import { bindingRule } from './_binding-rule';
import { explainRoleRef } from './_role-ref';
import { hasNoSubjects, roleText } from './_text';
import { isTemplated } from '../../kubernetes/names';
import { openShiftRole } from '../../kubernetes/openshift-scc';
import { Binding } from '../../model/service-account';
import { kubernetes, mitre, owaspKubernetes } from '../references';
import { ObjectViolation } from '../rule';

export const missingRole = bindingRule({
  id: 'missing-role',
  summary: 'A binding refers to a role that is not there',
  remedy: 'declare the role',
  why: 'A binding to a role that does not exist grants nothing until somebody creates a role of that name, and then whatever that role grants. Who may create roles but not bindings has a binding ready. '
    + 'Where the role may be elsewhere, what the binding grants is unknown. If unknown findings count as known, it is high for a ClusterRoleBinding, because the role may read all Secrets of the cluster, and medium for a RoleBinding. '
    + 'A roleRef can\'t be changed: the binding must be deleted and created again.',
  fix: {
    construct: 'new MinimalRole(chart, \'config-reader\', { permissions: [Permission.get(kplus.ApiResource.CONFIG_MAPS).named(\'web\')] }).bind(account)',
    yaml: [
      'roleRef:',
      '  apiGroup: rbac.authorization.k8s.io',
      '  kind: Role  # one of the namespace of the binding',
      '  name: config-reader',
    ].join('\n'),
  },
  references: [
    owaspKubernetes('K02'),
    mitre('T1098.006'),
    kubernetes('Using RBAC Authorization: RoleBinding and ClusterRoleBinding', 'reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding'),
  ],
}, (binding, model) => {
  const { role, roleRef, roleCertainty } = binding;
  if (role || explainRoleRef(binding)) { return undefined; }
  const templated = (['name', 'kind'] as const).find(field => isTemplated(roleRef[field]));
  if (templated) {
    return {
      path: ['roleRef', templated],
      key: roleText(binding),
      message: `refers to ${roleText(binding)}, which another tool fills in: what it grants is not known; audit what the tool writes`,
      ...unknownRole(binding),
    };
  }
  if (roleCertainty === 'unknown') { return undefined; }
  // That is `binding-to-privileged-role`.
  if (roleRef.kind === 'ClusterRole' && openShiftRole(roleRef.name)) { return undefined; }
  const key = roleText(binding);
  const unknown = !model.complete;
  return {
    path: ['roleRef', 'name'],
    key,
    message: unknown
      ? `refers to ${key}, which the app does not define: what it grants is not known; show the role with --context, or say complete: true if there is none`
      : `refers to ${key}, which does not exist, so that it grants nothing until somebody creates a role of that name`,
    ...unknown ? unknownRole(binding) : {},
  };
});

/** The role may grant anything: reading all Secrets of the cluster, or those of a namespace. */
function unknownRole(binding: Binding): Pick<ObjectViolation, 'unknown' | 'worst'> {
  return { unknown: true, ...hasNoSubjects(binding) ? {} : { worst: binding.clusterWide ? 'high' : 'medium' } };
}
