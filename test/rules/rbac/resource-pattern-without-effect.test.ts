import { clusterRole } from './_sensitive-permission';
import { resourcePatternWithoutEffect } from '../../../src/rules/rbac/resource-pattern-without-effect';
import { found } from '../_found';
import { testRule } from '../_test-rule';

const LOGS = "apiGroups: [''], resources: ['pods/*'], verbs: [get]";

testRule(resourcePatternWithoutEffect, {
  invalid: [
    {
      name: 'a pattern, once',
      yaml: clusterRole([LOGS.replace('pods/*', 'pods'), LOGS, LOGS]),
      findings: [{
        object: 'ClusterRole role',
        path: 'rules[1]',
        key: 'pods/*',
        message: 'names the resource pods/*, which matches nothing: only * and */<subresource> are wildcards',
        fix: 'remove the rule',
      }],
    },
    {
      name: 'a pattern beside an effective part',
      yaml: clusterRole(["apiGroups: [''], resources: [configmaps], resourceNames: ['app-*', app], verbs: [get]"]),
      findings: ['ClusterRole/role rules[0] [named app-*]'],
      fix: '- apiGroups: [""]\n  resources: [configmaps]\n  resourceNames: [app]\n  verbs: [get]',
    },
    {
      name: 'names that are patterns, which never become all names',
      yaml: clusterRole(["apiGroups: [''], resources: [configmaps], resourceNames: ['app-*'], verbs: [get]"]),
      findings: ['ClusterRole/role rules[0] [named app-*]'],
      fix: 'remove the rule',
    },
    {
      name: 'a path beside others',
      yaml: clusterRole(["nonResourceURLs: ['/api/*/pods', /metrics], verbs: [get]"]),
      findings: ['ClusterRole/role rules[0] [/api/*/pods]'],
      fix: '- nonResourceURLs: ["/metrics"]\n  verbs: [get]',
    },
  ],
  valid: [{ name: 'a wildcard that RBAC supports', yaml: clusterRole(["apiGroups: [''], resources: ['*/status'], verbs: [get]"]) }],
});

test.each([
  ["apiGroups: [''], resources: ['pod*'], verbs: [get]", 'pod*'],
  ["apiGroups: [''], resources: ['*/*'], verbs: [get]", '*/*'],
  ["apiGroups: ['*.example.com'], resources: [widgets], verbs: [get]", 'apiGroup *.example.com'],
  ["apiGroups: [''], resources: [configmaps], resourceNames: ['app-*'], verbs: [get]", 'named app-*'],
  ["nonResourceURLs: ['/api/*/pods'], verbs: [get]", '/api/*/pods'],
])('%s', (rule, key) => {
  expect(found(resourcePatternWithoutEffect, clusterRole([rule]))).toMatchObject([{ path: 'rules[0]', key }]);
});

test.each([
  "apiGroups: ['*'], resources: ['*'], verbs: ['*']",
  "apiGroups: [''], resources: ['*/status'], verbs: [get]",
  "apiGroups: [''], resources: ['pods/log'], verbs: [get]",
  "nonResourceURLs: ['/api/*', '*', '/metrics'], verbs: [get]",
  // The Calico API server checks names of that form: https://docs.tigera.io/calico/latest/network-policy/policy-tiers/rbac-tiered-policies
  "apiGroups: [projectcalico.org], resources: [tier.networkpolicies], resourceNames: ['calico-system.*'], verbs: [get]",
  "apiGroups: [certificates.k8s.io], resources: [signers], resourceNames: ['example.com/*'], verbs: [approve]",
])('does not report %s', rule => {
  expect(found(resourcePatternWithoutEffect, clusterRole([rule]))).toEqual([]);
});
