import { testSensitivePermission } from './_sensitive-permission';
import { portForwardToPods } from '../../../src/rules/rbac/port-forward-to-pods';

testSensitivePermission(portForwardToPods, {
  why: 'reaches ports of the pod, bypassing every network policy',
  reported: [
    { rules: ["apiGroups: [''], resources: [pods/portforward], verbs: [create]"], key: 'pods/portforward create', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [pods/portforward], verbs: [get]"], key: 'pods/portforward get', path: 'rules[0]', minors: [34] },
  ],
  silent: [
    ["apiGroups: [''], resources: [pods/log], verbs: [get]"],
    ["apiGroups: [''], resources: [pods/portforward], verbs: [delete]"],
  ],
});
