import { testSensitivePermission } from './_sensitive-permission';
import { modifyNodeOrPodStatus } from '../../../src/rules/rbac/modify-node-or-pod-status';

testSensitivePermission(modifyNodeOrPodStatus, {
  why: 'moves pods or traffic to where its holder wants them',
  reported: [
    { rules: ["apiGroups: [''], resources: [nodes/status], verbs: [patch]"], key: 'nodes/status patch', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [services/status], verbs: [update]"], key: 'services/status update', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [nodes/status], verbs: [get]"],
    ['apiGroups: [apps], resources: [deployments/status], verbs: [patch]'],
  ],
});
