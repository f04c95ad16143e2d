export { type AcceptAllOptions } from './aspects/accept-all-options';
export { type AcceptFindingOptions } from './aspects/accept-finding-options';
export { Hardening } from './aspects/hardening/hardening';
export { HardeningMeasure, HardeningMeasures } from './aspects/hardening/hardening-measure';
export { type HardeningProps } from './aspects/hardening/hardening-props';
export { type HardenedWorkload, type HardeningEntry, HardeningOutcome, type HardeningReport } from './aspects/hardening/hardening-report';
export { type IAspect } from './aspects/aspect';
export { Aspects } from './aspects/aspects';
export { Findings } from './aspects/findings';
export { ApiAccess, type ApiAccessProps, ApiPermissions } from './constructs/api-access';
export { ApiConsumerPod, type ApiConsumerPodProps } from './constructs/api-consumer-pod';
export { BoundToken, type BoundTokenProps } from './constructs/bound-token';
export { type ApiServerEndpoint, type DenyAllProps, DnsService } from './constructs/deny-all';
export { ExistingClusterRole, type ExistingClusterRoleProps } from './constructs/existing-cluster-role';
export { HardenedDefaultServiceAccount, type HardenedDefaultServiceAccountProps } from './constructs/hardened-default-service-account';
export { MinimalClusterRole, type MinimalClusterRoleProps } from './constructs/minimal-cluster-role';
export { MinimalRole, type MinimalRoleProps } from './constructs/minimal-role';
export { Permission } from './constructs/permission';
export { Permissions, type OperatorPermissionsOptions } from './constructs/permissions';
export { PodSecurity } from './constructs/pod-security';
export { type ReasonOptions } from './constructs/reason-options';
export { type ContainerRelaxationOptions, Relaxation } from './constructs/relaxation';
export { ResourceDefaults, type ResourceDefaultsProps } from './constructs/resource-defaults';
export { SecureCronJob, type SecureCronJobProps } from './constructs/secure-cron-job';
export { SecureDaemonSet, type SecureDaemonSetProps } from './constructs/secure-daemon-set';
export { SecureDeployment, type SecureDeploymentProps } from './constructs/secure-deployment';
export { SecureJob, type SecureJobProps } from './constructs/secure-job';
export { SecureNamespace, type SecureNamespaceProps } from './constructs/secure-namespace';
export { SecurePod, type SecurePodProps } from './constructs/secure-pod';
export { type FromSecureServiceAccountNameOptions, SecureServiceAccount, type SecureServiceAccountProps } from './constructs/secure-service-account';
export { SecureStatefulSet, type SecureStatefulSetProps } from './constructs/secure-stateful-set';
export { type SecureWorkloadProps } from './constructs/secure-workload-props';
export { Subresource } from './constructs/subresource';
export { type TokenMountOptions } from './constructs/token-mount-options';
export { type WritableDirectory } from './constructs/writable-directory';
export {
  type AwsEksPodIdentityProps, type AwsIrsaProps, type AzureProps, type GkeDirectProps, type GkeImpersonationProps,
  IdentityProvider, type TrustDocument,
} from './constructs/identity-provider';
export { WorkloadIdentity, type WorkloadIdentityProps } from './constructs/workload-identity';
export { LeastPrivilegeChecks } from './checks/least-privilege-checks';
export { type LeastPrivilegeChecksProps } from './checks/least-privilege-checks-props';
export { FailOn } from './checks/fail-on';
export { UnknownFindings } from './checks/unknown-findings';
export { type AcceptancePolicy } from './audit/acceptance-policy';
export {
  type AppRule, type ObjectViolation, type PartViolation, type Reference, type Remedy, type Rule as IRule, type RuleDescription, type SubjectRule,
  type Violation,
} from './rules/rule';
export {
  type ContainerSubject, type NamespaceSubject, type RoleSubject, type ServiceAccountSubject, type SubjectName, type Subjects, type VolumeSubject,
} from './rules/subjects';
export { type Pack } from './rules/pack';
export { essential as essentialPack, recommended as recommendedPack, restricted as restrictedPack } from './rules/packs';
export { type AccessRequest, type Requester } from './model/access-request';
export { type Answer } from './model/answer';
export { type AppModel } from './model/app-model';
export { type Namespace, type PodSecurityLabels } from './model/namespace';
export { type Binding, type CloudIdentity, type Grant, type Role, type Subject } from './model/service-account';
export { type Automount, type Container, type ServiceAccount, type Token, type Workload } from './model/workload';
export { type ManifestObject, type Origin, type Position } from './manifest/manifest-object';
export { type Path } from './manifest/path';
export { type PolicyRule } from './kubernetes/rbac/policy-rule';
export { LeastPrivilegeValidation } from './plugin/least-privilege-validation';
