// Made by testbed/kubernetes/objects/main.ts from Kubernetes v1.37.2. Change nothing here.
/* eslint-disable */

/** A list; an item that is null is an empty one. */
export type List<T> = readonly (T | null)[];
export type Dictionary<T> = { readonly [name: string]: T | null };
export type Quantity = string | number;
export type IntOrString = string | number;
/** As in RFC 3339. */
export type Time = string;
export type Base64 = string;

export interface AWSElasticBlockStoreVolumeSource {
  readonly fsType?: string | null;
  readonly partition?: number | null;
  readonly readOnly?: boolean | null;
  readonly volumeID?: string | null;
}

export interface Affinity {
  readonly nodeAffinity?: NodeAffinity | null;
  readonly podAffinity?: PodAffinity | null;
  readonly podAntiAffinity?: PodAntiAffinity | null;
}

export interface AggregationRule {
  readonly clusterRoleSelectors?: List<LabelSelector> | null;
}

export interface AppArmorProfile {
  readonly localhostProfile?: string | null;
  readonly type?: string | null;
}

export interface ApplyConfiguration {
  readonly expression?: string | null;
}

export interface AuditAnnotation {
  readonly key?: string | null;
  readonly valueExpression?: string | null;
}

export interface AzureDiskVolumeSource {
  readonly cachingMode?: string | null;
  readonly diskName?: string | null;
  readonly diskURI?: string | null;
  readonly fsType?: string | null;
  readonly kind?: string | null;
  readonly readOnly?: boolean | null;
}

export interface AzureFilePersistentVolumeSource {
  readonly readOnly?: boolean | null;
  readonly secretName?: string | null;
  readonly secretNamespace?: string | null;
  readonly shareName?: string | null;
}

export interface AzureFileVolumeSource {
  readonly readOnly?: boolean | null;
  readonly secretName?: string | null;
  readonly shareName?: string | null;
}

export interface CSIPersistentVolumeSource {
  readonly controllerExpandSecretRef?: SecretReference | null;
  readonly controllerPublishSecretRef?: SecretReference | null;
  readonly driver?: string | null;
  readonly fsType?: string | null;
  readonly nodeExpandSecretRef?: SecretReference | null;
  readonly nodePublishSecretRef?: SecretReference | null;
  readonly nodeStageSecretRef?: SecretReference | null;
  readonly readOnly?: boolean | null;
  readonly volumeAttributes?: Dictionary<string> | null;
  readonly volumeHandle?: string | null;
}

export interface CSIVolumeSource {
  readonly driver?: string | null;
  readonly fsType?: string | null;
  readonly nodePublishSecretRef?: LocalObjectReference | null;
  readonly readOnly?: boolean | null;
  readonly volumeAttributes?: Dictionary<string> | null;
}

export interface Capabilities {
  readonly add?: List<string> | null;
  readonly drop?: List<string> | null;
}

export interface CephFSPersistentVolumeSource {
  readonly monitors?: List<string> | null;
  readonly path?: string | null;
  readonly readOnly?: boolean | null;
  readonly secretFile?: string | null;
  readonly secretRef?: SecretReference | null;
  readonly user?: string | null;
}

export interface CephFSVolumeSource {
  readonly monitors?: List<string> | null;
  readonly path?: string | null;
  readonly readOnly?: boolean | null;
  readonly secretFile?: string | null;
  readonly secretRef?: LocalObjectReference | null;
  readonly user?: string | null;
}

export interface CinderPersistentVolumeSource {
  readonly fsType?: string | null;
  readonly readOnly?: boolean | null;
  readonly secretRef?: SecretReference | null;
  readonly volumeID?: string | null;
}

export interface CinderVolumeSource {
  readonly fsType?: string | null;
  readonly readOnly?: boolean | null;
  readonly secretRef?: LocalObjectReference | null;
  readonly volumeID?: string | null;
}

export interface ClientIPConfig {
  readonly timeoutSeconds?: number | null;
}

export interface ClusterRole {
  readonly aggregationRule?: AggregationRule | null;
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly rules?: List<PolicyRule> | null;
}

export interface ClusterRoleBinding {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly roleRef?: RoleRef | null;
  readonly subjects?: List<Subject> | null;
}

export interface ClusterTrustBundleProjection {
  readonly labelSelector?: LabelSelector | null;
  readonly name?: string | null;
  readonly optional?: boolean | null;
  readonly path?: string | null;
  readonly signerName?: string | null;
  readonly user?: number | null;
}

export interface Condition {
  readonly lastTransitionTime?: Time | null;
  readonly message?: string | null;
  readonly observedGeneration?: number | null;
  readonly reason?: string | null;
  readonly status?: string | null;
  readonly type?: string | null;
}

export interface ConfigMap {
  readonly apiVersion?: string | null;
  readonly binaryData?: Dictionary<Base64> | null;
  readonly data?: Dictionary<string> | null;
  readonly immutable?: boolean | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
}

export interface ConfigMapEnvSource {
  readonly name?: string | null;
  readonly optional?: boolean | null;
}

export interface ConfigMapKeySelector {
  readonly key?: string | null;
  readonly name?: string | null;
  readonly optional?: boolean | null;
}

export interface ConfigMapProjection {
  readonly items?: List<KeyToPath> | null;
  readonly name?: string | null;
  readonly optional?: boolean | null;
}

export interface ConfigMapVolumeSource {
  readonly defaultMode?: number | null;
  readonly defaultUser?: number | null;
  readonly items?: List<KeyToPath> | null;
  readonly name?: string | null;
  readonly optional?: boolean | null;
}

export interface Container {
  readonly args?: List<string> | null;
  readonly command?: List<string> | null;
  readonly env?: List<EnvVar> | null;
  readonly envFrom?: List<EnvFromSource> | null;
  readonly image?: string | null;
  readonly imagePullPolicy?: string | null;
  readonly lifecycle?: Lifecycle | null;
  readonly livenessProbe?: Probe | null;
  readonly name?: string | null;
  readonly ports?: List<ContainerPort> | null;
  readonly readinessProbe?: Probe | null;
  readonly resizePolicy?: List<ContainerResizePolicy> | null;
  readonly resources?: ResourceRequirements | null;
  readonly restartPolicy?: string | null;
  readonly restartPolicyRules?: List<ContainerRestartRule> | null;
  readonly securityContext?: SecurityContext | null;
  readonly startupProbe?: Probe | null;
  readonly stdin?: boolean | null;
  readonly stdinOnce?: boolean | null;
  readonly terminationMessagePath?: string | null;
  readonly terminationMessagePolicy?: string | null;
  readonly tty?: boolean | null;
  readonly volumeDevices?: List<VolumeDevice> | null;
  readonly volumeMounts?: List<VolumeMount> | null;
  readonly workingDir?: string | null;
}

export interface ContainerExtendedResourceRequest {
  readonly containerName?: string | null;
  readonly requestName?: string | null;
  readonly resourceName?: string | null;
}

export interface ContainerPort {
  readonly containerPort?: number | null;
  readonly hostIP?: string | null;
  readonly hostPort?: number | null;
  readonly name?: string | null;
  readonly protocol?: string | null;
}

export interface ContainerResizePolicy {
  readonly resourceName?: string | null;
  readonly restartPolicy?: string | null;
}

export interface ContainerRestartRule {
  readonly action?: string | null;
  readonly exitCodes?: ContainerRestartRuleOnExitCodes | null;
}

export interface ContainerRestartRuleOnExitCodes {
  readonly operator?: string | null;
  readonly values?: List<number> | null;
}

export interface ContainerState {
  readonly running?: ContainerStateRunning | null;
  readonly terminated?: ContainerStateTerminated | null;
  readonly waiting?: ContainerStateWaiting | null;
}

export interface ContainerStateRunning {
  readonly startedAt?: Time | null;
}

export interface ContainerStateTerminated {
  readonly containerID?: string | null;
  readonly exitCode?: number | null;
  readonly finishedAt?: Time | null;
  readonly message?: string | null;
  readonly reason?: string | null;
  readonly signal?: number | null;
  readonly startedAt?: Time | null;
}

export interface ContainerStateWaiting {
  readonly message?: string | null;
  readonly reason?: string | null;
}

export interface ContainerStatus {
  readonly allocatedResources?: Dictionary<Quantity> | null;
  readonly allocatedResourcesStatus?: List<ResourceStatus> | null;
  readonly containerID?: string | null;
  readonly image?: string | null;
  readonly imageID?: string | null;
  readonly lastState?: ContainerState | null;
  readonly name?: string | null;
  readonly ready?: boolean | null;
  readonly resources?: ResourceRequirements | null;
  readonly restartCount?: number | null;
  readonly started?: boolean | null;
  readonly state?: ContainerState | null;
  readonly stopSignal?: string | null;
  readonly user?: ContainerUser | null;
  readonly volumeMounts?: List<VolumeMountStatus> | null;
}

export interface ContainerUser {
  readonly linux?: LinuxContainerUser | null;
}

export interface CronJob {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: CronJobSpec | null;
  readonly status?: CronJobStatus | null;
}

export interface CronJobSpec {
  readonly concurrencyPolicy?: string | null;
  readonly failedJobsHistoryLimit?: number | null;
  readonly jobTemplate?: JobTemplateSpec | null;
  readonly schedule?: string | null;
  readonly startingDeadlineSeconds?: number | null;
  readonly successfulJobsHistoryLimit?: number | null;
  readonly suspend?: boolean | null;
  readonly timeZone?: string | null;
}

export interface CronJobStatus {
  readonly active?: List<ObjectReference> | null;
  readonly lastScheduleTime?: Time | null;
  readonly lastSuccessfulTime?: Time | null;
}

export interface DaemonSet {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: DaemonSetSpec | null;
  readonly status?: DaemonSetStatus | null;
}

export interface DaemonSetCondition {
  readonly lastTransitionTime?: Time | null;
  readonly message?: string | null;
  readonly reason?: string | null;
  readonly status?: string | null;
  readonly type?: string | null;
}

export interface DaemonSetSpec {
  readonly minReadySeconds?: number | null;
  readonly revisionHistoryLimit?: number | null;
  readonly selector?: LabelSelector | null;
  readonly template?: PodTemplateSpec | null;
  readonly updateStrategy?: DaemonSetUpdateStrategy | null;
}

export interface DaemonSetStatus {
  readonly collisionCount?: number | null;
  readonly conditions?: List<DaemonSetCondition> | null;
  readonly currentNumberScheduled?: number | null;
  readonly desiredNumberScheduled?: number | null;
  readonly numberAvailable?: number | null;
  readonly numberMisscheduled?: number | null;
  readonly numberReady?: number | null;
  readonly numberUnavailable?: number | null;
  readonly observedGeneration?: number | null;
  readonly updatedNumberScheduled?: number | null;
}

export interface DaemonSetUpdateStrategy {
  readonly rollingUpdate?: RollingUpdateDaemonSet | null;
  readonly type?: string | null;
}

export interface Deployment {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: DeploymentSpec | null;
  readonly status?: DeploymentStatus | null;
}

export interface DeploymentCondition {
  readonly lastTransitionTime?: Time | null;
  readonly lastUpdateTime?: Time | null;
  readonly message?: string | null;
  readonly reason?: string | null;
  readonly status?: string | null;
  readonly type?: string | null;
}

export interface DeploymentSpec {
  readonly minReadySeconds?: number | null;
  readonly paused?: boolean | null;
  readonly progressDeadlineSeconds?: number | null;
  readonly replicas?: number | null;
  readonly revisionHistoryLimit?: number | null;
  readonly selector?: LabelSelector | null;
  readonly strategy?: DeploymentStrategy | null;
  readonly template?: PodTemplateSpec | null;
}

export interface DeploymentStatus {
  readonly availableReplicas?: number | null;
  readonly collisionCount?: number | null;
  readonly conditions?: List<DeploymentCondition> | null;
  readonly observedGeneration?: number | null;
  readonly readyReplicas?: number | null;
  readonly replicas?: number | null;
  readonly terminatingReplicas?: number | null;
  readonly unavailableReplicas?: number | null;
  readonly updatedReplicas?: number | null;
}

export interface DeploymentStrategy {
  readonly rollingUpdate?: RollingUpdateDeployment | null;
  readonly type?: string | null;
}

export interface DownwardAPIProjection {
  readonly items?: List<DownwardAPIVolumeFile> | null;
}

export interface DownwardAPIVolumeFile {
  readonly fieldRef?: ObjectFieldSelector | null;
  readonly mode?: number | null;
  readonly path?: string | null;
  readonly resourceFieldRef?: ResourceFieldSelector | null;
  readonly user?: number | null;
}

export interface DownwardAPIVolumeSource {
  readonly defaultMode?: number | null;
  readonly defaultUser?: number | null;
  readonly items?: List<DownwardAPIVolumeFile> | null;
}

export interface EmptyDirVolumeSource {
  readonly medium?: string | null;
  readonly mode?: number | null;
  readonly sizeLimit?: Quantity | null;
}

export interface EnvFromSource {
  readonly configMapRef?: ConfigMapEnvSource | null;
  readonly prefix?: string | null;
  readonly secretRef?: SecretEnvSource | null;
}

export interface EnvVar {
  readonly name?: string | null;
  readonly value?: string | null;
  readonly valueFrom?: EnvVarSource | null;
}

export interface EnvVarSource {
  readonly configMapKeyRef?: ConfigMapKeySelector | null;
  readonly fieldRef?: ObjectFieldSelector | null;
  readonly fileKeyRef?: FileKeySelector | null;
  readonly resourceFieldRef?: ResourceFieldSelector | null;
  readonly secretKeyRef?: SecretKeySelector | null;
}

export interface EphemeralContainer {
  readonly args?: List<string> | null;
  readonly command?: List<string> | null;
  readonly env?: List<EnvVar> | null;
  readonly envFrom?: List<EnvFromSource> | null;
  readonly image?: string | null;
  readonly imagePullPolicy?: string | null;
  readonly lifecycle?: Lifecycle | null;
  readonly livenessProbe?: Probe | null;
  readonly name?: string | null;
  readonly ports?: List<ContainerPort> | null;
  readonly readinessProbe?: Probe | null;
  readonly resizePolicy?: List<ContainerResizePolicy> | null;
  readonly resources?: ResourceRequirements | null;
  readonly restartPolicy?: string | null;
  readonly restartPolicyRules?: List<ContainerRestartRule> | null;
  readonly securityContext?: SecurityContext | null;
  readonly startupProbe?: Probe | null;
  readonly stdin?: boolean | null;
  readonly stdinOnce?: boolean | null;
  readonly targetContainerName?: string | null;
  readonly terminationMessagePath?: string | null;
  readonly terminationMessagePolicy?: string | null;
  readonly tty?: boolean | null;
  readonly volumeDevices?: List<VolumeDevice> | null;
  readonly volumeMounts?: List<VolumeMount> | null;
  readonly workingDir?: string | null;
}

export interface EphemeralVolumeSource {
  readonly volumeClaimTemplate?: PersistentVolumeClaimTemplate | null;
}

export interface EvictionResponder {
  readonly name?: string | null;
  readonly priority?: number | null;
}

export interface ExecAction {
  readonly command?: List<string> | null;
}

export interface ExpressionWarning {
  readonly fieldRef?: string | null;
  readonly warning?: string | null;
}

export interface FCVolumeSource {
  readonly fsType?: string | null;
  readonly lun?: number | null;
  readonly readOnly?: boolean | null;
  readonly targetWWNs?: List<string> | null;
  readonly wwids?: List<string> | null;
}

export interface FileKeySelector {
  readonly key?: string | null;
  readonly optional?: boolean | null;
  readonly path?: string | null;
  readonly volumeName?: string | null;
}

export interface FlexPersistentVolumeSource {
  readonly driver?: string | null;
  readonly fsType?: string | null;
  readonly options?: Dictionary<string> | null;
  readonly readOnly?: boolean | null;
  readonly secretRef?: SecretReference | null;
}

export interface FlexVolumeSource {
  readonly driver?: string | null;
  readonly fsType?: string | null;
  readonly options?: Dictionary<string> | null;
  readonly readOnly?: boolean | null;
  readonly secretRef?: LocalObjectReference | null;
}

export interface FlockerVolumeSource {
  readonly datasetName?: string | null;
  readonly datasetUUID?: string | null;
}

export interface GCEPersistentDiskVolumeSource {
  readonly fsType?: string | null;
  readonly partition?: number | null;
  readonly pdName?: string | null;
  readonly readOnly?: boolean | null;
}

export interface GRPCAction {
  readonly mode?: string | null;
  readonly port?: number | null;
  readonly service?: string | null;
}

export interface GitRepoVolumeSource {
  readonly directory?: string | null;
  readonly repository?: string | null;
  readonly revision?: string | null;
}

export interface GlusterfsPersistentVolumeSource {
  readonly endpoints?: string | null;
  readonly endpointsNamespace?: string | null;
  readonly path?: string | null;
  readonly readOnly?: boolean | null;
}

export interface GlusterfsVolumeSource {
  readonly endpoints?: string | null;
  readonly path?: string | null;
  readonly readOnly?: boolean | null;
}

export interface HTTPGetAction {
  readonly host?: string | null;
  readonly httpHeaders?: List<HTTPHeader> | null;
  readonly path?: string | null;
  readonly port?: IntOrString | null;
  readonly protocol?: string | null;
  readonly scheme?: string | null;
}

export interface HTTPHeader {
  readonly name?: string | null;
  readonly value?: string | null;
}

export interface HTTPIngressPath {
  readonly backend?: IngressBackend | null;
  readonly path?: string | null;
  readonly pathType?: string | null;
}

export interface HTTPIngressRuleValue {
  readonly paths?: List<HTTPIngressPath> | null;
}

export interface HostAlias {
  readonly hostnames?: List<string> | null;
  readonly ip?: string | null;
}

export interface HostIP {
  readonly ip?: string | null;
}

export interface HostPathVolumeSource {
  readonly path?: string | null;
  readonly type?: string | null;
}

export interface IPBlock {
  readonly cidr?: string | null;
  readonly except?: List<string> | null;
}

export interface ISCSIPersistentVolumeSource {
  readonly chapAuthDiscovery?: boolean | null;
  readonly chapAuthSession?: boolean | null;
  readonly fsType?: string | null;
  readonly initiatorName?: string | null;
  readonly iqn?: string | null;
  readonly iscsiInterface?: string | null;
  readonly lun?: number | null;
  readonly portals?: List<string> | null;
  readonly readOnly?: boolean | null;
  readonly secretRef?: SecretReference | null;
  readonly targetPortal?: string | null;
}

export interface ISCSIVolumeSource {
  readonly chapAuthDiscovery?: boolean | null;
  readonly chapAuthSession?: boolean | null;
  readonly fsType?: string | null;
  readonly initiatorName?: string | null;
  readonly iqn?: string | null;
  readonly iscsiInterface?: string | null;
  readonly lun?: number | null;
  readonly portals?: List<string> | null;
  readonly readOnly?: boolean | null;
  readonly secretRef?: LocalObjectReference | null;
  readonly targetPortal?: string | null;
}

export interface ImageVolumeSource {
  readonly pullPolicy?: string | null;
  readonly reference?: string | null;
}

export interface ImageVolumeStatus {
  readonly imageRef?: string | null;
}

export interface Ingress {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: IngressSpec | null;
  readonly status?: IngressStatus | null;
}

export interface IngressBackend {
  readonly resource?: TypedLocalObjectReference | null;
  readonly service?: IngressServiceBackend | null;
}

export interface IngressLoadBalancerIngress {
  readonly hostname?: string | null;
  readonly ip?: string | null;
  readonly ports?: List<IngressPortStatus> | null;
}

export interface IngressLoadBalancerStatus {
  readonly ingress?: List<IngressLoadBalancerIngress> | null;
}

export interface IngressPortStatus {
  readonly error?: string | null;
  readonly port?: number | null;
  readonly protocol?: string | null;
}

export interface IngressRule {
  readonly host?: string | null;
  readonly http?: HTTPIngressRuleValue | null;
}

export interface IngressServiceBackend {
  readonly name?: string | null;
  readonly port?: ServiceBackendPort | null;
}

export interface IngressSpec {
  readonly defaultBackend?: IngressBackend | null;
  readonly ingressClassName?: string | null;
  readonly rules?: List<IngressRule> | null;
  readonly tls?: List<IngressTLS> | null;
}

export interface IngressStatus {
  readonly loadBalancer?: IngressLoadBalancerStatus | null;
}

export interface IngressTLS {
  readonly hosts?: List<string> | null;
  readonly secretName?: string | null;
}

export interface JSONPatch {
  readonly expression?: string | null;
}

export interface Job {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: JobSpec | null;
  readonly status?: JobStatus | null;
}

export interface JobCondition {
  readonly lastProbeTime?: Time | null;
  readonly lastTransitionTime?: Time | null;
  readonly message?: string | null;
  readonly reason?: string | null;
  readonly status?: string | null;
  readonly type?: string | null;
}

export interface JobSchedulingConfiguration {
  readonly disruptionMode?: WorkloadPodGroupDisruptionMode | null;
  readonly resourceClaims?: List<WorkloadPodGroupResourceClaim> | null;
  readonly schedulingConstraints?: WorkloadPodGroupSchedulingConstraints | null;
  readonly schedulingPolicy?: WorkloadPodGroupSchedulingPolicy | null;
}

export interface JobSpec {
  readonly activeDeadlineSeconds?: number | null;
  readonly backoffLimit?: number | null;
  readonly backoffLimitPerIndex?: number | null;
  readonly completionMode?: string | null;
  readonly completions?: number | null;
  readonly managedBy?: string | null;
  readonly manualSelector?: boolean | null;
  readonly maxFailedIndexes?: number | null;
  readonly parallelism?: number | null;
  readonly podFailurePolicy?: PodFailurePolicy | null;
  readonly podReplacementPolicy?: string | null;
  readonly scheduling?: JobSchedulingConfiguration | null;
  readonly selector?: LabelSelector | null;
  readonly successPolicy?: SuccessPolicy | null;
  readonly suspend?: boolean | null;
  readonly template?: PodTemplateSpec | null;
  readonly ttlSecondsAfterFinished?: number | null;
}

export interface JobStatus {
  readonly active?: number | null;
  readonly completedIndexes?: string | null;
  readonly completionTime?: Time | null;
  readonly conditions?: List<JobCondition> | null;
  readonly failed?: number | null;
  readonly failedIndexes?: string | null;
  readonly ready?: number | null;
  readonly startTime?: Time | null;
  readonly succeeded?: number | null;
  readonly terminating?: number | null;
  readonly uncountedTerminatedPods?: UncountedTerminatedPods | null;
}

export interface JobTemplateSpec {
  readonly metadata?: ObjectMeta | null;
  readonly spec?: JobSpec | null;
}

export interface KeyToPath {
  readonly key?: string | null;
  readonly mode?: number | null;
  readonly path?: string | null;
  readonly user?: number | null;
}

export interface LabelSelector {
  readonly matchExpressions?: List<LabelSelectorRequirement> | null;
  readonly matchLabels?: Dictionary<string> | null;
}

export interface LabelSelectorRequirement {
  readonly key?: string | null;
  readonly operator?: string | null;
  readonly values?: List<string> | null;
}

export interface Lifecycle {
  readonly postStart?: LifecycleHandler | null;
  readonly preStop?: LifecycleHandler | null;
  readonly stopSignal?: string | null;
}

export interface LifecycleHandler {
  readonly exec?: ExecAction | null;
  readonly httpGet?: HTTPGetAction | null;
  readonly sleep?: SleepAction | null;
  readonly tcpSocket?: TCPSocketAction | null;
}

export interface LimitRange {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: LimitRangeSpec | null;
}

export interface LimitRangeItem {
  readonly default?: Dictionary<Quantity> | null;
  readonly defaultRequest?: Dictionary<Quantity> | null;
  readonly max?: Dictionary<Quantity> | null;
  readonly maxLimitRequestRatio?: Dictionary<Quantity> | null;
  readonly min?: Dictionary<Quantity> | null;
  readonly type?: string | null;
}

export interface LimitRangeSpec {
  readonly limits?: List<LimitRangeItem> | null;
}

export interface LinuxContainerUser {
  readonly gid?: number | null;
  readonly supplementalGroups?: List<number> | null;
  readonly uid?: number | null;
}

export interface LoadBalancerIngress {
  readonly hostname?: string | null;
  readonly ip?: string | null;
  readonly ipMode?: string | null;
  readonly ports?: List<PortStatus> | null;
}

export interface LoadBalancerStatus {
  readonly ingress?: List<LoadBalancerIngress> | null;
}

export interface LocalObjectReference {
  readonly name?: string | null;
}

export interface LocalVolumeSource {
  readonly fsType?: string | null;
  readonly path?: string | null;
}

export interface ManagedFieldsEntry {
  readonly apiVersion?: string | null;
  readonly fieldsType?: string | null;
  readonly fieldsV1?: unknown;
  readonly manager?: string | null;
  readonly operation?: string | null;
  readonly subresource?: string | null;
  readonly time?: Time | null;
}

export interface MatchCondition {
  readonly expression?: string | null;
  readonly name?: string | null;
}

export interface MatchResources {
  readonly excludeResourceRules?: List<NamedRuleWithOperations> | null;
  readonly matchPolicy?: string | null;
  readonly namespaceSelector?: LabelSelector | null;
  readonly objectSelector?: LabelSelector | null;
  readonly resourceRules?: List<NamedRuleWithOperations> | null;
}

export interface ModifyVolumeStatus {
  readonly status?: string | null;
  readonly targetVolumeAttributesClassName?: string | null;
}

export interface MutatingAdmissionPolicy {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: MutatingAdmissionPolicySpec | null;
}

export interface MutatingAdmissionPolicyBinding {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: MutatingAdmissionPolicyBindingSpec | null;
}

export interface MutatingAdmissionPolicyBindingSpec {
  readonly matchResources?: MatchResources | null;
  readonly paramRef?: ParamRef | null;
  readonly policyName?: string | null;
}

export interface MutatingAdmissionPolicySpec {
  readonly failurePolicy?: string | null;
  readonly matchConditions?: List<MatchCondition> | null;
  readonly matchConstraints?: MatchResources | null;
  readonly mutations?: List<Mutation> | null;
  readonly paramKind?: ParamKind | null;
  readonly reinvocationPolicy?: string | null;
  readonly variables?: List<Variable> | null;
}

export interface MutatingWebhook {
  readonly admissionReviewVersions?: List<string> | null;
  readonly clientConfig?: WebhookClientConfig | null;
  readonly failurePolicy?: string | null;
  readonly matchConditions?: List<MatchCondition> | null;
  readonly matchPolicy?: string | null;
  readonly name?: string | null;
  readonly namespaceSelector?: LabelSelector | null;
  readonly objectSelector?: LabelSelector | null;
  readonly reinvocationPolicy?: string | null;
  readonly rules?: List<RuleWithOperations> | null;
  readonly sideEffects?: string | null;
  readonly timeoutSeconds?: number | null;
}

export interface MutatingWebhookConfiguration {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly webhooks?: List<MutatingWebhook> | null;
}

export interface Mutation {
  readonly applyConfiguration?: ApplyConfiguration | null;
  readonly jsonPatch?: JSONPatch | null;
  readonly patchType?: string | null;
}

export interface NFSVolumeSource {
  readonly path?: string | null;
  readonly readOnly?: boolean | null;
  readonly server?: string | null;
}

export interface NamedRuleWithOperations {
  readonly apiGroups?: List<string> | null;
  readonly apiVersions?: List<string> | null;
  readonly operations?: List<string> | null;
  readonly resourceNames?: List<string> | null;
  readonly resources?: List<string> | null;
  readonly scope?: string | null;
}

export interface Namespace {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: NamespaceSpec | null;
  readonly status?: NamespaceStatus | null;
}

export interface NamespaceCondition {
  readonly lastTransitionTime?: Time | null;
  readonly message?: string | null;
  readonly reason?: string | null;
  readonly status?: string | null;
  readonly type?: string | null;
}

export interface NamespaceSpec {
  readonly finalizers?: List<string> | null;
}

export interface NamespaceStatus {
  readonly conditions?: List<NamespaceCondition> | null;
  readonly phase?: string | null;
}

export interface NetworkPolicy {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: NetworkPolicySpec | null;
}

export interface NetworkPolicyEgressRule {
  readonly ports?: List<NetworkPolicyPort> | null;
  readonly to?: List<NetworkPolicyPeer> | null;
}

export interface NetworkPolicyIngressRule {
  readonly from?: List<NetworkPolicyPeer> | null;
  readonly ports?: List<NetworkPolicyPort> | null;
}

export interface NetworkPolicyPeer {
  readonly ipBlock?: IPBlock | null;
  readonly namespaceSelector?: LabelSelector | null;
  readonly podSelector?: LabelSelector | null;
}

export interface NetworkPolicyPort {
  readonly endPort?: number | null;
  readonly port?: IntOrString | null;
  readonly protocol?: string | null;
}

export interface NetworkPolicySpec {
  readonly egress?: List<NetworkPolicyEgressRule> | null;
  readonly ingress?: List<NetworkPolicyIngressRule> | null;
  readonly podSelector?: LabelSelector | null;
  readonly policyTypes?: List<string> | null;
}

export interface NodeAffinity {
  readonly preferredDuringSchedulingIgnoredDuringExecution?: List<PreferredSchedulingTerm> | null;
  readonly requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector | null;
}

export interface NodeAllocatableMappedResources {
  readonly name?: string | null;
  readonly quantity?: Quantity | null;
}

export interface NodeAllocatableOverheadResources {
  readonly name?: string | null;
  readonly perContainer?: Quantity | null;
  readonly perPod?: Quantity | null;
}

export interface NodeAllocatableResourceClaimStatus {
  readonly containers?: List<string> | null;
  readonly mapping?: List<NodeAllocatableMappedResources> | null;
  readonly overhead?: List<NodeAllocatableOverheadResources> | null;
  readonly resourceClaimName?: string | null;
}

export interface NodeSelector {
  readonly nodeSelectorTerms?: List<NodeSelectorTerm> | null;
}

export interface NodeSelectorRequirement {
  readonly key?: string | null;
  readonly operator?: string | null;
  readonly values?: List<string> | null;
}

export interface NodeSelectorTerm {
  readonly matchExpressions?: List<NodeSelectorRequirement> | null;
  readonly matchFields?: List<NodeSelectorRequirement> | null;
}

export interface ObjectFieldSelector {
  readonly apiVersion?: string | null;
  readonly fieldPath?: string | null;
}

export interface ObjectMeta {
  readonly annotations?: Dictionary<string> | null;
  readonly creationTimestamp?: Time | null;
  readonly deletionGracePeriodSeconds?: number | null;
  readonly deletionTimestamp?: Time | null;
  readonly finalizers?: List<string> | null;
  readonly generateName?: string | null;
  readonly generation?: number | null;
  readonly labels?: Dictionary<string> | null;
  readonly managedFields?: List<ManagedFieldsEntry> | null;
  readonly name?: string | null;
  readonly namespace?: string | null;
  readonly ownerReferences?: List<OwnerReference> | null;
  readonly resourceVersion?: string | null;
  readonly selfLink?: string | null;
  readonly uid?: string | null;
}

export interface ObjectReference {
  readonly apiVersion?: string | null;
  readonly fieldPath?: string | null;
  readonly kind?: string | null;
  readonly name?: string | null;
  readonly namespace?: string | null;
  readonly resourceVersion?: string | null;
  readonly uid?: string | null;
}

export interface OwnerReference {
  readonly apiVersion?: string | null;
  readonly blockOwnerDeletion?: boolean | null;
  readonly controller?: boolean | null;
  readonly kind?: string | null;
  readonly name?: string | null;
  readonly uid?: string | null;
}

export interface ParamKind {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
}

export interface ParamRef {
  readonly name?: string | null;
  readonly namespace?: string | null;
  readonly parameterNotFoundAction?: string | null;
  readonly selector?: LabelSelector | null;
}

export interface PersistentVolume {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: PersistentVolumeSpec | null;
  readonly status?: PersistentVolumeStatus | null;
}

export interface PersistentVolumeClaim {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: PersistentVolumeClaimSpec | null;
  readonly status?: PersistentVolumeClaimStatus | null;
}

export interface PersistentVolumeClaimCondition {
  readonly lastProbeTime?: Time | null;
  readonly lastTransitionTime?: Time | null;
  readonly message?: string | null;
  readonly reason?: string | null;
  readonly status?: string | null;
  readonly type?: string | null;
}

export interface PersistentVolumeClaimSpec {
  readonly accessModes?: List<string> | null;
  readonly dataSource?: TypedLocalObjectReference | null;
  readonly dataSourceRef?: TypedObjectReference | null;
  readonly resources?: VolumeResourceRequirements | null;
  readonly selector?: LabelSelector | null;
  readonly storageClassName?: string | null;
  readonly volumeAttributesClassName?: string | null;
  readonly volumeMode?: string | null;
  readonly volumeName?: string | null;
}

export interface PersistentVolumeClaimStatus {
  readonly accessModes?: List<string> | null;
  readonly allocatedResourceStatuses?: Dictionary<string> | null;
  readonly allocatedResources?: Dictionary<Quantity> | null;
  readonly capacity?: Dictionary<Quantity> | null;
  readonly conditions?: List<PersistentVolumeClaimCondition> | null;
  readonly currentVolumeAttributesClassName?: string | null;
  readonly healthStatus?: VolumeHealthStatus | null;
  readonly modifyVolumeStatus?: ModifyVolumeStatus | null;
  readonly phase?: string | null;
}

export interface PersistentVolumeClaimTemplate {
  readonly metadata?: ObjectMeta | null;
  readonly spec?: PersistentVolumeClaimSpec | null;
}

export interface PersistentVolumeClaimVolumeSource {
  readonly claimName?: string | null;
  readonly readOnly?: boolean | null;
}

export interface PersistentVolumeSpec {
  readonly accessModes?: List<string> | null;
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource | null;
  readonly azureDisk?: AzureDiskVolumeSource | null;
  readonly azureFile?: AzureFilePersistentVolumeSource | null;
  readonly capacity?: Dictionary<Quantity> | null;
  readonly cephfs?: CephFSPersistentVolumeSource | null;
  readonly cinder?: CinderPersistentVolumeSource | null;
  readonly claimRef?: ObjectReference | null;
  readonly csi?: CSIPersistentVolumeSource | null;
  readonly fc?: FCVolumeSource | null;
  readonly flexVolume?: FlexPersistentVolumeSource | null;
  readonly flocker?: FlockerVolumeSource | null;
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource | null;
  readonly glusterfs?: GlusterfsPersistentVolumeSource | null;
  readonly hostPath?: HostPathVolumeSource | null;
  readonly iscsi?: ISCSIPersistentVolumeSource | null;
  readonly local?: LocalVolumeSource | null;
  readonly mountOptions?: List<string> | null;
  readonly nfs?: NFSVolumeSource | null;
  readonly nodeAffinity?: VolumeNodeAffinity | null;
  readonly persistentVolumeReclaimPolicy?: string | null;
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource | null;
  readonly portworxVolume?: PortworxVolumeSource | null;
  readonly quobyte?: QuobyteVolumeSource | null;
  readonly rbd?: RBDPersistentVolumeSource | null;
  readonly scaleIO?: ScaleIOPersistentVolumeSource | null;
  readonly storageClassName?: string | null;
  readonly storageos?: StorageOSPersistentVolumeSource | null;
  readonly volumeAttributesClassName?: string | null;
  readonly volumeMode?: string | null;
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource | null;
}

export interface PersistentVolumeStatus {
  readonly lastPhaseTransitionTime?: Time | null;
  readonly message?: string | null;
  readonly phase?: string | null;
  readonly reason?: string | null;
}

export interface PhotonPersistentDiskVolumeSource {
  readonly fsType?: string | null;
  readonly pdID?: string | null;
}

export interface Pod {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: PodSpec | null;
  readonly status?: PodStatus | null;
}

export interface PodAffinity {
  readonly preferredDuringSchedulingIgnoredDuringExecution?: List<WeightedPodAffinityTerm> | null;
  readonly requiredDuringSchedulingIgnoredDuringExecution?: List<PodAffinityTerm> | null;
}

export interface PodAffinityTerm {
  readonly labelSelector?: LabelSelector | null;
  readonly matchLabelKeys?: List<string> | null;
  readonly mismatchLabelKeys?: List<string> | null;
  readonly namespaceSelector?: LabelSelector | null;
  readonly namespaces?: List<string> | null;
  readonly topologyKey?: string | null;
}

export interface PodAntiAffinity {
  readonly preferredDuringSchedulingIgnoredDuringExecution?: List<WeightedPodAffinityTerm> | null;
  readonly requiredDuringSchedulingIgnoredDuringExecution?: List<PodAffinityTerm> | null;
}

export interface PodCertificateProjection {
  readonly certificateChainPath?: string | null;
  readonly credentialBundlePath?: string | null;
  readonly keyPath?: string | null;
  readonly keyType?: string | null;
  readonly maxExpirationSeconds?: number | null;
  readonly signerName?: string | null;
  readonly user?: number | null;
  readonly userAnnotations?: Dictionary<string> | null;
}

export interface PodCondition {
  readonly lastProbeTime?: Time | null;
  readonly lastTransitionTime?: Time | null;
  readonly message?: string | null;
  readonly observedGeneration?: number | null;
  readonly reason?: string | null;
  readonly status?: string | null;
  readonly type?: string | null;
}

export interface PodDNSConfig {
  readonly nameservers?: List<string> | null;
  readonly options?: List<PodDNSConfigOption> | null;
  readonly searches?: List<string> | null;
}

export interface PodDNSConfigOption {
  readonly name?: string | null;
  readonly value?: string | null;
}

export interface PodDisruptionBudget {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: PodDisruptionBudgetSpec | null;
  readonly status?: PodDisruptionBudgetStatus | null;
}

export interface PodDisruptionBudgetSpec {
  readonly maxUnavailable?: IntOrString | null;
  readonly minAvailable?: IntOrString | null;
  readonly selector?: LabelSelector | null;
  readonly unhealthyPodEvictionPolicy?: string | null;
}

export interface PodDisruptionBudgetStatus {
  readonly conditions?: List<Condition> | null;
  readonly currentHealthy?: number | null;
  readonly desiredHealthy?: number | null;
  readonly disruptedPods?: Dictionary<Time> | null;
  readonly disruptionsAllowed?: number | null;
  readonly expectedPods?: number | null;
  readonly observedGeneration?: number | null;
}

export interface PodExtendedResourceClaimStatus {
  readonly requestMappings?: List<ContainerExtendedResourceRequest> | null;
  readonly resourceClaimName?: string | null;
}

export interface PodFailurePolicy {
  readonly rules?: List<PodFailurePolicyRule> | null;
}

export interface PodFailurePolicyOnExitCodesRequirement {
  readonly containerName?: string | null;
  readonly operator?: string | null;
  readonly values?: List<number> | null;
}

export interface PodFailurePolicyOnPodConditionsPattern {
  readonly status?: string | null;
  readonly type?: string | null;
}

export interface PodFailurePolicyRule {
  readonly action?: string | null;
  readonly onExitCodes?: PodFailurePolicyOnExitCodesRequirement | null;
  readonly onPodConditions?: List<PodFailurePolicyOnPodConditionsPattern> | null;
}

export interface PodIP {
  readonly ip?: string | null;
}

export interface PodOS {
  readonly name?: string | null;
}

export interface PodReadinessGate {
  readonly conditionType?: string | null;
}

export interface PodResourceClaim {
  readonly name?: string | null;
  readonly resourceClaimName?: string | null;
  readonly resourceClaimTemplateName?: string | null;
}

export interface PodResourceClaimStatus {
  readonly name?: string | null;
  readonly resourceClaimName?: string | null;
}

export interface PodSchedulingGate {
  readonly name?: string | null;
}

export interface PodSchedulingGroup {
  readonly podGroupName?: string | null;
}

export interface PodSecurityContext {
  readonly appArmorProfile?: AppArmorProfile | null;
  readonly fsGroup?: number | null;
  readonly fsGroupChangePolicy?: string | null;
  readonly runAsGroup?: number | null;
  readonly runAsNonRoot?: boolean | null;
  readonly runAsUser?: number | null;
  readonly seLinuxChangePolicy?: string | null;
  readonly seLinuxOptions?: SELinuxOptions | null;
  readonly seccompProfile?: SeccompProfile | null;
  readonly supplementalGroups?: List<number> | null;
  readonly supplementalGroupsPolicy?: string | null;
  readonly sysctls?: List<Sysctl> | null;
  readonly windowsOptions?: WindowsSecurityContextOptions | null;
}

export interface PodSpec {
  readonly activeDeadlineSeconds?: number | null;
  readonly affinity?: Affinity | null;
  readonly automountServiceAccountToken?: boolean | null;
  readonly containers?: List<Container> | null;
  readonly dnsConfig?: PodDNSConfig | null;
  readonly dnsPolicy?: string | null;
  readonly enableServiceLinks?: boolean | null;
  readonly ephemeralContainers?: List<EphemeralContainer> | null;
  readonly evictionResponders?: List<EvictionResponder> | null;
  readonly hostAliases?: List<HostAlias> | null;
  readonly hostIPC?: boolean | null;
  readonly hostNetwork?: boolean | null;
  readonly hostPID?: boolean | null;
  readonly hostUsers?: boolean | null;
  readonly hostname?: string | null;
  readonly hostnameOverride?: string | null;
  readonly imagePullSecrets?: List<LocalObjectReference> | null;
  readonly initContainers?: List<Container> | null;
  readonly nodeName?: string | null;
  readonly nodeSelector?: Dictionary<string> | null;
  readonly os?: PodOS | null;
  readonly overhead?: Dictionary<Quantity> | null;
  readonly preemptionPolicy?: string | null;
  readonly priority?: number | null;
  readonly priorityClassName?: string | null;
  readonly readinessGates?: List<PodReadinessGate> | null;
  readonly resourceClaims?: List<PodResourceClaim> | null;
  readonly resources?: ResourceRequirements | null;
  readonly restartPolicy?: string | null;
  readonly runtimeClassName?: string | null;
  readonly schedulerName?: string | null;
  readonly schedulingGates?: List<PodSchedulingGate> | null;
  readonly schedulingGroup?: PodSchedulingGroup | null;
  readonly securityContext?: PodSecurityContext | null;
  readonly serviceAccount?: string | null;
  readonly serviceAccountName?: string | null;
  readonly setHostnameAsFQDN?: boolean | null;
  readonly shareProcessNamespace?: boolean | null;
  readonly subdomain?: string | null;
  readonly terminationGracePeriodSeconds?: number | null;
  readonly tolerations?: List<Toleration> | null;
  readonly topologySpreadConstraints?: List<TopologySpreadConstraint> | null;
  readonly volumes?: List<Volume> | null;
}

export interface PodStatus {
  readonly allocatedResources?: Dictionary<Quantity> | null;
  readonly conditions?: List<PodCondition> | null;
  readonly containerStatuses?: List<ContainerStatus> | null;
  readonly ephemeralContainerStatuses?: List<ContainerStatus> | null;
  readonly extendedResourceClaimStatus?: PodExtendedResourceClaimStatus | null;
  readonly hostIP?: string | null;
  readonly hostIPs?: List<HostIP> | null;
  readonly initContainerStatuses?: List<ContainerStatus> | null;
  readonly message?: string | null;
  readonly nodeAllocatableResourceClaimStatuses?: List<NodeAllocatableResourceClaimStatus> | null;
  readonly nominatedNodeName?: string | null;
  readonly observedGeneration?: number | null;
  readonly phase?: string | null;
  readonly podIP?: string | null;
  readonly podIPs?: List<PodIP> | null;
  readonly qosClass?: string | null;
  readonly reason?: string | null;
  readonly resize?: string | null;
  readonly resourceClaimStatuses?: List<PodResourceClaimStatus> | null;
  readonly resources?: ResourceRequirements | null;
  readonly startTime?: Time | null;
  readonly volumeHealth?: List<PodVolumeHealth> | null;
}

export interface PodTemplate {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly template?: PodTemplateSpec | null;
}

export interface PodTemplateSpec {
  readonly metadata?: ObjectMeta | null;
  readonly spec?: PodSpec | null;
}

export interface PodVolumeHealth {
  readonly healthConditions?: List<VolumeHealthCondition> | null;
  readonly lastTransitionTime?: Time | null;
  readonly name?: string | null;
}

export interface PolicyRule {
  readonly apiGroups?: List<string> | null;
  readonly nonResourceURLs?: List<string> | null;
  readonly resourceNames?: List<string> | null;
  readonly resources?: List<string> | null;
  readonly verbs?: List<string> | null;
}

export interface PortStatus {
  readonly error?: string | null;
  readonly port?: number | null;
  readonly protocol?: string | null;
}

export interface PortworxVolumeSource {
  readonly fsType?: string | null;
  readonly readOnly?: boolean | null;
  readonly volumeID?: string | null;
}

export interface PreferredSchedulingTerm {
  readonly preference?: NodeSelectorTerm | null;
  readonly weight?: number | null;
}

export interface Probe {
  readonly exec?: ExecAction | null;
  readonly failureThreshold?: number | null;
  readonly grpc?: GRPCAction | null;
  readonly httpGet?: HTTPGetAction | null;
  readonly initialDelaySeconds?: number | null;
  readonly periodSeconds?: number | null;
  readonly successThreshold?: number | null;
  readonly tcpSocket?: TCPSocketAction | null;
  readonly terminationGracePeriodSeconds?: number | null;
  readonly timeoutSeconds?: number | null;
}

export interface ProjectedVolumeSource {
  readonly defaultMode?: number | null;
  readonly defaultUser?: number | null;
  readonly sources?: List<VolumeProjection> | null;
}

export interface QuobyteVolumeSource {
  readonly group?: string | null;
  readonly readOnly?: boolean | null;
  readonly registry?: string | null;
  readonly tenant?: string | null;
  readonly user?: string | null;
  readonly volume?: string | null;
}

export interface RBDPersistentVolumeSource {
  readonly fsType?: string | null;
  readonly image?: string | null;
  readonly keyring?: string | null;
  readonly monitors?: List<string> | null;
  readonly pool?: string | null;
  readonly readOnly?: boolean | null;
  readonly secretRef?: SecretReference | null;
  readonly user?: string | null;
}

export interface RBDVolumeSource {
  readonly fsType?: string | null;
  readonly image?: string | null;
  readonly keyring?: string | null;
  readonly monitors?: List<string> | null;
  readonly pool?: string | null;
  readonly readOnly?: boolean | null;
  readonly secretRef?: LocalObjectReference | null;
  readonly user?: string | null;
}

export interface ReplicaSet {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: ReplicaSetSpec | null;
  readonly status?: ReplicaSetStatus | null;
}

export interface ReplicaSetCondition {
  readonly lastTransitionTime?: Time | null;
  readonly message?: string | null;
  readonly reason?: string | null;
  readonly status?: string | null;
  readonly type?: string | null;
}

export interface ReplicaSetSpec {
  readonly minReadySeconds?: number | null;
  readonly replicas?: number | null;
  readonly selector?: LabelSelector | null;
  readonly template?: PodTemplateSpec | null;
}

export interface ReplicaSetStatus {
  readonly availableReplicas?: number | null;
  readonly conditions?: List<ReplicaSetCondition> | null;
  readonly fullyLabeledReplicas?: number | null;
  readonly observedGeneration?: number | null;
  readonly readyReplicas?: number | null;
  readonly replicas?: number | null;
  readonly terminatingReplicas?: number | null;
}

export interface ReplicationController {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: ReplicationControllerSpec | null;
  readonly status?: ReplicationControllerStatus | null;
}

export interface ReplicationControllerCondition {
  readonly lastTransitionTime?: Time | null;
  readonly message?: string | null;
  readonly reason?: string | null;
  readonly status?: string | null;
  readonly type?: string | null;
}

export interface ReplicationControllerSpec {
  readonly minReadySeconds?: number | null;
  readonly replicas?: number | null;
  readonly selector?: Dictionary<string> | null;
  readonly template?: PodTemplateSpec | null;
}

export interface ReplicationControllerStatus {
  readonly availableReplicas?: number | null;
  readonly conditions?: List<ReplicationControllerCondition> | null;
  readonly fullyLabeledReplicas?: number | null;
  readonly observedGeneration?: number | null;
  readonly readyReplicas?: number | null;
  readonly replicas?: number | null;
}

export interface ResourceClaim {
  readonly name?: string | null;
  readonly request?: string | null;
}

export interface ResourceFieldSelector {
  readonly containerName?: string | null;
  readonly divisor?: Quantity | null;
  readonly resource?: string | null;
}

export interface ResourceHealth {
  readonly health?: string | null;
  readonly message?: string | null;
  readonly resourceID?: string | null;
}

export interface ResourceQuota {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: ResourceQuotaSpec | null;
  readonly status?: ResourceQuotaStatus | null;
}

export interface ResourceQuotaSpec {
  readonly hard?: Dictionary<Quantity> | null;
  readonly scopeSelector?: ScopeSelector | null;
  readonly scopes?: List<string> | null;
}

export interface ResourceQuotaStatus {
  readonly hard?: Dictionary<Quantity> | null;
  readonly used?: Dictionary<Quantity> | null;
}

export interface ResourceRequirements {
  readonly claims?: List<ResourceClaim> | null;
  readonly limits?: Dictionary<Quantity> | null;
  readonly requests?: Dictionary<Quantity> | null;
}

export interface ResourceStatus {
  readonly name?: string | null;
  readonly resources?: List<ResourceHealth> | null;
}

export interface Role {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly rules?: List<PolicyRule> | null;
}

export interface RoleBinding {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly roleRef?: RoleRef | null;
  readonly subjects?: List<Subject> | null;
}

export interface RoleRef {
  readonly apiGroup?: string | null;
  readonly kind?: string | null;
  readonly name?: string | null;
}

export interface RollingUpdateDaemonSet {
  readonly maxSurge?: IntOrString | null;
  readonly maxUnavailable?: IntOrString | null;
}

export interface RollingUpdateDeployment {
  readonly maxSurge?: IntOrString | null;
  readonly maxUnavailable?: IntOrString | null;
}

export interface RollingUpdateStatefulSetStrategy {
  readonly maxUnavailable?: IntOrString | null;
  readonly partition?: number | null;
}

export interface RuleWithOperations {
  readonly apiGroups?: List<string> | null;
  readonly apiVersions?: List<string> | null;
  readonly operations?: List<string> | null;
  readonly resources?: List<string> | null;
  readonly scope?: string | null;
}

export interface SELinuxOptions {
  readonly level?: string | null;
  readonly role?: string | null;
  readonly type?: string | null;
  readonly user?: string | null;
}

export interface ScaleIOPersistentVolumeSource {
  readonly fsType?: string | null;
  readonly gateway?: string | null;
  readonly protectionDomain?: string | null;
  readonly readOnly?: boolean | null;
  readonly secretRef?: SecretReference | null;
  readonly sslEnabled?: boolean | null;
  readonly storageMode?: string | null;
  readonly storagePool?: string | null;
  readonly system?: string | null;
  readonly volumeName?: string | null;
}

export interface ScaleIOVolumeSource {
  readonly fsType?: string | null;
  readonly gateway?: string | null;
  readonly protectionDomain?: string | null;
  readonly readOnly?: boolean | null;
  readonly secretRef?: LocalObjectReference | null;
  readonly sslEnabled?: boolean | null;
  readonly storageMode?: string | null;
  readonly storagePool?: string | null;
  readonly system?: string | null;
  readonly volumeName?: string | null;
}

export interface ScopeSelector {
  readonly matchExpressions?: List<ScopedResourceSelectorRequirement> | null;
}

export interface ScopedResourceSelectorRequirement {
  readonly operator?: string | null;
  readonly scopeName?: string | null;
  readonly values?: List<string> | null;
}

export interface SeccompProfile {
  readonly localhostProfile?: string | null;
  readonly type?: string | null;
}

export interface Secret {
  readonly apiVersion?: string | null;
  readonly data?: Dictionary<Base64> | null;
  readonly immutable?: boolean | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly stringData?: Dictionary<string> | null;
  readonly type?: string | null;
}

export interface SecretEnvSource {
  readonly name?: string | null;
  readonly optional?: boolean | null;
}

export interface SecretKeySelector {
  readonly key?: string | null;
  readonly name?: string | null;
  readonly optional?: boolean | null;
}

export interface SecretProjection {
  readonly items?: List<KeyToPath> | null;
  readonly name?: string | null;
  readonly optional?: boolean | null;
}

export interface SecretReference {
  readonly name?: string | null;
  readonly namespace?: string | null;
}

export interface SecretVolumeSource {
  readonly defaultMode?: number | null;
  readonly defaultUser?: number | null;
  readonly items?: List<KeyToPath> | null;
  readonly optional?: boolean | null;
  readonly secretName?: string | null;
}

export interface SecurityContext {
  readonly allowPrivilegeEscalation?: boolean | null;
  readonly appArmorProfile?: AppArmorProfile | null;
  readonly capabilities?: Capabilities | null;
  readonly privileged?: boolean | null;
  readonly procMount?: string | null;
  readonly readOnlyRootFilesystem?: boolean | null;
  readonly runAsGroup?: number | null;
  readonly runAsNonRoot?: boolean | null;
  readonly runAsUser?: number | null;
  readonly seLinuxOptions?: SELinuxOptions | null;
  readonly seccompProfile?: SeccompProfile | null;
  readonly windowsOptions?: WindowsSecurityContextOptions | null;
}

export interface Service {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: ServiceSpec | null;
  readonly status?: ServiceStatus | null;
}

export interface ServiceAccount {
  readonly apiVersion?: string | null;
  readonly automountServiceAccountToken?: boolean | null;
  readonly imagePullSecrets?: List<LocalObjectReference> | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly secrets?: List<ObjectReference> | null;
}

export interface ServiceAccountTokenProjection {
  readonly audience?: string | null;
  readonly expirationSeconds?: number | null;
  readonly path?: string | null;
  readonly user?: number | null;
}

export interface ServiceBackendPort {
  readonly name?: string | null;
  readonly number?: number | null;
}

export interface ServicePort {
  readonly appProtocol?: string | null;
  readonly name?: string | null;
  readonly nodePort?: number | null;
  readonly port?: number | null;
  readonly protocol?: string | null;
  readonly targetPort?: IntOrString | null;
}

export interface ServiceReference {
  readonly name?: string | null;
  readonly namespace?: string | null;
  readonly path?: string | null;
  readonly port?: number | null;
}

export interface ServiceSpec {
  readonly allocateLoadBalancerNodePorts?: boolean | null;
  readonly clusterIP?: string | null;
  readonly clusterIPs?: List<string> | null;
  readonly externalIPs?: List<string> | null;
  readonly externalName?: string | null;
  readonly externalTrafficPolicy?: string | null;
  readonly healthCheckNodePort?: number | null;
  readonly internalTrafficPolicy?: string | null;
  readonly ipFamilies?: List<string> | null;
  readonly ipFamilyPolicy?: string | null;
  readonly loadBalancerClass?: string | null;
  readonly loadBalancerIP?: string | null;
  readonly loadBalancerSourceRanges?: List<string> | null;
  readonly ports?: List<ServicePort> | null;
  readonly publishNotReadyAddresses?: boolean | null;
  readonly selector?: Dictionary<string> | null;
  readonly sessionAffinity?: string | null;
  readonly sessionAffinityConfig?: SessionAffinityConfig | null;
  readonly trafficDistribution?: string | null;
  readonly type?: string | null;
}

export interface ServiceStatus {
  readonly conditions?: List<Condition> | null;
  readonly loadBalancer?: LoadBalancerStatus | null;
}

export interface SessionAffinityConfig {
  readonly clientIP?: ClientIPConfig | null;
}

export interface SleepAction {
  readonly seconds?: number | null;
}

export interface StatefulSet {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: StatefulSetSpec | null;
  readonly status?: StatefulSetStatus | null;
}

export interface StatefulSetCondition {
  readonly lastTransitionTime?: Time | null;
  readonly message?: string | null;
  readonly reason?: string | null;
  readonly status?: string | null;
  readonly type?: string | null;
}

export interface StatefulSetOrdinals {
  readonly start?: number | null;
}

export interface StatefulSetPersistentVolumeClaimRetentionPolicy {
  readonly whenDeleted?: string | null;
  readonly whenScaled?: string | null;
}

export interface StatefulSetSpec {
  readonly minReadySeconds?: number | null;
  readonly ordinals?: StatefulSetOrdinals | null;
  readonly persistentVolumeClaimRetentionPolicy?: StatefulSetPersistentVolumeClaimRetentionPolicy | null;
  readonly podManagementPolicy?: string | null;
  readonly replicas?: number | null;
  readonly revisionHistoryLimit?: number | null;
  readonly selector?: LabelSelector | null;
  readonly serviceName?: string | null;
  readonly template?: PodTemplateSpec | null;
  readonly updateStrategy?: StatefulSetUpdateStrategy | null;
  readonly volumeClaimTemplates?: List<PersistentVolumeClaim> | null;
}

export interface StatefulSetStatus {
  readonly availableReplicas?: number | null;
  readonly collisionCount?: number | null;
  readonly conditions?: List<StatefulSetCondition> | null;
  readonly currentReplicas?: number | null;
  readonly currentRevision?: string | null;
  readonly observedGeneration?: number | null;
  readonly readyReplicas?: number | null;
  readonly replicas?: number | null;
  readonly updateRevision?: string | null;
  readonly updatedReplicas?: number | null;
}

export interface StatefulSetUpdateStrategy {
  readonly rollingUpdate?: RollingUpdateStatefulSetStrategy | null;
  readonly type?: string | null;
}

export interface StorageOSPersistentVolumeSource {
  readonly fsType?: string | null;
  readonly readOnly?: boolean | null;
  readonly secretRef?: ObjectReference | null;
  readonly volumeName?: string | null;
  readonly volumeNamespace?: string | null;
}

export interface StorageOSVolumeSource {
  readonly fsType?: string | null;
  readonly readOnly?: boolean | null;
  readonly secretRef?: LocalObjectReference | null;
  readonly volumeName?: string | null;
  readonly volumeNamespace?: string | null;
}

export interface Subject {
  readonly apiGroup?: string | null;
  readonly kind?: string | null;
  readonly name?: string | null;
  readonly namespace?: string | null;
}

export interface SuccessPolicy {
  readonly rules?: List<SuccessPolicyRule> | null;
}

export interface SuccessPolicyRule {
  readonly succeededCount?: number | null;
  readonly succeededIndexes?: string | null;
}

export interface Sysctl {
  readonly name?: string | null;
  readonly value?: string | null;
}

export interface TCPSocketAction {
  readonly host?: string | null;
  readonly port?: IntOrString | null;
}

export interface Toleration {
  readonly effect?: string | null;
  readonly key?: string | null;
  readonly operator?: string | null;
  readonly tolerationSeconds?: number | null;
  readonly value?: string | null;
}

export interface TopologyConstraint {
  readonly key?: string | null;
}

export interface TopologySpreadConstraint {
  readonly labelSelector?: LabelSelector | null;
  readonly matchLabelKeys?: List<string> | null;
  readonly maxSkew?: number | null;
  readonly minDomains?: number | null;
  readonly nodeAffinityPolicy?: string | null;
  readonly nodeTaintsPolicy?: string | null;
  readonly topologyKey?: string | null;
  readonly whenUnsatisfiable?: string | null;
}

export interface TypeChecking {
  readonly expressionWarnings?: List<ExpressionWarning> | null;
}

export interface TypedLocalObjectReference {
  readonly apiGroup?: string | null;
  readonly kind?: string | null;
  readonly name?: string | null;
}

export interface TypedObjectReference {
  readonly apiGroup?: string | null;
  readonly kind?: string | null;
  readonly name?: string | null;
  readonly namespace?: string | null;
}

export interface UncountedTerminatedPods {
  readonly failed?: List<string> | null;
  readonly succeeded?: List<string> | null;
}

export interface ValidatingAdmissionPolicy {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: ValidatingAdmissionPolicySpec | null;
  readonly status?: ValidatingAdmissionPolicyStatus | null;
}

export interface ValidatingAdmissionPolicyBinding {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly spec?: ValidatingAdmissionPolicyBindingSpec | null;
}

export interface ValidatingAdmissionPolicyBindingSpec {
  readonly matchResources?: MatchResources | null;
  readonly paramRef?: ParamRef | null;
  readonly policyName?: string | null;
  readonly validationActions?: List<string> | null;
}

export interface ValidatingAdmissionPolicySpec {
  readonly auditAnnotations?: List<AuditAnnotation> | null;
  readonly failurePolicy?: string | null;
  readonly matchConditions?: List<MatchCondition> | null;
  readonly matchConstraints?: MatchResources | null;
  readonly paramKind?: ParamKind | null;
  readonly validations?: List<Validation> | null;
  readonly variables?: List<Variable> | null;
}

export interface ValidatingAdmissionPolicyStatus {
  readonly conditions?: List<Condition> | null;
  readonly observedGeneration?: number | null;
  readonly typeChecking?: TypeChecking | null;
}

export interface ValidatingWebhook {
  readonly admissionReviewVersions?: List<string> | null;
  readonly clientConfig?: WebhookClientConfig | null;
  readonly failurePolicy?: string | null;
  readonly matchConditions?: List<MatchCondition> | null;
  readonly matchPolicy?: string | null;
  readonly name?: string | null;
  readonly namespaceSelector?: LabelSelector | null;
  readonly objectSelector?: LabelSelector | null;
  readonly rules?: List<RuleWithOperations> | null;
  readonly sideEffects?: string | null;
  readonly timeoutSeconds?: number | null;
}

export interface ValidatingWebhookConfiguration {
  readonly apiVersion?: string | null;
  readonly kind?: string | null;
  readonly metadata?: ObjectMeta | null;
  readonly webhooks?: List<ValidatingWebhook> | null;
}

export interface Validation {
  readonly expression?: string | null;
  readonly message?: string | null;
  readonly messageExpression?: string | null;
  readonly reason?: string | null;
}

export interface Variable {
  readonly expression?: string | null;
  readonly name?: string | null;
}

export interface Volume {
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource | null;
  readonly azureDisk?: AzureDiskVolumeSource | null;
  readonly azureFile?: AzureFileVolumeSource | null;
  readonly cephfs?: CephFSVolumeSource | null;
  readonly cinder?: CinderVolumeSource | null;
  readonly configMap?: ConfigMapVolumeSource | null;
  readonly csi?: CSIVolumeSource | null;
  readonly downwardAPI?: DownwardAPIVolumeSource | null;
  readonly emptyDir?: EmptyDirVolumeSource | null;
  readonly ephemeral?: EphemeralVolumeSource | null;
  readonly fc?: FCVolumeSource | null;
  readonly flexVolume?: FlexVolumeSource | null;
  readonly flocker?: FlockerVolumeSource | null;
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource | null;
  readonly gitRepo?: GitRepoVolumeSource | null;
  readonly glusterfs?: GlusterfsVolumeSource | null;
  readonly hostPath?: HostPathVolumeSource | null;
  readonly image?: ImageVolumeSource | null;
  readonly iscsi?: ISCSIVolumeSource | null;
  readonly name?: string | null;
  readonly nfs?: NFSVolumeSource | null;
  readonly persistentVolumeClaim?: PersistentVolumeClaimVolumeSource | null;
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource | null;
  readonly portworxVolume?: PortworxVolumeSource | null;
  readonly projected?: ProjectedVolumeSource | null;
  readonly quobyte?: QuobyteVolumeSource | null;
  readonly rbd?: RBDVolumeSource | null;
  readonly scaleIO?: ScaleIOVolumeSource | null;
  readonly secret?: SecretVolumeSource | null;
  readonly storageos?: StorageOSVolumeSource | null;
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource | null;
}

export interface VolumeDevice {
  readonly devicePath?: string | null;
  readonly name?: string | null;
}

export interface VolumeHealthCondition {
  readonly message?: string | null;
  readonly reason?: string | null;
  readonly status?: string | null;
}

export interface VolumeHealthStatus {
  readonly healthConditions?: List<VolumeHealthCondition> | null;
  readonly lastTransitionTime?: Time | null;
}

export interface VolumeMount {
  readonly bindMountOptions?: List<string> | null;
  readonly mountPath?: string | null;
  readonly mountPropagation?: string | null;
  readonly name?: string | null;
  readonly readOnly?: boolean | null;
  readonly recursiveReadOnly?: string | null;
  readonly subPath?: string | null;
  readonly subPathExpr?: string | null;
}

export interface VolumeMountStatus {
  readonly mountPath?: string | null;
  readonly name?: string | null;
  readonly readOnly?: boolean | null;
  readonly recursiveReadOnly?: string | null;
  readonly volumeStatus?: VolumeStatus | null;
}

export interface VolumeNodeAffinity {
  readonly required?: NodeSelector | null;
}

export interface VolumeProjection {
  readonly clusterTrustBundle?: ClusterTrustBundleProjection | null;
  readonly configMap?: ConfigMapProjection | null;
  readonly downwardAPI?: DownwardAPIProjection | null;
  readonly podCertificate?: PodCertificateProjection | null;
  readonly secret?: SecretProjection | null;
  readonly serviceAccountToken?: ServiceAccountTokenProjection | null;
}

export interface VolumeResourceRequirements {
  readonly limits?: Dictionary<Quantity> | null;
  readonly requests?: Dictionary<Quantity> | null;
}

export interface VolumeStatus {
  readonly image?: ImageVolumeStatus | null;
}

export interface VsphereVirtualDiskVolumeSource {
  readonly fsType?: string | null;
  readonly storagePolicyID?: string | null;
  readonly storagePolicyName?: string | null;
  readonly volumePath?: string | null;
}

export interface WebhookClientConfig {
  readonly caBundle?: Base64 | null;
  readonly service?: ServiceReference | null;
  readonly url?: string | null;
}

export interface WeightedPodAffinityTerm {
  readonly podAffinityTerm?: PodAffinityTerm | null;
  readonly weight?: number | null;
}

export interface WindowsSecurityContextOptions {
  readonly gmsaCredentialSpec?: string | null;
  readonly gmsaCredentialSpecName?: string | null;
  readonly hostProcess?: boolean | null;
  readonly runAsUserName?: string | null;
}

export interface WorkloadPodGroupAllDisruptionMode {
}

export interface WorkloadPodGroupBasicSchedulingPolicy {
}

export interface WorkloadPodGroupDisruptionMode {
  readonly all?: WorkloadPodGroupAllDisruptionMode | null;
  readonly single?: WorkloadPodGroupSingleDisruptionMode | null;
}

export interface WorkloadPodGroupGangSchedulingPolicy {
  readonly minCount?: number | null;
}

export interface WorkloadPodGroupResourceClaim {
  readonly name?: string | null;
  readonly resourceClaimName?: string | null;
  readonly resourceClaimTemplateName?: string | null;
}

export interface WorkloadPodGroupSchedulingConstraints {
  readonly topology?: List<TopologyConstraint> | null;
}

export interface WorkloadPodGroupSchedulingPolicy {
  readonly basic?: WorkloadPodGroupBasicSchedulingPolicy | null;
  readonly gang?: WorkloadPodGroupGangSchedulingPolicy | null;
}

export interface WorkloadPodGroupSingleDisruptionMode {
}

/** By apiVersion and kind: the kinds whose fields are checked. */
export interface KubernetesKinds {
  readonly 'v1': { readonly ConfigMap: ConfigMap; readonly LimitRange: LimitRange; readonly Namespace: Namespace; readonly PersistentVolume: PersistentVolume; readonly PersistentVolumeClaim: PersistentVolumeClaim; readonly Pod: Pod; readonly PodTemplate: PodTemplate; readonly ReplicationController: ReplicationController; readonly ResourceQuota: ResourceQuota; readonly Secret: Secret; readonly Service: Service; readonly ServiceAccount: ServiceAccount };
  readonly 'admissionregistration.k8s.io/v1': { readonly MutatingAdmissionPolicy: MutatingAdmissionPolicy; readonly MutatingAdmissionPolicyBinding: MutatingAdmissionPolicyBinding; readonly MutatingWebhookConfiguration: MutatingWebhookConfiguration; readonly ValidatingAdmissionPolicy: ValidatingAdmissionPolicy; readonly ValidatingAdmissionPolicyBinding: ValidatingAdmissionPolicyBinding; readonly ValidatingWebhookConfiguration: ValidatingWebhookConfiguration };
  readonly 'apps/v1': { readonly DaemonSet: DaemonSet; readonly Deployment: Deployment; readonly ReplicaSet: ReplicaSet; readonly StatefulSet: StatefulSet };
  readonly 'batch/v1': { readonly CronJob: CronJob; readonly Job: Job };
  readonly 'networking.k8s.io/v1': { readonly Ingress: Ingress; readonly NetworkPolicy: NetworkPolicy };
  readonly 'policy/v1': { readonly PodDisruptionBudget: PodDisruptionBudget };
  readonly 'rbac.authorization.k8s.io/v1': { readonly ClusterRole: ClusterRole; readonly ClusterRoleBinding: ClusterRoleBinding; readonly Role: Role; readonly RoleBinding: RoleBinding };
}
