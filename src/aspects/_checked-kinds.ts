/** The kinds that audit rules check, by API group. */
const CHECKED_KINDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['', ['Pod', 'ReplicationController', 'ServiceAccount', 'Secret', 'Namespace']],
  ['apps', ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']],
  ['batch', ['Job', 'CronJob']],
  ['networking.k8s.io', ['NetworkPolicy']],
  ['rbac.authorization.k8s.io', ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding']],
  // The predecessor of apps and networking.k8s.io; old charts still use it.
  ['extensions', ['Deployment', 'DaemonSet', 'ReplicaSet', 'NetworkPolicy']],
]);

/** The declared type of an object. */
export interface ObjectType {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
}

/** Whether audit rules check objects of this kind. */
export function isCheckedKind(apiVersion: unknown, kind: unknown): boolean {
  const [group, version] = String(apiVersion).split('/');
  return (CHECKED_KINDS.get(version === undefined ? '' : group) ?? []).includes(String(kind));
}

/**
 * The items of a List; none for other manifests. An item without a type has the item
 * type of the List.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#collections
 */
export function itemsOf(manifest: any): { item: any; type: ObjectType }[] {
  const { apiVersion, kind, items } = manifest ?? {};
  if (typeof kind !== 'string' || !kind.endsWith('List') || !Array.isArray(items)) { return []; }
  const ofList = { apiVersion, kind: kind.slice(0, -'List'.length) };
  return items.map(item => ({ item, type: typeof item === 'object' && item !== null ? { ...ofList, ...item } : {} }));
}
