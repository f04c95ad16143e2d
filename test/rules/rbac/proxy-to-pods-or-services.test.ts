import { testSensitivePermission } from './_sensitive-permission';
import { proxyToPodsOrServices } from '../../../src/rules/rbac/proxy-to-pods-or-services';

testSensitivePermission(proxyToPodsOrServices, {
  why: 'reaches pods from the address of the API server, bypassing every network policy',
  reported: [
    { rules: ["apiGroups: [''], resources: [services/proxy], verbs: [get]"], key: 'services/proxy get', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [pods/proxy], resourceNames: [web-0], verbs: [create]"], key: 'pods/proxy create named web-0', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [services], verbs: [get]"],
    ["apiGroups: [''], resources: [services/status], verbs: [get]"],
  ],
});
