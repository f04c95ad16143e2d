import { Escalation, EscalationRequest, ESCALATIONS } from '../../../src/kubernetes/rbac/escalations';
import { PolicyRule } from '../../../src/kubernetes/rbac/policy-rule';
import { allowsResource } from '../../../src/kubernetes/rbac/rule-matching';
import { SENSITIVE_PERMISSIONS } from '../../../src/kubernetes/rbac/sensitive-permission-table';
import { SENSITIVE_PERMISSION_RULES, sensitivePermissions } from '../../../src/kubernetes/rbac/sensitive-permissions';

/** Reported with the Secrets of the app, because the name alone is not sufficient. */
const BY_SECRET = 'token-secret';

function ruleOf({ verb, apiGroup, resource, name, unlimited }: EscalationRequest, named: string | undefined): PolicyRule {
  const resourceNames = name ?? (unlimited ? undefined : named);
  return { verbs: [verb], apiGroups: [apiGroup], resources: [resource], ...resourceNames === undefined ? {} : { resourceNames: [resourceNames] } };
}

function reportedBy(rules: readonly PolicyRule[]): string[] {
  return sensitivePermissions(rules).map(({ rule }) => rule);
}

/** The requests of an escalation, each one combined with one of each other need. */
function worlds({ needs }: Escalation): EscalationRequest[][] {
  return needs.flatMap(({ anyOf }, index) => anyOf.map(request => needs.map((need, other) => other === index ? request : need.anyOf[0])));
}

test.each(ESCALATIONS.filter(({ named, everything }) => named !== BY_SECRET && !everything).map(escalation => [
  `${escalation.edge} to ${escalation.named ?? escalation.to}`, escalation,
] as const))('%s is reported by its rules, for any combination of its requests', (_, escalation) => {
  for (const requests of worlds(escalation)) {
    const reported = reportedBy(requests.map(request => ruleOf(request, escalation.named === undefined ? undefined : 'name')));
    expect({ requests, reported: reported.some(rule => escalation.rules.includes(rule)) }).toEqual({ requests, reported: true });
  }
});

test('each escalation names existing rules', () => {
  for (const { rules } of ESCALATIONS) {
    expect(rules).not.toEqual([]);
    for (const rule of rules) { expect(SENSITIVE_PERMISSION_RULES).toContain(rule); }
  }
});

/** The rules whose permissions are escalations on their own, with the verbs that are not. */
const BY_THEMSELVES: { readonly [rule: string]: readonly string[] } = {
  'read-secrets': [],
  'create-workloads': [],
  'execute-in-pods': [],
  'attach-ephemeral-containers': [],
  'modify-pods': [],
  'create-service-account-tokens': [],
  // The kubelet runs commands by GET and POST.
  'kubelet-api-access': ['update', 'patch', 'delete'],
  'bind-pods-to-nodes': [],
  'create-pod-certificate-requests': [],
  'modify-csi-drivers': [],
};

test.each(Object.entries(BY_THEMSELVES))('each permission that %s reports is an edge', (rule, verbsOfNoUse) => {
  const edges = ESCALATIONS.filter(({ needs }) => needs.length === 1).flatMap(({ needs }) => needs[0].anyOf);
  const granted = SENSITIVE_PERMISSIONS.filter(entry => entry.rule === rule && !entry.onlyNamed).flatMap(({ verbs, resources = {} }) =>
    Object.entries(resources).flatMap(([apiGroup, names]) => names.flatMap(resource => verbs.map(verb => ({ verb, apiGroup, resource })))));
  const missing = granted.filter(({ verb, apiGroup, resource }) => !verbsOfNoUse.includes(verb)
    && !edges.some(request => allowsResource({ verbs: [verb], apiGroups: [apiGroup], resources: [resource] }, request)));
  expect(missing).toEqual([]);
});

test('a need lists at least one request, without duplicates', () => {
  for (const { needs } of ESCALATIONS) {
    for (const { anyOf } of needs) {
      expect(anyOf).not.toEqual([]);
      expect(new Set(anyOf.map(request => JSON.stringify(request))).size).toBe(anyOf.length);
    }
  }
});
