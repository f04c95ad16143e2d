import { aggregatedToBuiltInRole } from './aggregated-to-built-in-role';
import { approveCertificates } from './approve-certificates';
import { attachEphemeralContainers } from './attach-ephemeral-containers';
import { bindRoles } from './bind-roles';
import { clusterScopedResourceInRole } from './cluster-scoped-resource-in-role';
import { createPersistentVolumes } from './create-persistent-volumes';
import { createServiceAccountTokens } from './create-service-account-tokens';
import { createWorkloads } from './create-workloads';
import { escalateRoles } from './escalate-roles';
import { executeInPods } from './execute-in-pods';
import { impersonate } from './impersonate';
import { kubeletApiAccess } from './kubelet-api-access';
import { modifyAdmissionControl } from './modify-admission-control';
import { modifyApiServices } from './modify-api-services';
import { modifyClusterIdentityMapping } from './modify-cluster-identity-mapping';
import { modifyCustomResourceDefinitions } from './modify-custom-resource-definitions';
import { modifyNamespaces } from './modify-namespaces';
import { modifyNodeOrPodStatus } from './modify-node-or-pod-status';
import { modifyPods } from './modify-pods';
import { modifyRoleBindings } from './modify-role-bindings';
import { modifyRoles } from './modify-roles';
import { modifyServiceAccounts } from './modify-service-accounts';
import { modifyServiceEndpoints } from './modify-service-endpoints';
import { portForwardToPods } from './port-forward-to-pods';
import { proxyToPodsOrServices } from './proxy-to-pods-or-services';
import { readSecrets } from './read-secrets';
import { requestTokenAudience } from './request-token-audience';
import { resourceNamesWithoutEffect } from './resource-names-without-effect';
import { resourcePatternWithoutEffect } from './resource-pattern-without-effect';
import { useManagedIdentity } from './use-managed-identity';
import { wildcardApiGroup } from './wildcard-api-group';
import { wildcardNonResourceUrl } from './wildcard-non-resource-url';
import { wildcardResource } from './wildcard-resource';
import { wildcardVerb } from './wildcard-verb';
import { writeSecrets } from './write-secrets';
import { Rule } from '../rule';

/** Rules on what roles grant. */
export const RBAC_RULES: readonly Rule[] = [
  wildcardVerb,
  wildcardResource,
  wildcardApiGroup,
  wildcardNonResourceUrl,
  readSecrets,
  writeSecrets,
  createWorkloads,
  modifyPods,
  executeInPods,
  portForwardToPods,
  attachEphemeralContainers,
  proxyToPodsOrServices,
  kubeletApiAccess,
  modifyNodeOrPodStatus,
  createServiceAccountTokens,
  modifyServiceAccounts,
  requestTokenAudience,
  bindRoles,
  escalateRoles,
  modifyRoles,
  modifyRoleBindings,
  impersonate,
  approveCertificates,
  modifyAdmissionControl,
  modifyApiServices,
  modifyCustomResourceDefinitions,
  createPersistentVolumes,
  modifyNamespaces,
  modifyClusterIdentityMapping,
  modifyServiceEndpoints,
  useManagedIdentity,
  aggregatedToBuiltInRole,
  clusterScopedResourceInRole,
  resourceNamesWithoutEffect,
  resourcePatternWithoutEffect,
];
