import { ConditionGraph } from '../condition-graph';
import { ClassKind, EdgeInfo } from '../escalation-graph';

const AUTHORIZATION = 'https://kubernetes.io/docs/reference/access-authn-authz/authorization/';

/** An administrator of a namespace, or of the cluster, reaches everything in it. */
export function administratorEdges({ graph, namespaces }: ConditionGraph): void {
  const parts: readonly ClassKind[] = ['tokens', 'pods', 'own-pod', 'secrets', 'written-secrets'];
  const info: EdgeInfo = { edge: 'administrator', how: 'every permission', proof: 'api-server', source: AUTHORIZATION };
  for (const namespace of namespaces) {
    const administrator = graph.classNode('administrator', { namespace });
    for (const kind of parts) { graph.connect(administrator, graph.classNode(kind, { namespace }), info); }
    graph.connect(administrator, graph.single('node'), {
      ...info,
      edge: 'modify-namespaces',
      how: 'labels the namespace as privileged and runs a privileged pod',
      source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#namespace-modification',
    });
  }
  const administrator = graph.single('cluster-admin');
  for (const kind of parts) { graph.connect(administrator, graph.classNode(kind, 'everywhere'), info); }
  graph.connect(administrator, graph.single('nodes'), info);
}
