import { testSensitivePermission } from './_sensitive-permission';
import { modifyServices } from '../../../src/rules/rbac/modify-services';

testSensitivePermission(modifyServices, {
  why: 'intercepts traffic to any address through a Service with external IPs',
  reported: [
    { rules: ["apiGroups: [''], resources: [services], verbs: [create, update, patch]"], key: 'services create,update,patch', path: 'rules[0]', atMost: 'low' },
  ],
  silent: [
    ["apiGroups: [''], resources: [services], verbs: [get, list, watch, delete]"],
  ],
});
