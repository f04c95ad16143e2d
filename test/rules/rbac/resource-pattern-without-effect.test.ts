import { clusterRole } from './_sensitive-permission';
import { resourcePatternWithoutEffect } from '../../../src/rules/rbac/resource-pattern-without-effect';
import { found } from '../_found';

test('reports a pattern once', () => {
  const rule = "apiGroups: [''], resources: ['pods/*'], verbs: [get]";
  expect(found(resourcePatternWithoutEffect, clusterRole([rule.replace('pods/*', 'pods'), rule, rule]))).toEqual([{
    object: 'ClusterRole role',
    path: 'rules[1]',
    key: 'pods/*',
    message: 'names the resource pods/*, which matches nothing: only * and */<subresource> are wildcards',
  }]);
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
  // The server of Calico asks for names of that form: https://docs.tigera.io/calico/latest/network-policy/policy-tiers/rbac-tiered-policies
  "apiGroups: [projectcalico.org], resources: [tier.networkpolicies], resourceNames: ['calico-system.*'], verbs: [get]",
  "apiGroups: [certificates.k8s.io], resources: [signers], resourceNames: ['example.com/*'], verbs: [approve]",
])('is silent about %s', rule => {
  expect(found(resourcePatternWithoutEffect, clusterRole([rule]))).toEqual([]);
});
