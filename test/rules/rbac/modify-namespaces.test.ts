import { testSensitivePermission } from './_sensitive-permission';
import { modifyNamespaces } from '../../../src/rules/rbac/modify-namespaces';

testSensitivePermission(modifyNamespaces, {
  why: 'the labels of a namespace say what its pods may do',
  reported: [
    { rules: ["apiGroups: [''], resources: [namespaces], verbs: [patch]"], key: 'namespaces patch', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [namespaces], resourceNames: [shop], verbs: [update]"], key: 'namespaces update named shop', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [namespaces], verbs: [get, create]"],
    ["apiGroups: [''], resources: [namespaces/finalize], verbs: [update]"],
  ],
});
