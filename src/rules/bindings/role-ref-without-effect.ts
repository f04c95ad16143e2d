import { AllRules } from './_all-rules';
import { bindingInstead } from './_binding-instead';
import { bindingRule } from './_binding-rule';
import { explainRoleRef, isClusterScoped } from './_role-ref';
import { roleText } from './_text';
import { kubernetes } from '../references';

export const roleRefWithoutEffect = bindingRule({
  id: 'role-ref-without-effect',
  summary: 'A binding has a roleRef that grants nothing',
  remedy: 'correct the role reference',
  why: 'A ClusterRoleBinding can only refer to a ClusterRole, and a RoleBinding grants nothing on cluster-scoped resources, such as nodes and token reviews, or on paths such as /metrics. '
    + 'The workload that needs the permission fails at run time, and a reader of the manifest is misled.',
  fix: {
    construct: 'new MinimalClusterRole(chart, \'token-reviewer\', { permissions: [Permission.reviewTokens()] }).bind(account)',
    yaml: [
      'kind: ClusterRoleBinding',
      'roleRef:',
      '  apiGroup: rbac.authorization.k8s.io',
      '  kind: ClusterRole',
      '  name: token-reviewer',
    ].join('\n'),
  },
  references: [kubernetes('Using RBAC Authorization: RoleBinding and ClusterRoleBinding', 'reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding')],
}, (binding, model) => {
  const problem = explainRoleRef(binding);
  if (problem) { return { key: roleText(binding), ...problem }; }
  const { role, clusterWide } = binding;
  if (clusterWide || role?.kind !== 'ClusterRole' || role.mayGrantMore || role.rules.length === 0 || !model.once(clusterScoped).pass(role.rules)) { return undefined; }
  const key = roleText(binding);
  return {
    path: ['kind'],
    key,
    message: `binds ${key} in a namespace, which has no effect: everything it grants is cluster-scoped`,
    ...bindingInstead(binding.object),
  };
});

function clusterScoped(): AllRules {
  return new AllRules(isClusterScoped);
}
