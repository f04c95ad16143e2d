/** The kinds of Kubernetes by API group, in their usual spelling. */
const KINDS: { readonly [apiGroup: string]: readonly string[] } = {
  '': ['Pod', 'Secret', 'ConfigMap', 'ServiceAccount', 'Service', 'Endpoints', 'Event', 'Node', 'Namespace', 'PersistentVolume', 'PersistentVolumeClaim',
    'ReplicationController', 'ResourceQuota', 'LimitRange', 'PodTemplate'],
  'admissionregistration.k8s.io': ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding',
    'MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding'],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
  'apps': ['Deployment', 'DaemonSet', 'StatefulSet', 'ReplicaSet', 'ControllerRevision'],
  'authentication.k8s.io': ['TokenReview', 'SelfSubjectReview'],
  'authorization.k8s.io': ['SubjectAccessReview', 'LocalSubjectAccessReview', 'SelfSubjectAccessReview', 'SelfSubjectRulesReview'],
  'autoscaling': ['HorizontalPodAutoscaler'],
  'batch': ['Job', 'CronJob'],
  'certificates.k8s.io': ['CertificateSigningRequest', 'ClusterTrustBundle', 'PodCertificateRequest'],
  'coordination.k8s.io': ['Lease'],
  'discovery.k8s.io': ['EndpointSlice'],
  'networking.k8s.io': ['Ingress', 'IngressClass', 'NetworkPolicy'],
  'node.k8s.io': ['RuntimeClass'],
  'policy': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io': ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': ['StorageClass', 'VolumeAttachment', 'CSIDriver', 'CSINode', 'CSIStorageCapacity'],
};

const KIND_OF_RESOURCE: ReadonlyMap<string, string> = new Map(Object.entries(KINDS).flatMap(([apiGroup, kinds]) =>
  kinds.map((kind): [string, string] => [resourceKey(apiGroup, pluralOf(kind).toLowerCase()), kind])));

/**
 * A resource in a sentence: `Secrets`, or `Secret` for one object; `pods/log`,
 * `alertmanagers.monitoring.coreos.com`, `every resource of apps`.
 */
export function resourceWords(apiGroup: string, resource: string, number: 'one' | 'many' = 'many'): string {
  if (resource === '*') { return apiGroup === '*' ? 'every resource' : apiGroup === '' ? 'every core resource' : `every resource of ${apiGroup}`; }
  if (resource.startsWith('*/')) { return `${resource.slice(2)} of ${resourceWords(apiGroup, '*')}`; }
  if (apiGroup === '*') { return `${resource} of every API group`; }
  const kind = KIND_OF_RESOURCE.get(resourceKey(apiGroup, resource));
  if (kind !== undefined) { return number === 'one' ? kind : pluralOf(kind); }
  return apiGroup === '' ? resource : `${resource}.${apiGroup}`;
}

/** Whether a sentence names the kind of a resource. */
export function hasKind(apiGroup: string, resource: string): boolean {
  return KIND_OF_RESOURCE.has(resourceKey(apiGroup, resource));
}

function pluralOf(kind: string): string {
  if (kind === 'Endpoints') { return kind; }
  if (kind.endsWith('y')) { return `${kind.slice(0, -1)}ies`; }
  return kind.endsWith('s') ? `${kind}es` : `${kind}s`;
}

function resourceKey(apiGroup: string, resource: string): string {
  return `${apiGroup} ${resource}`;
}
