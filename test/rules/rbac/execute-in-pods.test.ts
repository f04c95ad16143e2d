import { testSensitivePermission } from './_sensitive-permission';
import { executeInPods } from '../../../src/rules/rbac/execute-in-pods';

testSensitivePermission(executeInPods, {
  why: 'runs commands with the tokens of the pod',
  reported: [
    { rules: ["apiGroups: [''], resources: [pods/exec], verbs: [create]"], key: 'pods/exec create', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [pods/exec], verbs: [get]"], key: 'pods/exec get', path: 'rules[0]', minors: [34] },
    { rules: ["apiGroups: [''], resources: [pods/attach], resourceNames: [web-0], verbs: [create]"], key: 'pods/attach create named web-0', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: ['*/exec'], verbs: [create]"], key: '*/exec create', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [pods/log], verbs: [get]"],
    ["apiGroups: [''], resources: ['pods/*'], verbs: [create]"],
    ['apiGroups: [apps], resources: [pods/exec], verbs: [create]'],
  ],
});
