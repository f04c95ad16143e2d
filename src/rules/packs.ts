import { Pack } from './pack';
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

  ['unused-acceptance', 'medium', 'medium'],
  ['expired-acceptance', 'medium', 'medium'],
  ['unknown-rule-acceptance', 'medium', 'medium'],
  ['invalid-acceptance', 'medium', 'medium'],
  ['forbidden-acceptance', 'medium', 'medium'],
];

/** What every app should keep to. It is used where no other is named. */
export const recommended: Pack = {
  name: 'recommended',
  description: 'What every app should keep to; a finding is worth mending or accepting',
  severities: Object.fromEntries(GRADES.flatMap(([rule, severity]) => severity === undefined ? [] : [[rule, severity]])),
};

/** The same and more, graded for clusters that several parties share. */
export const restricted: Pack = {
  name: 'restricted',
  description: 'All rules, graded for clusters where one workload must not be a way to another',
  severities: Object.fromEntries(GRADES.map(([rule, , severity]) => [rule, severity])),
};

/** All packs, the default one first. */
export const PACKS: readonly Pack[] = [recommended, restricted];
