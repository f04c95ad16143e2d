import { belowPolicy } from './acceptances/below-policy';
import { expiredAcceptance } from './acceptances/expired-acceptance';
import { forbiddenAcceptance } from './acceptances/forbidden-acceptance';
import { invalidAcceptance } from './acceptances/invalid-acceptance';
import { unknownRuleAcceptance } from './acceptances/unknown-rule-acceptance';
import { unusedAcceptance } from './acceptances/unused-acceptance';
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
import { privilegedSecurityContextConstraints } from './bindings/privileged-security-context-constraints';
import { roleRefWithoutEffect } from './bindings/role-ref-without-effect';
import { subjectWithoutEffect } from './bindings/subject-without-effect';
import { subjectWithoutNamespace } from './bindings/subject-without-namespace';
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
import { Severity } from './severity';
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
export const COLUMNS = ['recommended', 'restricted', 'cis', 'pod-security-baseline', 'pod-security-restricted'] as const;

/**
 * A rule and its severity in each pack. A column that is left out at the end is `off`.
 *
 * `cis` has what cites a recommendation of the benchmark, at the severity of
 * `restricted`; the last two have exactly what Pod Security admission refuses.
 */
export type Entry<R extends RuleDescription = RuleDescription> = readonly [
  rule: R, recommended: Column, restricted: Column, cis?: Column, podSecurityBaseline?: Column, podSecurityRestricted?: Column,
];
type Column = Severity | 'off';

/** Rules on one topic, in the order in which people read about them. */
interface Group<R extends RuleDescription = RuleDescription> {
  readonly title: string;
  readonly entries: readonly Entry<R>[];
}

const GROUPS: readonly Group<Rule>[] = [
  {
    title: 'ServiceAccounts',
    entries: [
      [workloadOnDefaultServiceAccount, 'medium', 'medium', 'medium'],
      [workloadOnHardenedDefaultServiceAccount, 'off', 'low', 'low'],
      [workloadOnPrivilegedServiceAccount, 'critical', 'critical', 'critical'],
      [defaultServiceAccountAutomount, 'medium', 'medium', 'medium'],
      [namespaceWithoutHardenedDefaultServiceAccount, 'medium', 'medium', 'medium'],
      [serviceAccountAutomount, 'low', 'medium', 'medium'],
      [missingServiceAccount, 'low', 'medium', 'medium'],
      [deprecatedServiceAccountField, 'low', 'low'],
      [sharedServiceAccount, 'medium', 'medium', 'medium'],
      [unusedServiceAccount, 'low', 'low', 'low'],
      [serviceAccountSecretsList, 'low', 'medium'],
    ],
  },
  {
    title: 'Tokens',
    entries: [
      [automountedToken, 'medium', 'high', 'high'],
      [tokenWithoutPermission, 'medium', 'medium', 'medium'],
      [permissionWithoutToken, 'medium', 'medium'],
      [legacyTokenSecret, 'high', 'high', 'high'],
      [legacyTokenSecretInPod, 'high', 'high', 'high'],
      [hardCodedApiAudience, 'medium', 'medium'],
      [longLivedToken, 'medium', 'medium', 'medium'],
      [extendedTokenLifetime, 'medium', 'medium', 'medium'],
      [tokenLifetimeBelowMinimum, 'medium', 'medium'],
      [reservedTokenVolumeName, 'high', 'high', 'high'],
      [tokenMountedWithSubpath, 'medium', 'medium'],
      [tokenInSeveralContainers, 'low', 'low', 'low'],
      [tokenInSharedProcessNamespace, 'medium', 'medium', 'medium'],
      [unreadableTokenFile, 'medium', 'medium'],
    ],
  },
  {
    title: 'What a role grants',
    entries: [
      [grantsEverything, 'critical', 'critical', 'critical'],
      [wildcardVerb, 'high', 'high', 'high'],
      [wildcardResource, 'high', 'high', 'high'],
      [wildcardApiGroup, 'high', 'high', 'high'],
      [wildcardNonResourceUrl, 'high', 'high', 'high'],
      [readSecrets, 'high', 'high', 'high'],
      [writeSecrets, 'high', 'high', 'high'],
      [createWorkloads, 'high', 'high', 'high'],
      [modifyPods, 'high', 'high', 'high'],
      [executeInPods, 'high', 'high'],
      [portForwardToPods, 'medium', 'medium'],
      [attachEphemeralContainers, 'high', 'high'],
      [proxyToPodsOrServices, 'medium', 'medium'],
      [kubeletApiAccess, 'high', 'high', 'high'],
      [modifyNodes, 'high', 'high'],
      [modifyNodeOrPodStatus, 'medium', 'medium'],
      [bindPodsToNodes, 'medium', 'medium'],
      [createServiceAccountTokens, 'high', 'high', 'high'],
      [modifyServiceAccounts, 'medium', 'medium'],
      [requestTokenAudience, 'medium', 'medium'],
      [bindRoles, 'critical', 'critical', 'critical'],
      [escalateRoles, 'critical', 'critical', 'critical'],
      [modifyRoles, 'medium', 'medium', 'medium'],
      [modifyRoleBindings, 'medium', 'medium', 'medium'],
      [impersonate, 'critical', 'critical', 'critical'],
      [approveCertificates, 'high', 'high', 'high'],
      [createNodeCertificates, 'high', 'high', 'high'],
      [createPodCertificateRequests, 'medium', 'medium'],
      [modifyClusterTrustBundles, 'medium', 'medium'],
      [modifyAdmissionControl, 'high', 'high', 'high'],
      [modifyApiServices, 'high', 'high'],
      [modifyCustomResourceDefinitions, 'medium', 'medium'],
      [createPersistentVolumes, 'high', 'high', 'high'],
      [modifyCsiDrivers, 'medium', 'medium'],
      [createAdminDeviceClaims, 'medium', 'medium'],
      [modifyNamespaces, 'medium', 'medium', 'medium'],
      [modifyClusterIdentityMapping, 'critical', 'critical'],
      [modifySystemConfigMaps, 'medium', 'medium'],
      [modifyNetworkPolicies, 'medium', 'medium'],
      [modifyServices, 'low', 'low'],
      [modifyServiceEndpoints, 'medium', 'medium'],
      [useSecurityContextConstraints, 'high', 'high'],
      [actThroughOperator, 'medium', 'medium'],
      [useManagedIdentity, 'high', 'high'],
      [aggregatedToBuiltInRole, 'medium', 'medium', 'medium'],
      [clusterScopedResourceInRole, 'low', 'low'],
      [resourceNamesWithoutEffect, 'low', 'low'],
      [resourcePatternWithoutEffect, 'low', 'low'],
      [permissionWithoutEffect, 'low', 'low'],
    ],
  },
  {
    title: 'What a binding does',
    entries: [
      [bindingToClusterAdmin, 'critical', 'critical', 'critical'],
      [bindingToAdminOrEdit, 'high', 'high', 'high'],
      [bindingToPrivilegedRole, 'critical', 'critical', 'critical'],
      [bindingToDefaultServiceAccount, 'medium', 'medium', 'medium'],
      [bindingToAnonymous, 'critical', 'critical'],
      [bindingToAllAuthenticatedUsers, 'high', 'high'],
      [bindingToSystemMasters, 'critical', 'critical', 'critical'],
      [bindingToAllServiceAccounts, 'high', 'high', 'high'],
      [privilegedSecurityContextConstraints, 'critical', 'critical'],
      [bindingToAuthDelegator, 'low', 'low'],
      [missingRole, 'low', 'low'],
      [missingSubject, 'low', 'low'],
      [subjectWithoutNamespace, 'medium', 'medium'],
      [subjectWithoutEffect, 'medium', 'medium'],
      [clusterBindingForOneNamespace, 'low', 'medium'],
      [crossNamespaceBinding, 'low', 'low'],
      [roleRefWithoutEffect, 'medium', 'medium'],
    ],
  },
  {
    title: 'Identities in a cloud',
    entries: [
      [staticCloudCredentials, 'high', 'high', 'high'],
      [overBroadCloudRole, 'low', 'low'],
      [cloudIdentityOnDefaultServiceAccount, 'medium', 'medium', 'medium'],
      [cloudIdentityOfSeveralAccounts, 'medium', 'medium'],
      [cloudIdentityWithHostNetwork, 'medium', 'medium'],
      [misplacedCloudIdentityAnnotation, 'medium', 'medium'],
      [azureWorkloadIdentityLabelMissing, 'medium', 'medium'],
      [skipContainersWithoutEffect, 'medium', 'medium'],
      [cloudTokenLifetimeOutOfRange, 'low', 'medium'],
      [malformedAwsRoleArn, 'medium', 'medium'],
      [malformedGoogleServiceAccount, 'medium', 'medium'],
      [malformedAzureClientId, 'medium', 'medium'],
      [malformedAzureTenantId, 'medium', 'medium'],
    ],
  },
  {
    title: 'What a pod reaches',
    entries: [
      [metadataEndpointReachable, 'off', 'medium', 'medium'],
      [metadataExceptionWithoutEffect, 'medium', 'medium'],
      [metadataServerClosedForCloudIdentity, 'low', 'medium'],
    ],
  },
  {
    title: 'What a pod may do, and what a namespace lets in',
    entries: [
      [privilegedContainer, 'high', 'high', 'high', 'high', 'high'],
      [containerRuntimeSocket, 'critical', 'critical', 'critical'],
      [sensitiveHostPath, 'high', 'high', 'high'],
      [hostPathVolume, 'medium', 'high', 'high', 'high', 'high'],
      [hostPathVolumeThroughClaim, 'medium', 'high', 'high'],
      [hostNetwork, 'high', 'high', 'high', 'high', 'high'],
      [hostPid, 'high', 'high', 'high', 'high', 'high'],
      [hostIpc, 'high', 'high', 'high', 'high', 'high'],
      [hostPort, 'medium', 'medium', 'medium', 'high', 'high'],
      [hostProbe, 'medium', 'medium', 'off', 'high', 'high'],
      [hostProbeOfItself, 'off', 'off', 'off', 'high', 'high'],
      [windowsHostProcess, 'high', 'high', 'high', 'high', 'high'],
      [runAsRoot, 'medium', 'medium', 'medium', 'off', 'medium'],
      [rootNotRefused, 'off', 'low', 'off', 'off', 'medium'],
      [explicitRootGroup, 'off', 'low'],
      [privilegeEscalation, 'medium', 'medium', 'medium', 'off', 'medium'],
      [capabilityOverTheNode, 'high', 'high', 'high', 'off', 'high'],
      [addedCapability, 'medium', 'medium', 'medium', 'off', 'medium'],
      [capabilityAboveBaseline, 'off', 'off', 'off', 'high'],
      [capabilitiesNotDropped, 'low', 'medium', 'medium', 'off', 'medium'],
      [capabilitiesDroppedInAnotherSpelling, 'off', 'off', 'off', 'off', 'medium'],
      [seccompUnconfined, 'medium', 'medium', 'medium', 'high', 'high'],
      [missingSeccompProfile, 'low', 'medium', 'medium', 'off', 'medium'],
      [seccompAnnotationWithoutEffect, 'low', 'low'],
      [appArmorUnconfined, 'medium', 'medium', 'off', 'high', 'high'],
      [unsafeSelinuxOptions, 'medium', 'medium', 'off', 'high', 'high'],
      [unmaskedProcMount, 'medium', 'medium', 'off', 'high', 'high'],
      [unmaskedProcMountInUserNamespace, 'off', 'low', 'off', 'off', 'medium'],
      [unsafeSysctl, 'medium', 'medium', 'off', 'high', 'high'],
      [restrictedVolumeType, 'off', 'medium', 'off', 'off', 'medium'],
      [writableRootFilesystem, 'low', 'medium', 'medium'],
      [sharedProcessNamespace, 'low', 'medium'],
      [serviceLinks, 'off', 'low'],
      [literalSecretInEnvironment, 'medium', 'high', 'high'],
      [literalSecretInArguments, 'medium', 'high', 'high'],
      [literalSecretInConfigMap, 'medium', 'high', 'high'],
      [secretInEnvironment, 'off', 'low', 'low'],
      [imageWithoutVersion, 'low', 'medium', 'medium'],
      [missingMemoryLimit, 'low', 'medium'],
      [missingResourceRequests, 'off', 'low'],
      [defaultNamespace, 'low', 'low', 'low'],
      [namespaceWithoutPodSecurity, 'medium', 'medium', 'medium'],
      [podSecurityBelowRestricted, 'medium', 'medium', 'medium'],
      [outdatedPodSecurityVersion, 'low', 'medium'],
      [podRefusedByNamespace, 'medium', 'medium'],
      [fieldForAnotherOperatingSystem, 'medium', 'medium'],
    ],
  },
  {
    title: 'Kinds and fields',
    entries: [
      [unknownField, 'medium', 'medium'],
      [mountWithoutVolume, 'medium', 'medium'],
      [removedApiVersion, 'low', 'low'],
      [unrecognizedContainers, 'low', 'low'],
    ],
  },
];

/** Findings about acceptances and about what gets around a policy, which cannot be accepted themselves. */
const ACCEPTANCES: Group = {
  title: 'What is accepted',
  entries: [
    [unusedAcceptance, 'medium', 'medium'],
    [expiredAcceptance, 'medium', 'medium'],
    [unknownRuleAcceptance, 'medium', 'medium'],
    [invalidAcceptance, 'medium', 'medium'],
    [forbiddenAcceptance, 'medium', 'medium'],
    [belowPolicy, 'high', 'high'],
  ],
};

/** Every rule with its severities. */
export const ENTRIES: readonly Entry[] = [...GROUPS, ACCEPTANCES].flatMap(({ entries }) => entries);

/** The rules that check an app. */
export const RULES: readonly Rule[] = GROUPS.flatMap(({ entries }) => entries.map(([rule]) => rule));

/** What the audit finds besides the rules: in acceptances, and in what is configured. */
export const ACCEPTANCE_RULES: readonly RuleDescription[] = ACCEPTANCES.entries.map(([rule]) => rule);

/** A topic that rules have in common. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly RuleDescription[];
}

/** Everything that can be found, by topic. */
export const RULE_GROUPS: readonly RuleGroup[] = [...GROUPS, ACCEPTANCES]
  .map(({ title, entries }) => ({ title, rules: entries.map(([rule]) => rule) }));

/** Everything that can be found, what the audit itself finds included. */
export const RULE_DESCRIPTIONS: readonly RuleDescription[] = ENTRIES.map(([rule]) => rule);
