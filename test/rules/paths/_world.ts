const RBAC = 'apiVersion: rbac.authorization.k8s.io/v1';

/** Manifests of ServiceAccounts, workloads, roles and bindings on one line each. */
export const account = (name: string, namespace = 'shop', rest = ''): string => `{apiVersion: v1, kind: ServiceAccount, metadata: {name: ${name}, namespace: ${namespace}${rest}}}`;

export const workload = (serviceAccountName: string, namespace = 'shop', spec = ''): string =>
  `{apiVersion: apps/v1, kind: Deployment, metadata: {name: ${serviceAccountName}, namespace: ${namespace}}, spec: {template: {spec: {serviceAccountName: ${serviceAccountName}${spec}, containers: [{name: app, image: web}]}}}}`;

/** A ServiceAccount with a workload. */
export const used = (name: string, namespace?: string): string => `${account(name, namespace)}\n---\n${workload(name, namespace)}`;

export const rule = (resources: string, verbs: string, apiGroup = "''", rest = ''): string => `{apiGroups: [${apiGroup}], resources: [${resources}], verbs: [${verbs}]${rest}}`;

/** A Role of a namespace, bound to a ServiceAccount of the same or another namespace. */
export const granted = (name: string, rules: string, to: string, namespace = 'shop', toNamespace = namespace): string => [
  `{${RBAC}, kind: Role, metadata: {name: ${name}, namespace: ${namespace}}, rules: [${rules}]}`,
  `{${RBAC}, kind: RoleBinding, metadata: {name: ${name}, namespace: ${namespace}}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: ${name}}, subjects: [{kind: ServiceAccount, name: ${to}, namespace: ${toNamespace}}]}`,
].join('\n---\n');

/** A ClusterRole with a cluster-wide binding. */
export const grantedEverywhere = (name: string, rules: string, to: string, namespace = 'shop'): string => [
  `{${RBAC}, kind: ClusterRole, metadata: {name: ${name}}, rules: [${rules}]}`,
  boundEverywhere(name, to, namespace),
].join('\n---\n');

export const boundEverywhere = (clusterRole: string, to: string, namespace = 'shop'): string =>
  `{${RBAC}, kind: ClusterRoleBinding, metadata: {name: ${clusterRole}}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${clusterRole}}, subjects: [{kind: ServiceAccount, name: ${to}, namespace: ${namespace}}]}`;

export const boundIn = (namespace: string, clusterRole: string, to: string, toNamespace = namespace): string =>
  `{${RBAC}, kind: RoleBinding, metadata: {name: ${clusterRole}, namespace: ${namespace}}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${clusterRole}}, subjects: [{kind: ServiceAccount, name: ${to}, namespace: ${toNamespace}}]}`;

export const namespace = (name: string, level: string): string => `{apiVersion: v1, kind: Namespace, metadata: {name: ${name}, labels: {pod-security.kubernetes.io/enforce: ${level}}}}`;

export const EVERYTHING = rule("'*'", "'*'", "'*'");
export const CREATE_PODS = rule('pods', 'create');
export const ENTER_PODS = rule('pods/exec', 'create');
