import { belowPolicy } from './acceptances/below-policy';
import { expiredAcceptance } from './acceptances/expired-acceptance';
import { forbiddenAcceptance } from './acceptances/forbidden-acceptance';
import { invalidAcceptance } from './acceptances/invalid-acceptance';
import { unknownRuleAcceptance } from './acceptances/unknown-rule-acceptance';
import { unusedAcceptance } from './acceptances/unused-acceptance';
import { bindingToAcceptedRole } from './bindings/binding-to-accepted-role';
import { bindingToAdminOrEdit } from './bindings/binding-to-admin-or-edit';
import { bindingToAllAuthenticatedUsers } from './bindings/binding-to-all-authenticated-users';
import { bindingToAllServiceAccounts } from './bindings/binding-to-all-service-accounts';
import { bindingToAnonymous } from './bindings/binding-to-anonymous';
import { bindingToAuthDelegator } from './bindings/binding-to-auth-delegator';
import { bindingToClusterAdmin } from './bindings/binding-to-cluster-admin';
import { bindingToDefaultServiceAccount } from './bindings/binding-to-default-service-account';
import { bindingToPrivilegedRole } from './bindings/binding-to-privileged-role';
import { bindingToSystemMasters } from './bindings/binding-to-system-masters';
import { clusterBindingForOneNamespace } from './bindings/cluster-binding-for-one-namespace';
import { crossNamespaceBinding } from './bindings/cross-namespace-binding';
import { missingRole } from './bindings/missing-role';
import { missingSubject } from './bindings/missing-subject';
import { placeholderInBinding } from './bindings/placeholder-in-binding';
import { privilegedSecurityContextConstraints } from './bindings/privileged-security-context-constraints';
import { roleRefWithoutEffect } from './bindings/role-ref-without-effect';
import { subjectWithoutEffect } from './bindings/subject-without-effect';
import { subjectWithoutNamespace } from './bindings/subject-without-namespace';
import { Category } from './category';
import { azureWorkloadIdentityLabelMissing } from './cloud/azure-workload-identity-label-missing';
import { cloudIdentityOfSeveralAccounts } from './cloud/cloud-identity-of-several-accounts';
import { cloudIdentityOnDefaultServiceAccount } from './cloud/cloud-identity-on-default-service-account';
import { cloudIdentityWithHostNetwork } from './cloud/cloud-identity-with-host-network';
import { cloudTokenLifetimeOutOfRange } from './cloud/cloud-token-lifetime-out-of-range';
import { malformedAwsRoleArn } from './cloud/malformed-aws-role-arn';
import { malformedAzureClientId } from './cloud/malformed-azure-client-id';
import { malformedAzureTenantId } from './cloud/malformed-azure-tenant-id';
import { malformedGoogleServiceAccount } from './cloud/malformed-google-service-account';
import { misplacedCloudIdentityAnnotation } from './cloud/misplaced-cloud-identity-annotation';
import { overBroadCloudRole } from './cloud/over-broad-cloud-role';
import { skipContainersWithoutEffect } from './cloud/skip-containers-without-effect';
import { staticCloudCredentials } from './cloud/static-cloud-credentials';
import { metadataEndpointReachable } from './network/metadata-endpoint-reachable';
import { metadataExceptionWithoutEffect } from './network/metadata-exception-without-effect';
import { metadataServerClosedForCloudIdentity } from './network/metadata-server-closed-for-cloud-identity';
import { mountWithoutVolume } from './objects/mount-without-volume';
import { removedApiVersion } from './objects/removed-api-version';
import { unknownField } from './objects/unknown-field';
import { unrecognizedContainers } from './objects/unrecognized-containers';
import { pathToCloudIdentityOfAnotherAccount } from './paths/path-to-cloud-identity-of-another-account';
import { pathToClusterAdmin } from './paths/path-to-cluster-admin';
import { pathToNode } from './paths/path-to-node';
import { pathToSecretsOfAnotherNamespace } from './paths/path-to-secrets-of-another-namespace';
import { addedCapability } from './pods/added-capability';
import { appArmorUnconfined } from './pods/app-armor-unconfined';
import { capabilitiesDroppedInAnotherSpelling } from './pods/capabilities-dropped-in-another-spelling';
import { capabilitiesNotDropped } from './pods/capabilities-not-dropped';
import { capabilityAboveBaseline } from './pods/capability-above-baseline';
import { capabilityOverTheNode } from './pods/capability-over-the-node';
import { containerRuntimeSocket } from './pods/container-runtime-socket';
import { defaultNamespace } from './pods/default-namespace';
import { explicitRootGroup } from './pods/explicit-root-group';
import { fieldForAnotherOperatingSystem } from './pods/field-for-another-operating-system';
import { hostIpc } from './pods/host-ipc';
import { hostNetwork } from './pods/host-network';
import { hostPathVolume } from './pods/host-path-volume';
import { hostPathVolumeThroughClaim } from './pods/host-path-volume-through-claim';
import { hostPid } from './pods/host-pid';
import { hostPort } from './pods/host-port';
import { hostProbe } from './pods/host-probe';
import { hostProbeOfItself } from './pods/host-probe-of-itself';
import { imageWithoutVersion } from './pods/image-without-version';
import { literalSecretInArguments } from './pods/literal-secret-in-arguments';
import { literalSecretInConfigMap } from './pods/literal-secret-in-config-map';
import { literalSecretInEnvironment } from './pods/literal-secret-in-environment';
import { missingMemoryLimit } from './pods/missing-memory-limit';
import { missingResourceRequests } from './pods/missing-resource-requests';
import { missingSeccompProfile } from './pods/missing-seccomp-profile';
import { namespaceWithoutPodSecurity } from './pods/namespace-without-pod-security';
import { outdatedPodSecurityVersion } from './pods/outdated-pod-security-version';
import { podRefusedByNamespace } from './pods/pod-refused-by-namespace';
import { podSecurityBelowRestricted } from './pods/pod-security-below-restricted';
import { privilegeEscalation } from './pods/privilege-escalation';
import { privilegedContainer } from './pods/privileged-container';
import { restrictedVolumeType } from './pods/restricted-volume-type';
import { rootNotRefused } from './pods/root-not-refused';
import { runAsRoot } from './pods/run-as-root';
import { seccompAnnotationWithoutEffect } from './pods/seccomp-annotation-without-effect';
import { seccompUnconfined } from './pods/seccomp-unconfined';
import { secretInEnvironment } from './pods/secret-in-environment';
import { sensitiveHostPath } from './pods/sensitive-host-path';
import { serviceLinks } from './pods/service-links';
import { sharedProcessNamespace } from './pods/shared-process-namespace';
import { unmaskedProcMount } from './pods/unmasked-proc-mount';
import { unmaskedProcMountInUserNamespace } from './pods/unmasked-proc-mount-in-user-namespace';
import { unsafeSelinuxOptions } from './pods/unsafe-selinux-options';
import { unsafeSysctl } from './pods/unsafe-sysctl';
import { windowsHostProcess } from './pods/windows-host-process';
import { writableRootFilesystem } from './pods/writable-root-filesystem';
import { actThroughOperator } from './rbac/act-through-operator';
import { aggregatedToBuiltInRole } from './rbac/aggregated-to-built-in-role';
import { approveCertificates } from './rbac/approve-certificates';
import { attachEphemeralContainers } from './rbac/attach-ephemeral-containers';
import { bindPodsToNodes } from './rbac/bind-pods-to-nodes';
import { bindRoles } from './rbac/bind-roles';
import { clusterScopedResourceInRole } from './rbac/cluster-scoped-resource-in-role';
import { createAdminDeviceClaims } from './rbac/create-admin-device-claims';
import { createNodeCertificates } from './rbac/create-node-certificates';
import { createPersistentVolumes } from './rbac/create-persistent-volumes';
import { createPodCertificateRequests } from './rbac/create-pod-certificate-requests';
import { createServiceAccountTokens } from './rbac/create-service-account-tokens';
import { createWorkloads } from './rbac/create-workloads';
import { escalateRoles } from './rbac/escalate-roles';
import { executeInPods } from './rbac/execute-in-pods';
import { grantsEverything } from './rbac/grants-everything';
import { impersonate } from './rbac/impersonate';
import { kubeletApiAccess } from './rbac/kubelet-api-access';
import { modifyAdmissionControl } from './rbac/modify-admission-control';
import { modifyApiServices } from './rbac/modify-api-services';
import { modifyClusterIdentityMapping } from './rbac/modify-cluster-identity-mapping';
import { modifyClusterTrustBundles } from './rbac/modify-cluster-trust-bundles';
import { modifyCsiDrivers } from './rbac/modify-csi-drivers';
import { modifyCustomResourceDefinitions } from './rbac/modify-custom-resource-definitions';
import { modifyNamespaces } from './rbac/modify-namespaces';
import { modifyNetworkPolicies } from './rbac/modify-network-policies';
import { modifyNodeOrPodStatus } from './rbac/modify-node-or-pod-status';
import { modifyNodes } from './rbac/modify-nodes';
import { modifyPods } from './rbac/modify-pods';
import { modifyRoleBindings } from './rbac/modify-role-bindings';
import { modifyRoles } from './rbac/modify-roles';
import { modifyServiceAccounts } from './rbac/modify-service-accounts';
import { modifyServiceEndpoints } from './rbac/modify-service-endpoints';
import { modifyServices } from './rbac/modify-services';
import { modifySystemConfigMaps } from './rbac/modify-system-config-maps';
import { permissionWithoutEffect } from './rbac/permission-without-effect';
import { placeholderInRole } from './rbac/placeholder-in-role';
import { portForwardToPods } from './rbac/port-forward-to-pods';
import { proxyToPodsOrServices } from './rbac/proxy-to-pods-or-services';
import { readSecrets } from './rbac/read-secrets';
import { requestTokenAudience } from './rbac/request-token-audience';
import { resourceNamesWithoutEffect } from './rbac/resource-names-without-effect';
import { resourcePatternWithoutEffect } from './rbac/resource-pattern-without-effect';
import { useManagedIdentity } from './rbac/use-managed-identity';
import { useSecurityContextConstraints } from './rbac/use-security-context-constraints';
import { wildcardApiGroup } from './rbac/wildcard-api-group';
import { wildcardNonResourceUrl } from './rbac/wildcard-non-resource-url';
import { wildcardResource } from './rbac/wildcard-resource';
import { wildcardVerb } from './rbac/wildcard-verb';
import { writeSecrets } from './rbac/write-secrets';
import { Rule, RuleDescription } from './rule';
import { defaultServiceAccountAutomount } from './service-accounts/default-service-account-automount';
import { defaultServiceAccountOfSeveralOwners } from './service-accounts/default-service-account-of-several-owners';
import { deprecatedServiceAccountField } from './service-accounts/deprecated-service-account-field';
import { missingServiceAccount } from './service-accounts/missing-service-account';
import { namespaceWithoutHardenedDefaultServiceAccount } from './service-accounts/namespace-without-hardened-default-service-account';
import { serviceAccountAutomount } from './service-accounts/service-account-automount';
import { serviceAccountSecretsList } from './service-accounts/service-account-secrets-list';
import { sharedServiceAccount } from './service-accounts/shared-service-account';
import { unusedServiceAccount } from './service-accounts/unused-service-account';
import { workloadOnDefaultServiceAccount } from './service-accounts/workload-on-default-service-account';
import { workloadOnHardenedDefaultServiceAccount } from './service-accounts/workload-on-hardened-default-service-account';
import { workloadOnPrivilegedServiceAccount } from './service-accounts/workload-on-privileged-service-account';
import { SeverityName } from './severity';
import { automountedToken } from './tokens/automounted-token';
import { extendedTokenLifetime } from './tokens/extended-token-lifetime';
import { hardCodedApiAudience } from './tokens/hard-coded-api-audience';
import { legacyTokenSecret } from './tokens/legacy-token-secret';
import { legacyTokenSecretInPod } from './tokens/legacy-token-secret-in-pod';
import { longLivedToken } from './tokens/long-lived-token';
import { permissionWithoutToken } from './tokens/permission-without-token';
import { reservedTokenVolumeName } from './tokens/reserved-token-volume-name';
import { tokenInSeveralContainers } from './tokens/token-in-several-containers';
import { tokenInSharedProcessNamespace } from './tokens/token-in-shared-process-namespace';
import { tokenLifetimeBelowMinimum } from './tokens/token-lifetime-below-minimum';
import { tokenMountedWithSubpath } from './tokens/token-mounted-with-subpath';
import { tokenWithoutPermission } from './tokens/token-without-permission';
import { unreadableTokenFile } from './tokens/unreadable-token-file';

/** The packs, in the order of the columns below. */
export const COLUMNS = ['essential', 'recommended', 'restricted', 'cis', 'pod-security-baseline', 'pod-security-restricted'] as const;

/**
 * A rule, its category, and its severity in each pack. Columns omitted at the end are
 * `off`.
 *
 * `essential` has the rules whose findings are never intended, at the severity of
 * `recommended`; `cis` those that cite a recommendation of the benchmark, at the severity
 * of `restricted`; the last two have exactly what Pod Security admission rejects.
 */
export type Entry<R extends RuleDescription = RuleDescription> = readonly [
  rule: R, category: Category,
  essential: Column, recommended: Column, restricted: Column, cis?: Column, podSecurityBaseline?: Column, podSecurityRestricted?: Column,
];
type Column = SeverityName | 'off';

/** Rules on one topic, in reading order. */
interface Group<R extends RuleDescription = RuleDescription> {
  readonly title: string;
  readonly entries: readonly Entry<R>[];
}

/** A rule of this library, which always has a category. */
export type CategorizedRule<R extends RuleDescription = RuleDescription> = R & { readonly category: Category };

const GROUPS: readonly Group<Rule>[] = [
  {
    title: 'ServiceAccounts',
    entries: [
      [workloadOnDefaultServiceAccount, 'credential', 'off', 'medium', 'medium', 'medium'],
      [workloadOnHardenedDefaultServiceAccount, 'credential', 'off', 'off', 'low', 'low'],
      [workloadOnPrivilegedServiceAccount, 'escalation', 'off', 'critical', 'critical', 'critical'],
      [defaultServiceAccountAutomount, 'credential', 'off', 'medium', 'medium', 'medium'],
      [defaultServiceAccountOfSeveralOwners, 'correctness', 'off', 'low', 'low'],
      [namespaceWithoutHardenedDefaultServiceAccount, 'credential', 'off', 'medium', 'medium', 'medium'],
      [serviceAccountAutomount, 'credential', 'off', 'low', 'medium', 'medium'],
      [missingServiceAccount, 'correctness', 'off', 'low', 'medium', 'medium'],
      [deprecatedServiceAccountField, 'correctness', 'off', 'low', 'low'],
      [sharedServiceAccount, 'credential', 'off', 'medium', 'medium', 'medium'],
      [unusedServiceAccount, 'correctness', 'off', 'low', 'low', 'low'],
      [serviceAccountSecretsList, 'correctness', 'off', 'low', 'medium'],
    ],
  },
  {
    title: 'Tokens',
    entries: [
      [automountedToken, 'credential', 'off', 'medium', 'high', 'high'],
      [tokenWithoutPermission, 'credential', 'off', 'medium', 'medium', 'medium'],
      [permissionWithoutToken, 'correctness', 'off', 'medium', 'medium'],
      [legacyTokenSecret, 'credential', 'high', 'high', 'high', 'high'],
      [legacyTokenSecretInPod, 'credential', 'high', 'high', 'high', 'high'],
      [hardCodedApiAudience, 'correctness', 'off', 'medium', 'medium'],
      [longLivedToken, 'credential', 'off', 'medium', 'medium', 'medium'],
      [extendedTokenLifetime, 'credential', 'off', 'medium', 'medium', 'medium'],
      [tokenLifetimeBelowMinimum, 'correctness', 'off', 'medium', 'medium'],
      [reservedTokenVolumeName, 'credential', 'off', 'high', 'high', 'high'],
      [tokenMountedWithSubpath, 'correctness', 'off', 'medium', 'medium'],
      [tokenInSeveralContainers, 'credential', 'off', 'low', 'low', 'low'],
      [tokenInSharedProcessNamespace, 'credential', 'off', 'medium', 'medium', 'medium'],
      [unreadableTokenFile, 'correctness', 'off', 'medium', 'medium'],
    ],
  },
  {
    title: 'Roles',
    entries: [
      [grantsEverything, 'escalation', 'critical', 'critical', 'critical', 'critical'],
      [wildcardVerb, 'escalation', 'off', 'high', 'high', 'high'],
      [wildcardResource, 'escalation', 'off', 'high', 'high', 'high'],
      [wildcardApiGroup, 'escalation', 'off', 'high', 'high', 'high'],
      [wildcardNonResourceUrl, 'escalation', 'off', 'high', 'high', 'high'],
      [readSecrets, 'escalation', 'off', 'high', 'high', 'high'],
      [writeSecrets, 'escalation', 'off', 'high', 'high', 'high'],
      [createWorkloads, 'escalation', 'off', 'high', 'high', 'high'],
      [modifyPods, 'escalation', 'off', 'high', 'high', 'high'],
      [executeInPods, 'escalation', 'off', 'high', 'high'],
      [portForwardToPods, 'escalation', 'off', 'medium', 'medium'],
      [attachEphemeralContainers, 'escalation', 'off', 'high', 'high'],
      [proxyToPodsOrServices, 'escalation', 'off', 'medium', 'medium'],
      [kubeletApiAccess, 'escalation', 'off', 'high', 'high', 'high'],
      [modifyNodes, 'escalation', 'off', 'high', 'high'],
      [modifyNodeOrPodStatus, 'escalation', 'off', 'medium', 'medium'],
      [bindPodsToNodes, 'escalation', 'off', 'medium', 'medium'],
      [createServiceAccountTokens, 'escalation', 'off', 'high', 'high', 'high'],
      [modifyServiceAccounts, 'escalation', 'off', 'medium', 'medium'],
      [requestTokenAudience, 'escalation', 'off', 'medium', 'medium'],
      [bindRoles, 'escalation', 'critical', 'critical', 'critical', 'critical'],
      [escalateRoles, 'escalation', 'critical', 'critical', 'critical', 'critical'],
      [modifyRoles, 'escalation', 'off', 'medium', 'medium', 'medium'],
      [modifyRoleBindings, 'escalation', 'off', 'medium', 'medium', 'medium'],
      [impersonate, 'escalation', 'critical', 'critical', 'critical', 'critical'],
      [approveCertificates, 'escalation', 'off', 'high', 'high', 'high'],
      [createNodeCertificates, 'escalation', 'off', 'high', 'high', 'high'],
      [createPodCertificateRequests, 'escalation', 'off', 'medium', 'medium'],
      [modifyClusterTrustBundles, 'escalation', 'off', 'medium', 'medium'],
      [modifyAdmissionControl, 'escalation', 'off', 'high', 'high', 'high'],
      [modifyApiServices, 'escalation', 'off', 'high', 'high'],
      [modifyCustomResourceDefinitions, 'escalation', 'off', 'medium', 'medium'],
      [createPersistentVolumes, 'escalation', 'off', 'high', 'high', 'high'],
      [modifyCsiDrivers, 'escalation', 'off', 'medium', 'medium'],
      [createAdminDeviceClaims, 'escalation', 'off', 'medium', 'medium'],
      [modifyNamespaces, 'escalation', 'off', 'medium', 'medium', 'medium'],
      [modifyClusterIdentityMapping, 'escalation', 'critical', 'critical', 'critical'],
      [modifySystemConfigMaps, 'escalation', 'off', 'medium', 'medium'],
      [modifyNetworkPolicies, 'escalation', 'off', 'medium', 'medium'],
      [modifyServices, 'escalation', 'off', 'low', 'low'],
      [modifyServiceEndpoints, 'escalation', 'off', 'medium', 'medium'],
      [useSecurityContextConstraints, 'escalation', 'off', 'high', 'high'],
      [actThroughOperator, 'escalation', 'off', 'medium', 'medium'],
      [useManagedIdentity, 'escalation', 'off', 'high', 'high'],
      [aggregatedToBuiltInRole, 'escalation', 'off', 'medium', 'medium', 'medium'],
      [clusterScopedResourceInRole, 'correctness', 'off', 'low', 'low'],
      [resourceNamesWithoutEffect, 'correctness', 'off', 'low', 'low'],
      [resourcePatternWithoutEffect, 'correctness', 'off', 'low', 'low'],
      [permissionWithoutEffect, 'correctness', 'off', 'low', 'low'],
      [placeholderInRole, 'escalation', 'off', 'medium', 'medium'],
    ],
  },
  {
    title: 'Bindings',
    entries: [
      [bindingToClusterAdmin, 'escalation', 'critical', 'critical', 'critical', 'critical'],
      [bindingToAdminOrEdit, 'escalation', 'off', 'critical', 'critical', 'critical'],
      [bindingToPrivilegedRole, 'escalation', 'off', 'critical', 'critical', 'critical'],
      [bindingToAcceptedRole, 'escalation', 'critical', 'critical', 'critical', 'critical'],
      [bindingToDefaultServiceAccount, 'escalation', 'off', 'medium', 'medium', 'medium'],
      [bindingToAnonymous, 'escalation', 'critical', 'critical', 'critical'],
      [bindingToAllAuthenticatedUsers, 'escalation', 'high', 'high', 'high'],
      [bindingToSystemMasters, 'escalation', 'critical', 'critical', 'critical', 'critical'],
      [bindingToAllServiceAccounts, 'escalation', 'high', 'high', 'high', 'high'],
      [privilegedSecurityContextConstraints, 'escalation', 'off', 'critical', 'critical'],
      [bindingToAuthDelegator, 'escalation', 'off', 'low', 'low'],
      [placeholderInBinding, 'escalation', 'off', 'low', 'low'],
      [missingRole, 'escalation', 'off', 'low', 'low'],
      [missingSubject, 'correctness', 'off', 'low', 'low'],
      [subjectWithoutNamespace, 'correctness', 'off', 'medium', 'medium'],
      [subjectWithoutEffect, 'correctness', 'off', 'medium', 'medium'],
      [clusterBindingForOneNamespace, 'escalation', 'off', 'low', 'medium'],
      [crossNamespaceBinding, 'escalation', 'off', 'low', 'low'],
      [roleRefWithoutEffect, 'correctness', 'off', 'medium', 'medium'],
    ],
  },
  {
    title: 'Escalation paths',
    entries: [
      [pathToClusterAdmin, 'escalation', 'off', 'critical', 'critical', 'critical'],
      [pathToNode, 'escalation', 'off', 'high', 'high', 'high'],
      [pathToSecretsOfAnotherNamespace, 'escalation', 'off', 'medium', 'medium', 'medium'],
      [pathToCloudIdentityOfAnotherAccount, 'escalation', 'off', 'medium', 'medium'],
    ],
  },
  {
    title: 'Cloud identities',
    entries: [
      [staticCloudCredentials, 'credential', 'off', 'high', 'high', 'high'],
      [overBroadCloudRole, 'credential', 'off', 'low', 'low'],
      [cloudIdentityOnDefaultServiceAccount, 'credential', 'off', 'medium', 'medium', 'medium'],
      [cloudIdentityOfSeveralAccounts, 'credential', 'off', 'medium', 'medium'],
      [cloudIdentityWithHostNetwork, 'credential', 'off', 'medium', 'medium'],
      [misplacedCloudIdentityAnnotation, 'correctness', 'off', 'medium', 'medium'],
      [azureWorkloadIdentityLabelMissing, 'correctness', 'off', 'medium', 'medium'],
      [skipContainersWithoutEffect, 'correctness', 'off', 'medium', 'medium'],
      [cloudTokenLifetimeOutOfRange, 'correctness', 'off', 'low', 'medium'],
      [malformedAwsRoleArn, 'correctness', 'off', 'medium', 'medium'],
      [malformedGoogleServiceAccount, 'correctness', 'off', 'medium', 'medium'],
      [malformedAzureClientId, 'correctness', 'off', 'medium', 'medium'],
      [malformedAzureTenantId, 'correctness', 'off', 'medium', 'medium'],
    ],
  },
  {
    title: 'Network access of pods',
    entries: [
      [metadataEndpointReachable, 'network', 'off', 'medium', 'medium', 'medium'],
      [metadataExceptionWithoutEffect, 'network', 'off', 'medium', 'medium'],
      [metadataServerClosedForCloudIdentity, 'correctness', 'off', 'low', 'medium'],
    ],
  },
  {
    title: 'Pods and namespaces',
    entries: [
      [privilegedContainer, 'node', 'high', 'high', 'high', 'high', 'high', 'high'],
      [containerRuntimeSocket, 'node', 'critical', 'critical', 'critical', 'critical'],
      [sensitiveHostPath, 'node', 'high', 'high', 'high', 'high'],
      [hostPathVolume, 'node', 'off', 'medium', 'high', 'high', 'high', 'high'],
      [hostPathVolumeThroughClaim, 'node', 'off', 'medium', 'high', 'high'],
      [hostNetwork, 'node', 'off', 'high', 'high', 'high', 'high', 'high'],
      [hostPid, 'node', 'off', 'high', 'high', 'high', 'high', 'high'],
      [hostIpc, 'node', 'off', 'high', 'high', 'high', 'high', 'high'],
      [hostPort, 'node', 'off', 'medium', 'medium', 'medium', 'high', 'high'],
      [hostProbe, 'network', 'off', 'medium', 'medium', 'off', 'high', 'high'],
      [hostProbeOfItself, 'network', 'off', 'off', 'off', 'off', 'high', 'high'],
      [windowsHostProcess, 'node', 'high', 'high', 'high', 'high', 'high', 'high'],
      [runAsRoot, 'hardening', 'off', 'medium', 'medium', 'medium', 'off', 'medium'],
      [rootNotRefused, 'hardening', 'off', 'off', 'low', 'off', 'off', 'medium'],
      [explicitRootGroup, 'hardening', 'off', 'off', 'low'],
      [privilegeEscalation, 'hardening', 'off', 'medium', 'medium', 'medium', 'off', 'medium'],
      [capabilityOverTheNode, 'node', 'high', 'high', 'high', 'high', 'off', 'high'],
      [addedCapability, 'hardening', 'off', 'medium', 'medium', 'medium', 'off', 'medium'],
      [capabilityAboveBaseline, 'node', 'off', 'off', 'off', 'off', 'high'],
      [capabilitiesNotDropped, 'hardening', 'off', 'low', 'medium', 'medium', 'off', 'medium'],
      [capabilitiesDroppedInAnotherSpelling, 'hardening', 'off', 'off', 'off', 'off', 'off', 'medium'],
      [seccompUnconfined, 'hardening', 'off', 'medium', 'medium', 'medium', 'high', 'high'],
      [missingSeccompProfile, 'hardening', 'off', 'low', 'medium', 'medium', 'off', 'medium'],
      [seccompAnnotationWithoutEffect, 'correctness', 'off', 'low', 'low'],
      [appArmorUnconfined, 'hardening', 'off', 'medium', 'medium', 'off', 'high', 'high'],
      [unsafeSelinuxOptions, 'node', 'off', 'medium', 'medium', 'off', 'high', 'high'],
      [unmaskedProcMount, 'node', 'off', 'medium', 'medium', 'off', 'high', 'high'],
      [unmaskedProcMountInUserNamespace, 'node', 'off', 'off', 'low', 'off', 'off', 'medium'],
      [unsafeSysctl, 'node', 'off', 'medium', 'medium', 'off', 'high', 'high'],
      [restrictedVolumeType, 'hardening', 'off', 'off', 'medium', 'off', 'off', 'medium'],
      [writableRootFilesystem, 'hardening', 'off', 'low', 'medium', 'medium'],
      [sharedProcessNamespace, 'hardening', 'off', 'low', 'medium'],
      [serviceLinks, 'hardening', 'off', 'off', 'low'],
      [literalSecretInEnvironment, 'credential', 'off', 'medium', 'high', 'high'],
      [literalSecretInArguments, 'credential', 'off', 'medium', 'high', 'high'],
      [literalSecretInConfigMap, 'credential', 'off', 'medium', 'high', 'high'],
      [secretInEnvironment, 'credential', 'off', 'off', 'low', 'low'],
      [imageWithoutVersion, 'hardening', 'off', 'low', 'medium', 'medium'],
      [missingMemoryLimit, 'hardening', 'off', 'low', 'medium'],
      [missingResourceRequests, 'hardening', 'off', 'off', 'low'],
      [defaultNamespace, 'hardening', 'off', 'low', 'low', 'low'],
      [namespaceWithoutPodSecurity, 'governance', 'off', 'medium', 'medium', 'medium'],
      [podSecurityBelowRestricted, 'governance', 'off', 'medium', 'medium', 'medium'],
      [outdatedPodSecurityVersion, 'governance', 'off', 'low', 'medium'],
      [podRefusedByNamespace, 'correctness', 'off', 'medium', 'medium'],
      [fieldForAnotherOperatingSystem, 'correctness', 'off', 'medium', 'medium'],
    ],
  },
  {
    title: 'Kinds and fields',
    entries: [
      [unknownField, 'correctness', 'off', 'medium', 'medium'],
      [mountWithoutVolume, 'correctness', 'off', 'medium', 'medium'],
      [removedApiVersion, 'correctness', 'off', 'low', 'low'],
      [unrecognizedContainers, 'correctness', 'off', 'low', 'low'],
    ],
  },
];

/** Findings about acceptances and about what bypasses a policy, which cannot be accepted themselves. */
const ACCEPTANCES: Group = {
  title: 'Acceptances',
  entries: [
    [unusedAcceptance, 'governance', 'off', 'medium', 'medium'],
    [expiredAcceptance, 'governance', 'off', 'medium', 'medium'],
    [unknownRuleAcceptance, 'governance', 'off', 'medium', 'medium'],
    [invalidAcceptance, 'governance', 'off', 'medium', 'medium'],
    [forbiddenAcceptance, 'governance', 'off', 'medium', 'medium'],
    [belowPolicy, 'governance', 'high', 'high', 'high'],
  ],
};

/** Every rule with its severities. */
export const ENTRIES: readonly Entry[] = [...GROUPS, ACCEPTANCES].flatMap(({ entries }) => entries);

/** The rules that check an app. */
export const RULES: readonly CategorizedRule<Rule>[] = GROUPS.flatMap(({ entries }) => entries.map(categorized));

/** Findings of the audit itself, about acceptances and configuration. */
export const ACCEPTANCE_RULES: readonly CategorizedRule[] = ACCEPTANCES.entries.map(categorized);

/** The common topic of several rules. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly CategorizedRule[];
}

/** All rules, by topic. */
export const RULE_GROUPS: readonly RuleGroup[] = [...GROUPS, ACCEPTANCES]
  .map(({ title, entries }) => ({ title, rules: entries.map(categorized) }));

/** All rules, including the findings of the audit itself. */
export const RULE_DESCRIPTIONS: readonly CategorizedRule[] = ENTRIES.map(categorized);

function categorized<R extends RuleDescription>([rule, category]: Entry<R>): CategorizedRule<R> {
  return { ...rule, category };
}
