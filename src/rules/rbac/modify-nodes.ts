import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const modifyNodes = sensitivePermissionRule({
  id: 'modify-nodes',
  summary: 'A role changes nodes',
  remedy: 'do not grant write access to nodes',
  why: 'A taint with the effect NoExecute evicts the pods of a node, and labels decide where the pods of Deployments and DaemonSets run. '
    + 'An attacker who controls one node can use them to move other pods to it, with their tokens and Secrets. With delete or evict on pods, cordoning the other nodes is enough.',
  fix: {
    construct: 'Permission.read(kplus.ApiResource.NODES)',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [nodes]',
      '  verbs: [get, list, watch]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1098.006'),
    kubernetes('Taints and Tolerations', 'concepts/scheduling-eviction/taint-and-toleration/'),
  ],
});
