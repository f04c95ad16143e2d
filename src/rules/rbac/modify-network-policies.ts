import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, nsa, owaspKubernetes } from '../references';

export const modifyNetworkPolicies = sensitivePermissionRule({
  id: 'modify-network-policies',
  summary: 'A role changes network policies',
  remedy: 'leave out writing network policies',
  why: 'NetworkPolicies are additive: one more policy opens what others close, and without policies a pod is reachable from everywhere. '
    + 'Whoever writes or deletes them can undo the isolation between workloads.',
  fix: {
    construct: 'Permission.read(kplus.ApiResource.NETWORK_POLICIES)',
    yaml: [
      'rules:',
      '- apiGroups: [networking.k8s.io]',
      '  resources: [networkpolicies]',
      '  verbs: [get, list, watch]',
    ].join('\n'),
  },
  references: [
    nsa('network policies'),
    owaspKubernetes('K02'),
    owaspKubernetes('K05'),
    kubernetes('Network Policies', 'concepts/services-networking/network-policies/'),
  ],
});
