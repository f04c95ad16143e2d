import { recipientRule } from './_binding-rule';
import { roleText } from './_text';
import { isTemplated } from '../../kubernetes/names';
import { accountName, qualified } from '../_subject';
import { kubernetes, nsa, owaspKubernetes } from '../references';

/** Every aggregated API server must be bound to it, and it exists only in `kube-system`. */
const FOR_OTHER_NAMESPACES = 'extension-apiserver-authentication-reader';

export const crossNamespaceBinding = recipientRule({
  id: 'cross-namespace-binding',
  summary: 'A RoleBinding grants a role to a ServiceAccount of another namespace',
  remedy: 'bind a ServiceAccount of the same namespace',
  why: 'Anyone who controls the other namespace, where the account and its pods live, holds the role in this one. The boundary between the two is gone in that direction, and nothing in the other namespace shows it. '
    + 'This is legitimate for monitoring and for operators that work across namespaces; accept it with a reason in that case.',
  fix: {
    construct: 'role.bind(account) // an account of the namespace of the role',
    yaml: [
      'subjects:',
      '- kind: ServiceAccount',
      '  name: payments',
      '  namespace: production  # the namespace of the binding',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    kubernetes('Using RBAC Authorization: referring to subjects', 'reference/access-authn-authz/rbac/#referring-to-subjects'),
  ],
}, ({ subject }, binding) => {
  const account = subject && accountName(subject);
  const { clusterWide, namespace, roleRef } = binding;
  if (clusterWide || namespace === undefined || account?.namespace === undefined || account.namespace === namespace) { return undefined; }
  if (isTemplated(namespace) || isTemplated(account.namespace)) { return undefined; }
  if (namespace === 'kube-system' && roleRef.kind === 'Role' && roleRef.name === FOR_OTHER_NAMESPACES) { return undefined; }
  return {
    message: `gives ${roleText(binding)} in namespace ${namespace} to ServiceAccount ${qualified(account.namespace, account.name)}, so anyone who controls namespace ${account.namespace} holds the role here`,
  };
});
