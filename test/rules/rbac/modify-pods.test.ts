import { testSensitivePermission } from './_sensitive-permission';
import { modifyPods } from '../../../src/rules/rbac/modify-pods';

testSensitivePermission(modifyPods, {
  why: 'changes the image, which then runs with the ServiceAccount and the Secrets of the pod',
  reported: [
    { rules: ["apiGroups: [''], resources: [pods], verbs: [patch]"], key: 'pods patch', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [pods], resourceNames: [web-0], verbs: [update]"], key: 'pods update named web-0', path: 'rules[0]' },
    // A subject that can create pods can already run any image as any account of the namespace; a create that is limited to names never matches.
    { rules: ["apiGroups: [''], resources: [pods], verbs: [create, patch]"], key: 'pods patch', path: 'rules[0]', atMost: 'low' },
    { rules: ["apiGroups: [''], resources: [pods], verbs: [patch]", "apiGroups: [''], resources: [pods], resourceNames: [web-0], verbs: [create]"], key: 'pods patch', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [pods], verbs: [get, delete]"],
    ["apiGroups: [''], resources: [pods/log], verbs: [update]"],
  ],
});
