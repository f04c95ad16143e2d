import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const bindPodsToNodes = sensitivePermissionRule({
  id: 'bind-pods-to-nodes',
  summary: 'A role assigns pods to nodes',
  remedy: 'remove pods/binding',
  why: 'A pod binding assigns a pod that has no node yet. '
    + 'It ignores taints, affinity and resources, so its holder can send any new pod to any node. Only schedulers need it.',
  fix: {
    construct: 'Permission.of([\'get\', \'list\', \'watch\'], kplus.ApiResource.PODS)',
    yaml: [
      'rules:',
      '- apiGroups: [\'\']',
      '  resources: [pods]',
      '  verbs: [get, list, watch]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1610'),
    kubernetes('Assigning Pods to Nodes', 'concepts/scheduling-eviction/assign-pod-node/'),
  ],
});
