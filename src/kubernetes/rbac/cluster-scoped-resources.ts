/** Built-in resources that belong to no namespace, by API group. A Role can't grant them. */
const CLUSTER_SCOPED: { readonly [apiGroup: string]: readonly string[] } = {
  '': ['nodes', 'persistentvolumes', 'componentstatuses', 'users', 'groups'],
  'admissionregistration.k8s.io': [
    'mutatingwebhookconfigurations', 'validatingwebhookconfigurations', 'validatingadmissionpolicies', 'validatingadmissionpolicybindings',
    'mutatingadmissionpolicies', 'mutatingadmissionpolicybindings',
  ],
  'apiextensions.k8s.io': ['customresourcedefinitions'],
  'apiregistration.k8s.io': ['apiservices'],
  'authentication.k8s.io': ['tokenreviews', 'selfsubjectreviews', 'uids', 'userextras'],
  'authorization.k8s.io': ['selfsubjectaccessreviews', 'selfsubjectrulesreviews', 'subjectaccessreviews'],
  'certificates.k8s.io': ['certificatesigningrequests', 'signers', 'clustertrustbundles'],
  'flowcontrol.apiserver.k8s.io': ['flowschemas', 'prioritylevelconfigurations'],
  'metrics.k8s.io': ['nodes'],
  'networking.k8s.io': ['ingressclasses', 'ipaddresses', 'servicecidrs'],
  'node.k8s.io': ['runtimeclasses'],
  'rbac.authorization.k8s.io': ['clusterroles', 'clusterrolebindings'],
  'scheduling.k8s.io': ['priorityclasses'],
  'storage.k8s.io': ['csidrivers', 'csinodes', 'storageclasses', 'volumeattachments'],
};

/** The verbs by which a Role reaches the very namespace it is in. */
const OWN_NAMESPACE_VERBS = ['get', 'update', 'patch', 'delete'];

/** Why a Role can't grant the verbs on the resource, or `undefined` when it can. */
export function explainNotNamespaced(apiGroup: string, resource: string, verbs: readonly string[]): string | undefined {
  const [type] = resource.split('/');
  // Who binds a ClusterRole in a namespace is asked for `bind` in that namespace.
  if (apiGroup === 'rbac.authorization.k8s.io' && resource === 'clusterroles' && verbs.every(verb => verb === 'bind')) { return undefined; }
  if (Object.hasOwn(CLUSTER_SCOPED, apiGroup) && CLUSTER_SCOPED[apiGroup].includes(type)) {
    return `${resource} belong to no namespace, so a Role that names them grants nothing`;
  }
  if (apiGroup === '' && type === 'namespaces' && !verbs.every(verb => OWN_NAMESPACE_VERBS.includes(verb))) {
    return 'a Role reaches no Namespace but its own, and that only with get, update, patch and delete';
  }
  return undefined;
}
