import { testSensitivePermission } from './_sensitive-permission';
import { modifyNodes } from '../../../src/rules/rbac/modify-nodes';

testSensitivePermission(modifyNodes, {
  why: 'evicts pods with taints',
  reported: [
    { rules: ["apiGroups: [''], resources: [nodes], verbs: [get, update, patch]"], key: 'nodes update,patch', path: 'rules[0]', atMost: 'medium' },
    { rules: ["apiGroups: [''], resources: [nodes], verbs: [patch]", "apiGroups: [''], resources: [pods/eviction], verbs: [create]"], key: 'nodes patch with pods delete', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [nodes], verbs: [get, list, watch]"],
    ["apiGroups: [''], resources: [pods], verbs: [delete, deletecollection]", "apiGroups: [''], resources: [pods/eviction], verbs: [create]"],
    ["apiGroups: [''], resources: [nodes/log], verbs: [get]"],
  ],
});
