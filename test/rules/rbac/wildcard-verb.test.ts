import { testSensitivePermission } from './_sensitive-permission';
import { wildcardVerb } from '../../../src/rules/rbac/wildcard-verb';

testSensitivePermission(wildcardVerb, {
  why: 'covers every verb, including future ones',
  reported: [
    { rules: ["apiGroups: [''], resources: [configmaps], verbs: ['*']"], key: 'configmaps *', path: 'rules[0].verbs', atMost: 'medium' },
    { rules: ["apiGroups: [''], resources: [secrets], verbs: ['*']"], key: 'secrets *', path: 'rules[0].verbs' },
    { rules: ["apiGroups: [example.com], resources: [widgets], verbs: ['*']"], key: 'widgets.example.com *', path: 'rules[0].verbs', atMost: 'medium' },
    { rules: ["apiGroups: [example.com], resources: [widgets/status], verbs: ['*']"], key: 'widgets/status.example.com *', path: 'rules[0].verbs', atMost: 'low' },
    { rules: ["apiGroups: [example.com], resources: [widgets/finalizers], verbs: ['*']"], key: 'widgets/finalizers.example.com *', path: 'rules[0].verbs', atMost: 'low' },
    { rules: ["apiGroups: [example.com], resources: [widgets/scale], verbs: ['*']"], key: 'widgets/scale.example.com *', path: 'rules[0].verbs', atMost: 'medium' },
    { rules: ["apiGroups: [apps], resources: [deployments/status], verbs: ['*']"], key: 'deployments/status.apps *', path: 'rules[0].verbs', atMost: 'medium' },
    { rules: ["apiGroups: [''], resources: [configmaps], verbs: [get]", "apiGroups: [apps], resources: [deployments], verbs: ['*']"], key: 'deployments.apps *', path: 'rules[1].verbs' },
    { rules: ["nonResourceURLs: ['/metrics'], verbs: ['*']"], key: '/metrics *', path: 'rules[0].verbs' },
  ],
  silent: [
    ["apiGroups: [''], resources: [configmaps], verbs: [get, list, watch, create, update, patch, delete, deletecollection]"],
  ],
});
