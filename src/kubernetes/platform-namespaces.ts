/** The system namespaces of every cluster. */
const OF_KUBERNETES: ReadonlySet<string> = new Set(['kube-system', 'kube-public', 'kube-node-lease']);

/**
 * Whether a namespace belongs to the cluster, not to apps. OpenShift reserves the
 * prefix `openshift-`: only an administrator can create such a namespace there.
 */
export function isPlatformNamespace(namespace: string | undefined): boolean {
  return namespace !== undefined && (OF_KUBERNETES.has(namespace) || namespace.startsWith('openshift-'));
}
