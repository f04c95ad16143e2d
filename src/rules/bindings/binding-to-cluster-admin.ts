import { bindingRule } from './_binding-rule';
import { hasNoSubjects, scopeText, subjectsText } from './_text';
import { isPlatformNamespace } from '../../kubernetes/platform-namespaces';
import { Binding } from '../../model/service-account';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const bindingToClusterAdmin = bindingRule({
  id: 'binding-to-cluster-admin',
  summary: 'A binding gives cluster-admin',
  why: 'cluster-admin is every verb on every resource and path. Bound for the whole cluster, its holder owns the cluster with all its Secrets and nodes; bound in a namespace, all that is in it. '
    + 'One stolen token of such an account is enough.',
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
}, binding => {
  const { roleRef } = binding;
  if (roleRef.kind !== 'ClusterRole' || roleRef.name !== 'cluster-admin' || hasNoSubjects(binding) || givesToMastersOnly(binding)) { return undefined; }
  return {
    path: ['roleRef', 'name'],
    key: roleRef.name,
    message: `gives ${subjectsText(binding)} every permission ${scopeText(binding)}`,
    ...isForPlatformAlone(binding) ? { circumstance: 'platform account' } : {},
  };
});

/** Every cluster has this binding. It gives nothing: the API server asks RBAC about no member of the group. */
function givesToMastersOnly({ subjects }: Binding): boolean {
  return subjects.length > 0 && subjects.every(({ kind, name }) => kind === 'Group' && name === 'system:masters');
}

/** Whether only ServiceAccounts of the platform get it. */
function isForPlatformAlone({ subjects }: Binding): boolean {
  return subjects.length > 0 && subjects.every(({ kind, namespace }) => kind === 'ServiceAccount' && isPlatformNamespace(namespace));
}
