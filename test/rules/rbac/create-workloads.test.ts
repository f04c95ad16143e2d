import { testSensitivePermission } from './_sensitive-permission';
import { createWorkloads } from '../../../src/rules/rbac/create-workloads';

testSensitivePermission(createWorkloads, {
  why: 'pods that can run as any ServiceAccount and mount any Secret of',
  reported: [
    { rules: ['apiGroups: [apps], resources: [deployments], verbs: [create]'], key: 'deployments.apps create', path: 'rules[0]' },
    { rules: ['apiGroups: [apps], resources: [statefulsets], resourceNames: [web], verbs: [patch]'], key: 'statefulsets.apps patch named web', path: 'rules[0]' },
    { rules: ['apiGroups: [batch], resources: [cronjobs], verbs: [update]'], key: 'cronjobs.batch update', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [replicationcontrollers], verbs: [create]"], key: 'replicationcontrollers create', path: 'rules[0]' },
  ],
  silent: [
    ['apiGroups: [apps], resources: [deployments], verbs: [get, list, watch, delete]'],
    ['apiGroups: [apps], resources: [deployments/scale], verbs: [update]'],
    ["apiGroups: [''], resources: [pods/eviction], verbs: [create]"],
    ['apiGroups: [example.com], resources: [deployments], verbs: [create]'],
  ],
});
