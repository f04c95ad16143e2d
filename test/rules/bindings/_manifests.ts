/** Manifests for bindings. The last argument is YAML in flow style. */

const RBAC = 'apiVersion: rbac.authorization.k8s.io/v1';

/** Joins several into one file. */
export function app(...manifests: string[]): string {
  return manifests.join('\n---\n');
}

export function account(namespace: string, name: string): string {
  return `{apiVersion: v1, kind: ServiceAccount, metadata: {name: ${name}${inNamespace(namespace)}}}`;
}

export function role(namespace: string, name: string, ...rules: string[]): string {
  return `{${RBAC}, kind: Role, metadata: {name: ${name}${inNamespace(namespace)}}, rules: [${rules.join(', ')}]}`;
}

export function clusterRole(name: string, ...rules: string[]): string {
  return `{${RBAC}, kind: ClusterRole, metadata: {name: ${name}}, rules: [${rules.join(', ')}]}`;
}

export function roleBinding(namespace: string, roleRef: string, ...subjects: string[]): string {
  return `{${RBAC}, kind: RoleBinding, metadata: {name: binding${inNamespace(namespace)}}, roleRef: ${refOf(roleRef)}, subjects: [${subjects.join(', ')}]}`;
}

export function clusterRoleBinding(roleRef: string, ...subjects: string[]): string {
  return `{${RBAC}, kind: ClusterRoleBinding, metadata: {name: binding}, roleRef: ${refOf(roleRef)}, subjects: [${subjects.join(', ')}]}`;
}

/** A subject that is a ServiceAccount; without a namespace if it is empty. */
export function accountSubject(namespace: string, name: string): string {
  return `{kind: ServiceAccount, name: ${name}${inNamespace(namespace)}}`;
}

export function group(name: string): string {
  return `{kind: Group, apiGroup: rbac.authorization.k8s.io, name: '${name}'}`;
}

export function user(name: string): string {
  return `{kind: User, apiGroup: rbac.authorization.k8s.io, name: '${name}'}`;
}

/** Turns `ClusterRole view` into a reference. */
function refOf(roleRef: string): string {
  const [kind, name] = roleRef.split(' ');
  return `{apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: '${name}'}`;
}

function inNamespace(namespace: string): string {
  return namespace === '' ? '' : `, namespace: ${namespace}`;
}
