import { CLUSTER_SCOPED_RESOURCES } from './served-resources-data';

/** Resources that discovery does not list and the API server checks at cluster scope, and those of the metrics server. */
const ALSO_CLUSTER_SCOPED: { readonly [apiGroup: string]: readonly string[] } = {
  '': ['users', 'groups'],
  'authentication.k8s.io': ['uids', 'userextras', 'users', 'groups', 'nodes'],
  'certificates.k8s.io': ['signers'],
  'metrics.k8s.io': ['nodes'],
};

/** The verbs with which a Role applies to its own namespace object. */
const OWN_NAMESPACE_VERBS = ['get', 'update', 'patch', 'delete'];

/** Why a Role cannot grant the verbs on the resource, or `undefined` when it can. */
export function explainNotNamespaced(apiGroup: string, resource: string, verbs: readonly string[]): string | undefined {
  const [type] = resource.split('/');
  // To bind a ClusterRole in a namespace requires `bind` in that namespace.
  if (apiGroup === 'rbac.authorization.k8s.io' && resource === 'clusterroles' && verbs.every(verb => verb === 'bind')) { return undefined; }
  if (type !== 'namespaces' && isIn(CLUSTER_SCOPED_RESOURCES, apiGroup, type) || isIn(ALSO_CLUSTER_SCOPED, apiGroup, type)) {
    return `${resource} are cluster-scoped, so a Role that names them grants nothing`;
  }
  if (apiGroup === '' && type === 'namespaces' && !verbs.every(verb => OWN_NAMESPACE_VERBS.includes(verb))) {
    return 'a Role only covers its own Namespace object, with get, update, patch and delete';
  }
  return undefined;
}

function isIn(table: { readonly [apiGroup: string]: readonly string[] }, apiGroup: string, type: string): boolean {
  return Object.hasOwn(table, apiGroup) && table[apiGroup].includes(type);
}
