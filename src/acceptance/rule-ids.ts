/**
 * The findings that our constructs accept when a user gives them a reason.
 *
 * Each is the id of an audit rule; an acceptance with another id would have no
 * effect.
 */
export const ACCEPTED_RULES = [
  // What a role grants.
  'grants-everything',
  'wildcard-verb',
  'wildcard-resource',
  'wildcard-api-group',
  'wildcard-non-resource-url',
  'read-secrets',
  'write-secrets',
  'create-workloads',
  'modify-pods',
  'execute-in-pods',
  'port-forward-to-pods',
  'attach-ephemeral-containers',
  'proxy-to-pods-or-services',
  'kubelet-api-access',
  'modify-node-or-pod-status',
  'create-service-account-tokens',
  'modify-service-accounts',
  'request-token-audience',
  'bind-roles',
  'escalate-roles',
  'modify-roles',
  'modify-role-bindings',
  'impersonate',
  'approve-certificates',
  'modify-admission-control',
  'modify-api-services',
  'modify-custom-resource-definitions',
  'create-persistent-volumes',
  'modify-namespaces',
  'modify-cluster-identity-mapping',
  'modify-service-endpoints',
  'use-managed-identity',
  'modify-nodes',
  'bind-pods-to-nodes',
  'create-node-certificates',
  'create-pod-certificate-requests',
  'modify-cluster-trust-bundles',
  'modify-csi-drivers',
  'create-admin-device-claims',
  'modify-system-config-maps',
  'modify-network-policies',
  'modify-services',
  'use-security-context-constraints',
  'act-through-operator',
  // Names that only some clients send in requests.
  'resource-names-without-effect',
  // What a binding refers to.
  'binding-to-cluster-admin',
  'binding-to-admin-or-edit',
  'binding-to-privileged-role',
  'binding-to-auth-delegator',
  'binding-to-accepted-role',
  // The token of a workload.
  'token-without-permission',
  'token-in-shared-process-namespace',
  // Privileges of a pod.
  'writable-root-filesystem',
  'run-as-root',
  'privilege-escalation',
  'privileged-container',
  'added-capability',
  'capability-above-baseline',
  'host-network',
  'host-pid',
  'host-ipc',
  'host-path-volume',
  'host-port',
  'host-probe',
  'restricted-volume-type',
  'unsafe-sysctl',
  'seccomp-unconfined',
  'missing-seccomp-profile',
  'shared-process-namespace',
  'service-links',
  'missing-memory-limit',
  // What a namespace admits.
  'pod-security-below-restricted',
] as const;

/** The id of a finding that a construct accepts when a user gives it a reason. */
export type AcceptedRule = typeof ACCEPTED_RULES[number];

/** The maximum length of a rule id, which keeps its annotation key valid. */
const MAXIMUM_RULE_ID_LENGTH = 56;

/** Why a rule id is refused, or `undefined` if it is valid. */
export function explainRuleId(rule: string): string | undefined {
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(rule) && rule.length <= MAXIMUM_RULE_ID_LENGTH ? undefined
    : `a rule id is lower-case words joined by hyphens, such as read-secrets, at most ${MAXIMUM_RULE_ID_LENGTH} characters, got ${JSON.stringify(rule)}`;
}
