import { ConditionGraph } from '../condition-graph';

/** Built-in controllers run as accounts of kube-system. One of them can add any permission to any ClusterRole. */
export function systemAccountEdges({ graph }: ConditionGraph): void {
  graph.connect(graph.classNode('accounts', { namespace: 'kube-system' }), graph.single('cluster-admin'), {
    edge: 'system-account',
    how: 'clusterrole-aggregation-controller, which adds every permission to a ClusterRole',
    proof: 'api-server',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#controller-roles',
  });
}
