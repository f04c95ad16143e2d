/** Built-in cluster-scoped kinds, by API group. */
const CLUSTER_SCOPED: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['', new Set(['ComponentStatus', 'Namespace', 'Node', 'PersistentVolume'])],
  ['admissionregistration.k8s.io', new Set([
    'MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding', 'MutatingWebhookConfiguration',
    'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding', 'ValidatingWebhookConfiguration',
  ])],
  ['apiextensions.k8s.io', new Set(['CustomResourceDefinition'])],
  ['apiregistration.k8s.io', new Set(['APIService'])],
  ['authentication.k8s.io', new Set(['SelfSubjectReview', 'TokenReview'])],
  ['authorization.k8s.io', new Set(['SelfSubjectAccessReview', 'SelfSubjectRulesReview', 'SubjectAccessReview'])],
  ['certificates.k8s.io', new Set(['CertificateSigningRequest', 'ClusterTrustBundle'])],
  ['extensions', new Set(['PodSecurityPolicy'])],
  ['flowcontrol.apiserver.k8s.io', new Set(['FlowSchema', 'PriorityLevelConfiguration'])],
  ['internal.apiserver.k8s.io', new Set(['StorageVersion'])],
  ['networking.k8s.io', new Set(['IngressClass', 'IPAddress', 'ServiceCIDR'])],
  ['node.k8s.io', new Set(['RuntimeClass'])],
  ['policy', new Set(['PodSecurityPolicy'])],
  ['rbac.authorization.k8s.io', new Set(['ClusterRole', 'ClusterRoleBinding'])],
  ['resource.k8s.io', new Set(['DeviceClass', 'DeviceTaintRule', 'ResourcePoolStatusRequest', 'ResourceSlice'])],
  ['scheduling.k8s.io', new Set(['PriorityClass'])],
  ['storage.k8s.io', new Set(['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment', 'VolumeAttributesClass'])],
  ['storagemigration.k8s.io', new Set(['StorageVersionMigration'])],
]);

/** Cluster-scoped custom resources whose pods run in other namespaces, by API group. */
const CLUSTER_SCOPED_CUSTOM: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['apps.kruise.io', new Set(['SidecarSet'])],
  ['argoproj.io', new Set(['ClusterAnalysisTemplate', 'ClusterWorkflowTemplate'])],
  ['serving.kserve.io', new Set(['ClusterServingRuntime'])],
  ['tekton.dev', new Set(['ClusterTask'])],
  ['trainer.kubeflow.org', new Set(['ClusterTrainingRuntime'])],
]);

/** Whether objects of a known kind are cluster-scoped; a namespace in their metadata has no meaning. */
export function isClusterScopedKind(apiGroup: string, kind: string): boolean {
  return CLUSTER_SCOPED.get(apiGroup)?.has(kind) ?? CLUSTER_SCOPED_CUSTOM.get(apiGroup)?.has(kind) ?? false;
}
