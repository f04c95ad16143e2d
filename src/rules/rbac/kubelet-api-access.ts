import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const kubeletApiAccess = sensitivePermissionRule({
  id: 'kubelet-api-access',
  summary: 'A role reaches the API of the kubelet on nodes',
  remedy: 'name the subresources of nodes that are read',
  why: 'nodes/proxy opens the API of the kubelet, which runs commands in every pod of the node without admission control and without the audit log of the API server. '
    + 'get is enough, since a command runs over a WebSocket. For metrics and logs the kubelet asks for nodes/metrics, nodes/stats and nodes/log.',
  fix: {
    construct: 'Permission.get(Subresource.of(kplus.ApiResource.NODES, \'metrics\'), Subresource.of(kplus.ApiResource.NODES, \'stats\'))',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [nodes/metrics, nodes/stats]',
      '  verbs: [get]',
    ].join('\n'),
  },
  references: [
    cis('5.1.10'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1609'),
    mitre('T1611'),
    kubernetes('Role Based Access Control Good Practices: access to the proxy subresource of nodes', 'concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes'),
  ],
});
