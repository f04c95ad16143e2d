import { testSensitivePermission } from './_sensitive-permission';
import { wildcardResource } from '../../../src/rules/rbac/wildcard-resource';

testSensitivePermission(wildcardResource, {
  why: 'covers every resource, including future ones',
  reported: [
    { rules: ["apiGroups: [''], resources: ['*'], verbs: [get]"], key: '* get', path: 'rules[0].resources' },
    { rules: ['apiGroups: [apps], resources: [pods], verbs: [get]', "apiGroups: [apps], resources: ['*'], verbs: [list]"], key: '*.apps list', path: 'rules[1].resources', atMost: 'medium' },
    { rules: ["apiGroups: [apps], resources: ['*/scale'], verbs: [update]"], key: '*/scale.apps update', path: 'rules[0].resources', atMost: 'medium' },
    { rules: ["apiGroups: [example.com], resources: ['*'], verbs: [get, list, watch]"], key: '*.example.com get,list,watch', path: 'rules[0].resources', atMost: 'low' },
  ],
  silent: [
    // The names of metrics, which cannot be enumerated.
    ["apiGroups: [external.metrics.k8s.io], resources: ['*'], verbs: [get]"],
    ['apiGroups: [apps], resources: [deployments/scale], verbs: [update]'],
    ["apiGroups: [''], resources: ['pods/*'], verbs: [get]"],
  ],
});
