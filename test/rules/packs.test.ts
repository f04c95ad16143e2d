import { ACCEPTED_RULES, explainRuleId } from '../../src/acceptance';
import { RULE_DESCRIPTIONS, RULES } from '../../src/rules';
import { PACKS, recommended, restricted } from '../../src/rules/packs';
import { SEVERITIES } from '../../src/rules/severity';

/** What constructs accept although no rule finds it yet. */
const RULES_TO_COME = [
  'writable-root-filesystem', 'run-as-root', 'privilege-escalation', 'privileged-container', 'added-capability', 'host-network', 'host-pid', 'host-ipc',
  'host-path-volume', 'host-port', 'host-probe', 'restricted-volume-type', 'unsafe-sysctl', 'seccomp-unconfined', 'shared-process-namespace', 'service-links',
  'missing-memory-limit', 'pod-security-below-restricted',
];

/** What is in both packs, with the same severity. */
const ALIKE = {
  critical: [
    'bind-roles', 'escalate-roles', 'impersonate', 'modify-cluster-identity-mapping', 'binding-to-cluster-admin', 'binding-to-anonymous', 'binding-to-system-masters',
  ],
  high: [
    'legacy-token-secret', 'legacy-token-secret-in-pod', 'reserved-token-volume-name',
    'wildcard-verb', 'wildcard-resource', 'wildcard-api-group', 'wildcard-non-resource-url', 'read-secrets', 'write-secrets', 'create-workloads', 'modify-pods',
    'execute-in-pods', 'attach-ephemeral-containers', 'kubelet-api-access', 'create-service-account-tokens', 'modify-roles', 'modify-role-bindings',
    'approve-certificates', 'modify-admission-control', 'modify-api-services', 'create-persistent-volumes', 'use-managed-identity',
    'binding-to-admin-or-edit', 'binding-to-all-authenticated-users', 'binding-to-all-service-accounts',
  ],
  medium: [
    'workload-on-default-service-account', 'default-service-account-automount', 'namespace-without-hardened-default-service-account', 'shared-service-account',
    'token-without-permission', 'permission-without-token', 'hard-coded-api-audience', 'long-lived-token', 'extended-token-lifetime', 'token-lifetime-below-minimum',
    'token-mounted-with-subpath', 'token-in-shared-process-namespace', 'unreadable-token-file',
    'port-forward-to-pods', 'proxy-to-pods-or-services', 'modify-node-or-pod-status', 'modify-service-accounts', 'request-token-audience',
    'modify-custom-resource-definitions', 'modify-namespaces', 'modify-service-endpoints', 'aggregated-to-built-in-role',
    'binding-to-default-service-account', 'subject-without-namespace', 'role-ref-without-effect',
    'unused-acceptance', 'expired-acceptance', 'unknown-rule-acceptance', 'invalid-acceptance', 'forbidden-acceptance',
  ],
  low: [
    'deprecated-service-account-field', 'unused-service-account', 'token-in-several-containers',
    'cluster-scoped-resource-in-role', 'resource-names-without-effect', 'resource-pattern-without-effect',
    'missing-role', 'missing-subject', 'cross-namespace-binding',
  ],
};

const alike = Object.fromEntries(Object.entries(ALIKE).flatMap(([severity, rules]) => rules.map(rule => [rule, severity])));

// A rule enters a pack, or is graded higher, only with a major release.
test('recommended is exactly this', () => {
  expect(recommended.severities).toEqual({
    ...alike,
    'service-account-automount': 'low',
    'missing-service-account': 'low',
    'service-account-secrets-list': 'low',
    'automounted-token': 'medium',
    'cluster-binding-for-one-namespace': 'low',
  });
});

test('restricted is exactly this', () => {
  expect(restricted.severities).toEqual({
    ...alike,
    'service-account-automount': 'medium',
    'missing-service-account': 'medium',
    'service-account-secrets-list': 'medium',
    'automounted-token': 'high',
    'cluster-binding-for-one-namespace': 'medium',
    'workload-on-hardened-default-service-account': 'low',
  });
});

test('the default pack comes first, and names are those that people write', () => {
  expect(PACKS.map(({ name }) => name)).toEqual(['recommended', 'restricted']);
});

test('every rule is in a pack, and every id in a pack is a rule', () => {
  const graded = new Set(PACKS.flatMap(({ severities }) => Object.keys(severities)));
  expect([...graded].sort()).toEqual(RULE_DESCRIPTIONS.map(({ id }) => id).sort());
});

test('restricted judges all that recommended judges, and no less severely', () => {
  for (const [rule, severity] of Object.entries(recommended.severities)) {
    expect(SEVERITIES.indexOf(restricted.severities[rule])).toBeLessThanOrEqual(SEVERITIES.indexOf(severity));
  }
});

test('what constructs accept is a rule, but for those to come', () => {
  const ids = new Set(RULES.map(({ id }) => id));
  expect(ACCEPTED_RULES.filter(id => !ids.has(id))).toEqual(RULES_TO_COME);
});

test('ids are ids, and each is there once', () => {
  const ids = RULE_DESCRIPTIONS.map(({ id }) => id);
  expect(ids.map(explainRuleId).filter(problem => problem !== undefined)).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});
