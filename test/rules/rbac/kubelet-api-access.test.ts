import { testSensitivePermission } from './_sensitive-permission';
import { kubeletApiAccess } from '../../../src/rules/rbac/kubelet-api-access';

testSensitivePermission(kubeletApiAccess, {
  why: 'runs commands in every pod of the node',
  reported: [
    { rules: ["apiGroups: [''], resources: [nodes/proxy], verbs: [get]"], key: 'nodes/proxy get', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [nodes/proxy], resourceNames: [node-1], verbs: [create]"], key: 'nodes/proxy create named node-1', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [nodes/metrics, nodes/stats, nodes/log], verbs: [get]"],
    ["apiGroups: [''], resources: [nodes], verbs: [get]"],
  ],
});
