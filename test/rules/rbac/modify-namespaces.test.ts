import { testSensitivePermission } from './_sensitive-permission';
import { modifyNamespaces } from '../../../src/rules/rbac/modify-namespaces';

testSensitivePermission(modifyNamespaces, {
  why: 'the labels of a namespace, which decide what its pods may do',
  reported: [
    { rules: ["apiGroups: [''], resources: [namespaces], verbs: [patch]"], key: 'namespaces patch', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [namespaces], resourceNames: [shop], verbs: [update]"], key: 'namespaces update named shop', path: 'rules[0]' },
    // Both write the labels too, as tested on a real API server.
    { rules: ["apiGroups: [''], resources: [namespaces/status], verbs: [get, patch]"], key: 'namespaces/status patch', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [namespaces/finalize], verbs: [update]"], key: 'namespaces/finalize update', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [namespaces], verbs: [get, create]"],
    ["apiGroups: [''], resources: [namespaces/status, namespaces/finalize], verbs: [get]"],
  ],
});
