import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const kubeletApiAccess = sensitivePermissionRule({
  id: 'kubelet-api-access',
  summary: 'A role grants access to the kubelet API of nodes',
  remedy: 'name the subresources of nodes that are read',
  why: 'nodes/proxy gives access to the kubelet API, which runs commands in every pod of the node without admission control and without the audit log of the API server. '
    + 'get is enough, because commands run over a WebSocket. For metrics and logs, the kubelet only requires nodes/metrics, nodes/stats and nodes/log.',
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
