import { ACCEPTED_RULES, explainRuleId } from '../../src/acceptance';
import { CATEGORY_NAMES } from '../../src/rules/category';
import { cisBenchmark, essential, PACKS, recommended, restricted } from '../../src/rules/packs';
import { CIS_BENCHMARK } from '../../src/rules/references';
import { RULE_DESCRIPTIONS, RULES } from '../../src/rules/registry';
import { SEVERITIES } from '../../src/rules/severity';

/** The rules with the same severity in both packs. */
const ALIKE = {
  critical: [
    'grants-everything', 'bind-roles', 'escalate-roles', 'impersonate', 'modify-cluster-identity-mapping', 'binding-to-cluster-admin', 'binding-to-admin-or-edit', 'binding-to-privileged-role', 'binding-to-accepted-role', 'workload-on-privileged-service-account', 'privileged-security-context-constraints', 'binding-to-anonymous', 'binding-to-system-masters',
    'container-runtime-socket', 'path-to-cluster-admin',
  ],
  high: [
    'legacy-token-secret', 'legacy-token-secret-in-pod', 'reserved-token-volume-name',
    'wildcard-verb', 'wildcard-resource', 'wildcard-api-group', 'wildcard-non-resource-url', 'read-secrets', 'write-secrets', 'create-workloads', 'modify-pods',
    'execute-in-pods', 'attach-ephemeral-containers', 'kubelet-api-access', 'create-service-account-tokens',
    'approve-certificates', 'create-node-certificates', 'modify-nodes', 'use-security-context-constraints', 'modify-admission-control', 'modify-api-services', 'create-persistent-volumes', 'use-managed-identity',
    'binding-to-all-authenticated-users', 'binding-to-all-service-accounts',
    'static-cloud-credentials', 'path-to-node',
    'below-policy',
    'privileged-container', 'sensitive-host-path', 'host-network', 'host-pid', 'host-ipc', 'windows-host-process', 'capability-over-the-node',
  ],
  medium: [
    'workload-on-default-service-account', 'default-service-account-automount', 'namespace-without-hardened-default-service-account', 'shared-service-account',
    'token-without-permission', 'permission-without-token', 'hard-coded-api-audience', 'long-lived-token', 'extended-token-lifetime', 'token-lifetime-below-minimum',
    'token-mounted-with-subpath', 'token-in-shared-process-namespace', 'unreadable-token-file',
    'port-forward-to-pods', 'proxy-to-pods-or-services', 'modify-node-or-pod-status', 'modify-service-accounts', 'request-token-audience',
    'modify-roles', 'modify-role-bindings', 'bind-pods-to-nodes', 'create-pod-certificate-requests', 'modify-cluster-trust-bundles', 'modify-csi-drivers', 'create-admin-device-claims',
    'modify-system-config-maps', 'modify-network-policies', 'act-through-operator', 'placeholder-in-role',
    'modify-custom-resource-definitions', 'modify-namespaces', 'modify-service-endpoints', 'aggregated-to-built-in-role',
    'binding-to-default-service-account', 'subject-without-namespace', 'subject-without-effect', 'role-ref-without-effect',
    'cloud-identity-on-default-service-account', 'cloud-identity-of-several-accounts', 'cloud-identity-with-host-network', 'misplaced-cloud-identity-annotation',
    'azure-workload-identity-label-missing', 'skip-containers-without-effect',
    'malformed-aws-role-arn', 'malformed-google-service-account', 'malformed-azure-client-id', 'malformed-azure-tenant-id',
    'host-port', 'host-probe', 'run-as-root', 'privilege-escalation', 'added-capability', 'seccomp-unconfined', 'app-armor-unconfined', 'unsafe-selinux-options',
    'unmasked-proc-mount', 'unsafe-sysctl', 'namespace-without-pod-security', 'pod-security-below-restricted', 'pod-refused-by-namespace',
    'field-for-another-operating-system', 'metadata-exception-without-effect',
    'unknown-field', 'mount-without-volume', 'path-to-secrets-of-another-namespace', 'path-to-cloud-identity-of-another-account',
    'unused-acceptance', 'expired-acceptance', 'unknown-rule-acceptance', 'invalid-acceptance', 'forbidden-acceptance',
  ],
  low: [
    'default-service-account-of-several-owners', 'deprecated-service-account-field', 'unused-service-account', 'token-in-several-containers',
    'cluster-scoped-resource-in-role', 'resource-names-without-effect', 'resource-pattern-without-effect', 'permission-without-effect', 'modify-services',
    'binding-to-auth-delegator', 'placeholder-in-binding', 'missing-role', 'missing-subject', 'cross-namespace-binding', 'default-namespace', 'removed-api-version', 'unrecognized-containers', 'over-broad-cloud-role', 'seccomp-annotation-without-effect',
  ],
};

const alike = Object.fromEntries(Object.entries(ALIKE).flatMap(([severity, rules]) => rules.map(rule => [rule, severity])));

// Adding a rule to a pack or raising its severity requires a major release.
test('recommended has exactly these rules', () => {
  expect(recommended.severities).toEqual({
    ...alike,
    'service-account-automount': 'low',
    'missing-service-account': 'low',
    'service-account-secrets-list': 'low',
    'automounted-token': 'medium',
    'cluster-binding-for-one-namespace': 'low',
    'host-path-volume': 'medium',
    'host-path-volume-through-claim': 'medium',
    'literal-secret-in-environment': 'medium',
    'literal-secret-in-arguments': 'medium',
    'literal-secret-in-config-map': 'medium',
    'capabilities-not-dropped': 'low',
    'missing-seccomp-profile': 'low',
    'writable-root-filesystem': 'low',
    'shared-process-namespace': 'low',
    'image-without-version': 'low',
    'missing-memory-limit': 'low',
    'outdated-pod-security-version': 'low',
    'cloud-token-lifetime-out-of-range': 'low',
    // Only where the manifests show a cloud.
    'metadata-endpoint-reachable': 'medium',
    'metadata-server-closed-for-cloud-identity': 'low',
  });
});

test('restricted has exactly these rules', () => {
  expect(restricted.severities).toEqual({
    ...alike,
    'service-account-automount': 'medium',
    'missing-service-account': 'medium',
    'service-account-secrets-list': 'medium',
    'automounted-token': 'high',
    'cluster-binding-for-one-namespace': 'medium',
    'workload-on-hardened-default-service-account': 'low',
    'host-path-volume': 'high',
    'host-path-volume-through-claim': 'high',
    'literal-secret-in-environment': 'high',
    'literal-secret-in-arguments': 'high',
    'literal-secret-in-config-map': 'high',
    'capabilities-not-dropped': 'medium',
    'missing-seccomp-profile': 'medium',
    'writable-root-filesystem': 'medium',
    'shared-process-namespace': 'medium',
    'image-without-version': 'medium',
    'missing-memory-limit': 'medium',
    'outdated-pod-security-version': 'medium',
    'root-not-refused': 'low',
    'explicit-root-group': 'low',
    'unmasked-proc-mount-in-user-namespace': 'low',
    'restricted-volume-type': 'medium',
    'service-links': 'low',
    'secret-in-environment': 'low',
    'missing-resource-requests': 'low',
    'cloud-token-lifetime-out-of-range': 'medium',
    'metadata-endpoint-reachable': 'medium',
    'metadata-server-closed-for-cloud-identity': 'medium',
  });
});

test('essential has exactly these rules, with the severities of recommended', () => {
  expect(Object.keys(essential.severities).sort()).toEqual([
    'below-policy',
    'grants-everything', 'bind-roles', 'escalate-roles', 'impersonate', 'modify-cluster-identity-mapping',
    'binding-to-cluster-admin', 'binding-to-accepted-role', 'binding-to-anonymous', 'binding-to-all-authenticated-users', 'binding-to-all-service-accounts', 'binding-to-system-masters',
    'legacy-token-secret', 'legacy-token-secret-in-pod',
    'privileged-container', 'container-runtime-socket', 'sensitive-host-path', 'windows-host-process', 'capability-over-the-node',
  ].sort());
  for (const [rule, severity] of Object.entries(essential.severities)) { expect(recommended.severities[rule]).toBe(severity); }
});

test('essential has nothing below high and nothing about correctness: failOn: high covers all of it', () => {
  const categories = new Map(RULE_DESCRIPTIONS.map(({ id, category }) => [id, category]));
  for (const [rule, severity] of Object.entries(essential.severities)) {
    expect(['critical', 'high']).toContain(severity);
    // What is below a policy fails in every pack.
    expect(rule === 'below-policy' ? ['governance'] : ['credential', 'escalation', 'node']).toContain(categories.get(rule));
  }
});

test('every category has a rule', () => {
  expect(new Set(RULE_DESCRIPTIONS.map(({ category }) => category))).toEqual(new Set(CATEGORY_NAMES));
});

test('the default pack comes first, under the documented names', () => {
  expect(PACKS.map(({ name }) => name)).toEqual(['recommended', 'essential', 'restricted', 'cis', 'pod-security-baseline', 'pod-security-restricted']);
});

test('cis has exactly these rules, with the severities of restricted', () => {
  expect(Object.keys(cisBenchmark.severities)).toEqual([
    'workload-on-default-service-account', 'workload-on-hardened-default-service-account', 'workload-on-privileged-service-account',
    'default-service-account-automount', 'namespace-without-hardened-default-service-account', 'service-account-automount', 'missing-service-account',
    'shared-service-account', 'unused-service-account', 'automounted-token', 'token-without-permission', 'legacy-token-secret',
    'legacy-token-secret-in-pod', 'long-lived-token', 'extended-token-lifetime', 'reserved-token-volume-name',
    'token-in-several-containers', 'token-in-shared-process-namespace', 'grants-everything', 'wildcard-verb', 'wildcard-resource', 'wildcard-api-group',
    'wildcard-non-resource-url', 'read-secrets', 'write-secrets', 'create-workloads', 'modify-pods', 'kubelet-api-access',
    'create-service-account-tokens', 'bind-roles', 'escalate-roles', 'modify-roles', 'modify-role-bindings', 'impersonate',
    'approve-certificates', 'create-node-certificates', 'modify-admission-control', 'create-persistent-volumes', 'modify-namespaces',
    'aggregated-to-built-in-role', 'binding-to-cluster-admin', 'binding-to-admin-or-edit', 'binding-to-privileged-role', 'binding-to-accepted-role', 'binding-to-default-service-account',
    'binding-to-system-masters', 'binding-to-all-service-accounts',
    'path-to-cluster-admin', 'path-to-node', 'path-to-secrets-of-another-namespace', 'static-cloud-credentials',
    'cloud-identity-on-default-service-account', 'metadata-endpoint-reachable', 'privileged-container', 'container-runtime-socket',
    'sensitive-host-path', 'host-path-volume', 'host-path-volume-through-claim', 'host-network', 'host-pid', 'host-ipc', 'host-port', 'windows-host-process',
    'run-as-root', 'privilege-escalation', 'capability-over-the-node', 'added-capability', 'capabilities-not-dropped', 'seccomp-unconfined',
    'missing-seccomp-profile', 'writable-root-filesystem', 'literal-secret-in-environment', 'literal-secret-in-arguments', 'literal-secret-in-config-map', 'secret-in-environment',
    'image-without-version', 'default-namespace', 'namespace-without-pod-security', 'pod-security-below-restricted',
  ]);
  for (const [rule, severity] of Object.entries(cisBenchmark.severities)) { expect(restricted.severities[rule]).toBe(severity); }
});

test('a rule is in the pack cis if and only if it cites a recommendation of the benchmark', () => {
  const citing = RULE_DESCRIPTIONS.filter(({ references }) => references.some(({ title }) => title.startsWith(CIS_BENCHMARK)));
  expect(Object.keys(cisBenchmark.severities)).toEqual(citing.filter(({ id }) => id in restricted.severities).map(({ id }) => id));
});

test('every rule is in a pack, and every id in a pack is a rule', () => {
  const inPacks = new Set(PACKS.flatMap(({ severities }) => Object.keys(severities)));
  expect([...inPacks].sort()).toEqual(RULE_DESCRIPTIONS.map(({ id }) => id).sort());
});

test('restricted has all rules of recommended, with no lower severity', () => {
  for (const [rule, severity] of Object.entries(recommended.severities)) {
    expect(SEVERITIES.indexOf(restricted.severities[rule])).toBeLessThanOrEqual(SEVERITIES.indexOf(severity));
  }
});

test('everything that constructs accept is a rule', () => {
  const ids = RULES.map(({ id }) => id);
  expect(ACCEPTED_RULES.filter(id => !ids.includes(id))).toEqual([]);
});

test('ids are valid and unique', () => {
  const ids = RULE_DESCRIPTIONS.map(({ id }) => id);
  expect(ids.map(explainRuleId).filter(problem => problem !== undefined)).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});
