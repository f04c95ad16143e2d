import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, nsa, owaspKubernetes } from '../references';

export const modifyNetworkPolicies = sensitivePermissionRule({
  id: 'modify-network-policies',
  summary: 'A role changes network policies',
  remedy: 'do not grant write access to network policies',
  why: 'NetworkPolicies are additive: an additional policy allows what others block, and without policies a pod is reachable from everywhere. '
    + 'Anyone who can write or delete them can remove the isolation between workloads.',
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
