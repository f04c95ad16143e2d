import { testSensitivePermission } from './_sensitive-permission';
import { modifyNetworkPolicies } from '../../../src/rules/rbac/modify-network-policies';

testSensitivePermission(modifyNetworkPolicies, {
  why: 'allows traffic that network policies block',
  reported: [
    { rules: ['apiGroups: [networking.k8s.io], resources: [networkpolicies], verbs: [get, create, delete]'], key: 'networkpolicies.networking.k8s.io create,delete', path: 'rules[0]' },
    { rules: ['apiGroups: [cilium.io], resources: [ciliumnetworkpolicies], verbs: [patch]'], key: 'ciliumnetworkpolicies.cilium.io patch', path: 'rules[0]' },
  ],
  silent: [
    ['apiGroups: [networking.k8s.io], resources: [networkpolicies], verbs: [get, list, watch]'],
  ],
});
