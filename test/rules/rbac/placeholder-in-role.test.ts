import { clusterRole } from './_sensitive-permission';
import { placeholderInRole } from '../../../src/rules/rbac/placeholder-in-role';
import { SeverityName } from '../../../src/rules/severity';
import { testRule } from '../_test-rule';

const role = (rule: string): string => clusterRole([rule]);

testRule(placeholderInRole, {
  invalid: [
    ["apiGroups: [''], resources: [secrets], verbs: ['${VERBS}']", 'verbs', 'verbs ${VERBS} secrets', '${VERBS}', 'high'],
    ["apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: ['${VERBS}']", 'verbs', 'verbs ${VERBS} clusterroles', '${VERBS}', 'critical'],
    ["apiGroups: ['*'], resources: ['*'], verbs: [get, '${VERBS}']", 'verbs', 'verbs ${VERBS} *', '${VERBS}', 'critical'],
    ["apiGroups: [''], resources: ['{{ .Values.resource }}', 'high'], verbs: [get]", 'resources', 'resources {{ .Values.resource }}', '{{ .Values.resource }}', 'high'],
    ["apiGroups: ['$(GROUP)'], resources: [pods, nodes], verbs: [get]", 'apiGroups', 'apiGroups $(GROUP) pods,nodes', '$(GROUP)', 'low'],
    ["apiGroups: [''], resources: [secrets], verbs: ['{VERBS}']", 'verbs', 'verbs {VERBS} secrets', '{VERBS}', 'high'],
    ["apiGroups: [''], resources: [__RESOURCE__], verbs: [get]", 'resources', 'resources __RESOURCE__', '__RESOURCE__', 'high'],
    ["nonResourceURLs: ['<path:secret/data#url>'], verbs: [get]", 'nonResourceURLs', 'nonResourceURLs <path:secret/data#url>', '<path:secret/data#url>', 'high'],
  ].map(([rule, list, key, placeholder, worst]) => ({
    name: key,
    yaml: role(rule),
    findings: [{
      object: 'ClusterRole role',
      path: `rules[0].${list}`,
      key,
      message: `its ${list} are filled in by another tool (${placeholder}), so what it grants is not known; audit the rendered manifest`,
      unknown: true as const,
      worst: worst as SeverityName,
    }],
  })),
  valid: [
    { name: 'no placeholder', yaml: role("apiGroups: [''], resources: [secrets], verbs: [get]") },
    { name: 'a placeholder for a name, which can only limit', yaml: role("apiGroups: [''], resources: [configmaps], resourceNames: ['${NAME}'], verbs: [get]") },
    { name: 'a wildcard', yaml: role("apiGroups: ['*'], resources: ['*'], verbs: ['*']") },
    { name: 'a role without rules', yaml: clusterRole([]) },
    { name: 'a role of the context', yaml: 'apiVersion: v1', options: { context: role("apiGroups: [''], resources: [secrets], verbs: ['${VERBS}']") } },
  ],
});
