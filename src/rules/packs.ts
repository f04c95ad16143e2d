import { RULE_DESCRIPTIONS } from '.';
import { Pack } from './pack';
import { CIS_BENCHMARK } from './references';
import { Severity } from './severity';

/** How bad it is in `recommended` and in `restricted`; a rule without the first is only in the second. */
const GRADES: readonly (readonly [rule: string, recommended: Severity | undefined, restricted: Severity])[] = [
  ['workload-on-default-service-account', 'medium', 'medium'],
  ['workload-on-hardened-default-service-account', undefined, 'low'],
  ['default-service-account-automount', 'medium', 'medium'],
  ['namespace-without-hardened-default-service-account', 'medium', 'medium'],
  ['service-account-automount', 'low', 'medium'],
  ['missing-service-account', 'low', 'medium'],
  ['deprecated-service-account-field', 'low', 'low'],
  ['shared-service-account', 'medium', 'medium'],
  ['unused-service-account', 'low', 'low'],
  ['service-account-secrets-list', 'low', 'medium'],

  ['automounted-token', 'medium', 'high'],
  ['token-without-permission', 'medium', 'medium'],
  ['permission-without-token', 'medium', 'medium'],
  ['legacy-token-secret', 'high', 'high'],
  ['legacy-token-secret-in-pod', 'high', 'high'],
  ['hard-coded-api-audience', 'medium', 'medium'],
  ['long-lived-token', 'medium', 'medium'],
  ['extended-token-lifetime', 'medium', 'medium'],
  ['token-lifetime-below-minimum', 'medium', 'medium'],
  ['reserved-token-volume-name', 'high', 'high'],
  ['token-mounted-with-subpath', 'medium', 'medium'],
  ['token-in-several-containers', 'low', 'low'],
  ['token-in-shared-process-namespace', 'medium', 'medium'],
  ['unreadable-token-file', 'medium', 'medium'],

  ['wildcard-verb', 'high', 'high'],
  ['wildcard-resource', 'high', 'high'],
  ['wildcard-api-group', 'high', 'high'],
  ['wildcard-non-resource-url', 'high', 'high'],
  ['read-secrets', 'high', 'high'],
  ['write-secrets', 'high', 'high'],
  ['create-workloads', 'high', 'high'],
  ['modify-pods', 'high', 'high'],
  ['execute-in-pods', 'high', 'high'],
  ['port-forward-to-pods', 'medium', 'medium'],
  ['attach-ephemeral-containers', 'high', 'high'],
  ['proxy-to-pods-or-services', 'medium', 'medium'],
  ['kubelet-api-access', 'high', 'high'],
  ['modify-node-or-pod-status', 'medium', 'medium'],
  ['create-service-account-tokens', 'high', 'high'],
  ['modify-service-accounts', 'medium', 'medium'],
  ['request-token-audience', 'medium', 'medium'],
  ['bind-roles', 'critical', 'critical'],
  ['escalate-roles', 'critical', 'critical'],
  ['modify-roles', 'high', 'high'],
  ['modify-role-bindings', 'high', 'high'],
  ['impersonate', 'critical', 'critical'],
  ['approve-certificates', 'high', 'high'],
  ['modify-admission-control', 'high', 'high'],
  ['modify-api-services', 'high', 'high'],
  ['modify-custom-resource-definitions', 'medium', 'medium'],
  ['create-persistent-volumes', 'high', 'high'],
  ['modify-namespaces', 'medium', 'medium'],
  ['modify-cluster-identity-mapping', 'critical', 'critical'],
  ['modify-service-endpoints', 'medium', 'medium'],
  ['use-managed-identity', 'high', 'high'],
  ['aggregated-to-built-in-role', 'medium', 'medium'],
  ['cluster-scoped-resource-in-role', 'low', 'low'],
  ['resource-names-without-effect', 'low', 'low'],
  ['resource-pattern-without-effect', 'low', 'low'],

  ['binding-to-cluster-admin', 'critical', 'critical'],
  ['binding-to-admin-or-edit', 'high', 'high'],
  ['binding-to-default-service-account', 'medium', 'medium'],
  ['binding-to-anonymous', 'critical', 'critical'],
  ['binding-to-all-authenticated-users', 'high', 'high'],
  ['binding-to-system-masters', 'critical', 'critical'],
  ['binding-to-all-service-accounts', 'high', 'high'],
  ['missing-role', 'low', 'low'],
  ['missing-subject', 'low', 'low'],
  ['subject-without-namespace', 'medium', 'medium'],
  ['cluster-binding-for-one-namespace', 'low', 'medium'],
  ['cross-namespace-binding', 'low', 'low'],
  ['role-ref-without-effect', 'medium', 'medium'],

  ['static-cloud-credentials', 'high', 'high'],
  ['cloud-identity-on-default-service-account', 'medium', 'medium'],
  ['cloud-identity-of-several-accounts', 'medium', 'medium'],
  ['cloud-identity-with-host-network', 'medium', 'medium'],
  ['misplaced-cloud-identity-annotation', 'medium', 'medium'],
  ['azure-workload-identity-label-missing', 'medium', 'medium'],
  ['skip-containers-without-effect', 'medium', 'medium'],
  ['cloud-token-lifetime-out-of-range', 'low', 'medium'],
  ['malformed-aws-role-arn', 'medium', 'medium'],
  ['malformed-google-service-account', 'medium', 'medium'],
  ['malformed-azure-client-id', 'medium', 'medium'],
  ['malformed-azure-tenant-id', 'medium', 'medium'],

  ['metadata-endpoint-reachable', undefined, 'medium'],
  ['metadata-server-closed-for-cloud-identity', 'low', 'medium'],

  ['privileged-container', 'high', 'high'],
  ['container-runtime-socket', 'critical', 'critical'],
  ['sensitive-host-path', 'high', 'high'],
  ['host-path-volume', 'medium', 'high'],
  ['host-network', 'high', 'high'],
  ['host-pid', 'high', 'high'],
  ['host-ipc', 'high', 'high'],
  ['host-port', 'medium', 'medium'],
  ['host-probe', 'medium', 'medium'],
  ['windows-host-process', 'high', 'high'],
  ['run-as-root', 'medium', 'medium'],
  ['root-not-refused', undefined, 'low'],
  ['privilege-escalation', 'medium', 'medium'],
  ['added-capability', 'medium', 'medium'],
  ['capabilities-not-dropped', 'low', 'medium'],
  ['seccomp-unconfined', 'medium', 'medium'],
  ['missing-seccomp-profile', 'low', 'medium'],
  ['app-armor-unconfined', 'medium', 'medium'],
  ['unsafe-selinux-options', 'medium', 'medium'],
  ['unmasked-proc-mount', 'medium', 'medium'],
  ['unmasked-proc-mount-in-user-namespace', undefined, 'low'],
  ['unsafe-sysctl', 'medium', 'medium'],
  ['restricted-volume-type', undefined, 'medium'],
  ['writable-root-filesystem', 'low', 'medium'],
  ['shared-process-namespace', 'low', 'medium'],
  ['service-links', undefined, 'low'],
  ['literal-secret-in-environment', 'medium', 'high'],
  ['secret-in-environment', undefined, 'low'],
  ['image-without-version', 'low', 'medium'],
  ['missing-memory-limit', 'low', 'medium'],
  ['missing-resource-requests', undefined, 'low'],
  ['default-namespace', 'low', 'low'],
  ['namespace-without-pod-security', 'medium', 'medium'],
  ['pod-security-below-restricted', 'medium', 'medium'],
  ['outdated-pod-security-version', 'low', 'medium'],

  ['unknown-field', 'medium', 'medium'],
  ['removed-api-version', 'low', 'low'],

  ['unused-acceptance', 'medium', 'medium'],
  ['expired-acceptance', 'medium', 'medium'],
  ['unknown-rule-acceptance', 'medium', 'medium'],
  ['invalid-acceptance', 'medium', 'medium'],
  ['forbidden-acceptance', 'medium', 'medium'],
];

/**
 * What every app should keep to. It is used where no other is named.
 *
 * @jsii ignore
 */
export const recommended: Pack = {
  name: 'recommended',
  description: 'What every app should keep to; a finding is worth mending or accepting',
  severities: Object.fromEntries(GRADES.flatMap(([rule, severity]) => severity === undefined ? [] : [[rule, severity]])),
};

/**
 * The same and more, graded for clusters that several parties share.
 *
 * @jsii ignore
 */
export const restricted: Pack = {
  name: 'restricted',
  description: 'All rules, graded for clusters where one workload must not be a way to another',
  severities: Object.fromEntries(GRADES.map(([rule, , severity]) => [rule, severity])),
};

/** The rules that a recommendation of the CIS benchmark stands behind. */
export const cis: Pack = {
  name: 'cis',
  description: 'What the CIS Kubernetes Benchmark says of policies (its section 5), as far as manifests show it',
  severities: Object.fromEntries(RULE_DESCRIPTIONS
    .filter(({ id, references }) => id in restricted.severities && references.some(({ title }) => title.startsWith(CIS_BENCHMARK)))
    .map(({ id }) => [id, restricted.severities[id]])),
};

/** What judges the controls of "baseline" and is no more than these at "restricted". */
const BASELINE_CONTROLS = [
  'privileged-container', 'host-network', 'host-pid', 'host-ipc', 'host-path-volume', 'host-port', 'host-probe', 'windows-host-process', 'seccomp-unconfined',
  'app-armor-unconfined', 'unsafe-selinux-options', 'unmasked-proc-mount', 'unsafe-sysctl',
];

/** What judges the controls that only "restricted" has. */
const RESTRICTED_CONTROLS = [
  'run-as-root', 'root-not-refused', 'privilege-escalation', 'added-capability', 'capabilities-not-dropped', 'missing-seccomp-profile',
  'unmasked-proc-mount-in-user-namespace', 'restricted-volume-type',
];

/** What a namespace that enforces Pod Security "baseline" refuses, and nothing else. */
export const podSecurityBaseline: Pack = {
  name: 'pod-security-baseline',
  description: 'Exactly what a namespace refuses that enforces Pod Security "baseline" at the version of Kubernetes, or at any known one',
  severities: graded('high', [...BASELINE_CONTROLS, 'capability-above-baseline']),
};

/** What a namespace that enforces Pod Security "restricted" refuses, and nothing else. */
export const podSecurityRestricted: Pack = {
  name: 'pod-security-restricted',
  description: 'Exactly what a namespace refuses that enforces Pod Security "restricted" at the version of Kubernetes, or at any known one',
  severities: { ...graded('high', BASELINE_CONTROLS), ...graded('medium', RESTRICTED_CONTROLS) },
};

/** All packs, the default one first. */
export const PACKS: readonly Pack[] = [recommended, restricted, cis, podSecurityBaseline, podSecurityRestricted];

function graded(severity: Severity, rules: readonly string[]): { [rule: string]: Severity } {
  return Object.fromEntries(rules.map(rule => [rule, severity]));
}
