import { testSensitivePermission } from './_sensitive-permission';
import { attachEphemeralContainers } from '../../../src/rules/rbac/attach-ephemeral-containers';

testSensitivePermission(attachEphemeralContainers, {
  why: 'starts any container inside the pod',
  reported: [
    { rules: ["apiGroups: [''], resources: [pods/ephemeralcontainers], verbs: [patch]"], key: 'pods/ephemeralcontainers patch', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [pods/ephemeralcontainers], verbs: [update]"], key: 'pods/ephemeralcontainers update', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [pods/ephemeralcontainers], verbs: [get]"],
  ],
});
