import { testSensitivePermission } from './_sensitive-permission';
import { bindPodsToNodes } from '../../../src/rules/rbac/bind-pods-to-nodes';

testSensitivePermission(bindPodsToNodes, {
  why: 'assigns a pending pod to any node',
  reported: [
    { rules: ["apiGroups: [''], resources: [pods/binding], verbs: [create]"], key: 'pods/binding create', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [pods], verbs: [get]"],
  ],
});
