/** The namespaces that every cluster has for itself. */
const OF_KUBERNETES: ReadonlySet<string> = new Set(['kube-system', 'kube-public', 'kube-node-lease']);

/**
 * Whether a namespace is there for the cluster and not for apps. OpenShift keeps the prefix
 * `openshift-` for itself: only an administrator can create such a namespace there.
 */
export function isPlatformNamespace(namespace: string | undefined): boolean {
  return namespace !== undefined && (OF_KUBERNETES.has(namespace) || namespace.startsWith('openshift-'));
}
