import { subjectRule } from './_binding-rule';
import { roleText } from './_text';
import { AppModel } from '../../model/app-model';
import { kubernetes } from '../references';

export const subjectWithoutNamespace = subjectRule({
  id: 'subject-without-namespace',
  summary: 'A ClusterRoleBinding names a ServiceAccount without its namespace',
  remedy: 'name the namespace of the account',
  why: 'A ServiceAccount is identified by its namespace and name. A RoleBinding applies its own namespace to a subject without one; a ClusterRoleBinding has none, so the API server rejects it and RBAC would never match it. '
    + 'The account does not get the role.',
  fix: {
    construct: 'new SecureServiceAccount(new Chart(app, \'operator\', { namespace: \'operators\' }), \'operator\')',
    yaml: [
      'subjects:',
      '- kind: ServiceAccount',
      '  name: operator',
      '  namespace: operators',
    ].join('\n'),
  },
  references: [kubernetes('Using RBAC Authorization: referring to subjects', 'reference/access-authn-authz/rbac/#referring-to-subjects')],
}, ({ kind, name, hasNamespace }, binding, model) => {
  if (kind !== 'ServiceAccount' || hasNamespace || !binding.clusterWide) { return undefined; }
  const [namespace, ...others] = model.once(declaredNamespaces).get(name) ?? [];
  return {
    key: `ServiceAccount ${name}`,
    message: `names ServiceAccount ${name} without its namespace, so the API server rejects the binding and ${roleText(binding)} is not granted`,
    ...namespace !== undefined && others.length === 0 ? { fix: `namespace: ${JSON.stringify(namespace)}` } : {},
  };
});

/** The namespaces of the declared ServiceAccounts, by name. */
function declaredNamespaces(model: AppModel): ReadonlyMap<string, ReadonlySet<string>> {
  const index = new Map<string, Set<string>>();
  for (const { name, namespace, object } of model.serviceAccounts) {
    if (!object || namespace === undefined) { continue; }
    const known = index.get(name);
    if (known) { known.add(namespace); } else { index.set(name, new Set([namespace])); }
  }
  return index;
}
