/** Manifests on one line each. The last argument is YAML in flow style. */

/** Joins several into one file. */
export function app(...manifests: string[]): string {
  return manifests.join('\n---\n');
}

export function pod(name: string, spec: string, metadata = ''): string {
  return `{apiVersion: v1, kind: Pod, metadata: {name: ${name}, namespace: shop, ${metadata}}, spec: ${spec}}`;
}

export function deployment(name: string, spec: string, namespace = 'namespace: shop'): string {
  return `{apiVersion: apps/v1, kind: Deployment, metadata: {name: ${name}, ${namespace}}, spec: {template: {spec: ${spec}}}}`;
}

export function cronJob(name: string, spec: string): string {
  return `{apiVersion: batch/v1, kind: CronJob, metadata: {name: ${name}, namespace: shop}, spec: {jobTemplate: {spec: {template: {spec: ${spec}}}}}}`;
}

export function serviceAccount(name: string, rest = '', namespace = 'namespace: shop'): string {
  return `{apiVersion: v1, kind: ServiceAccount, metadata: {name: ${name}, ${namespace}}, ${rest}}`;
}

/** A hardened ServiceAccount. */
export function hardened(name: string, namespace?: string): string {
  return serviceAccount(name, 'automountServiceAccountToken: false', namespace);
}

/** A Role that reads ConfigMaps, with a binding to a ServiceAccount of the namespace `shop`. */
export function readerRole(account: string): string {
  return app(
    '{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: reader, namespace: shop}, rules: [{apiGroups: [""], resources: [configmaps], verbs: [get]}]}',
    binding('reader', `{kind: ServiceAccount, name: ${account}, namespace: shop}`),
  );
}

export function binding(role: string, subject: string, kind = 'Role'): string {
  return `{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: ${role}, namespace: shop}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: ${role}}, subjects: [${subject}]}`;
}

/** A volume with a projected token. */
export function tokenVolume(token: string, rest = '', name = 'api'): string {
  return `{name: ${name}, projected: {${rest === '' ? '' : `${rest}, `}sources: [{serviceAccountToken: ${token}}]}}`;
}

/** A Secret with a token that does not expire. */
export function tokenSecret(name: string, account: string): string {
  return `{apiVersion: v1, kind: Secret, metadata: {name: ${name}, namespace: shop, annotations: {kubernetes.io/service-account.name: ${account}}}, type: kubernetes.io/service-account-token}`;
}
