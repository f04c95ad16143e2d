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
  summary: 'A binding refers to a role that does not exist',
  remedy: 'declare the role',
  why: 'A binding to a role that does not exist grants nothing until a role of that name is created, and then everything that role grants. A user who can create roles but not bindings can use it to grant permissions. '
    + 'If the role may be defined elsewhere, what the binding grants is unknown. When unknown findings count as known, the severity is high for a ClusterRoleBinding, because the role may read all Secrets of the cluster, and medium for a RoleBinding. '
    + 'A roleRef is immutable: delete the binding and create it again.',
  fix: {
    construct: 'new MinimalRole(chart, \'config-reader\', { permissions: [Permission.get(kplus.ApiResource.CONFIG_MAPS).named(\'web\')] }).bind(account)',
    yaml: [
      'roleRef:',
      '  apiGroup: rbac.authorization.k8s.io',
      '  kind: Role  # in the namespace of the binding',
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
      message: `refers to ${roleText(binding)}, which another tool fills in, so what it grants is not known; audit the rendered manifest`,
      ...unknownRole(binding),
    };
  }
  if (roleCertainty === 'unknown') { return undefined; }
  // Reported by `binding-to-privileged-role`.
  if (roleRef.kind === 'ClusterRole' && openShiftRole(roleRef.name)) { return undefined; }
  const key = roleText(binding);
  const unknown = !model.complete;
  return {
    path: ['roleRef', 'name'],
    key,
    message: unknown
      ? `refers to ${key}, which the app does not define, so what it grants is not known; pass the role with --context, or set complete: true if it does not exist`
      : `refers to ${key}, which does not exist: the binding grants nothing until a role of that name is created`,
    ...unknown ? unknownRole(binding) : {},
  };
});

/** The role may grant anything, up to reading all Secrets of the cluster or of a namespace. */
function unknownRole(binding: Binding): Pick<ObjectViolation, 'unknown' | 'worst'> {
  return { unknown: true, ...hasNoSubjects(binding) ? {} : { worst: binding.clusterWide ? 'high' : 'medium' } };
}
