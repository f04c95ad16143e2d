import { isTemplated } from '../../kubernetes/names';
import { ConditionGraph } from '../condition-graph';
import { CLASS_KINDS, ClassKind, EdgeInfo } from '../escalation-graph';

const AUTHORIZATION = 'https://kubernetes.io/docs/reference/access-authn-authz/authorization/';
const PART: EdgeInfo = { edge: 'part', how: 'one of them', proof: 'documentation', source: AUTHORIZATION, isPart: true };
const SYSTEM_NAMESPACE = 'kube-system';

/** A node for all objects of a namespace leads to each of them, and a node for all namespaces leads to each namespace. */
export function classMemberEdges({ graph, model, namespaces, containers }: ConditionGraph): void {
  for (const kind of CLASS_KINDS) {
    const all = graph.classNode(kind, 'everywhere');
    for (const namespace of namespaces) { graph.join(all, graph.classNode(kind, { namespace })); }
    addUnknownNamespaces({ graph, namespaces }, kind);
  }
  for (const namespace of namespaces) { graph.join(graph.classNode('tokens', { namespace }), graph.classNode('accounts', { namespace })); }
  for (const { namespace, name } of model.serviceAccounts) {
    graph.connect(graph.classNode('accounts', { namespace }), graph.account(namespace, name), PART);
  }
  for (const { workload: { namespace }, node } of containers) { graph.connect(graph.classNode('pods', { namespace }), node, PART); }
}

/** An unknown namespace may be any other, except that of the control plane, which does not contain apps. */
function addUnknownNamespaces({ graph, namespaces }: Pick<ConditionGraph, 'graph' | 'namespaces'>, kind: ClassKind): void {
  const [unknown, known] = [namespaces.filter(isUnknown), namespaces.filter(namespace => !isUnknown(namespace) && namespace !== SYSTEM_NAMESPACE)];
  if (unknown.length === 0 || known.length + unknown.length < 2) { return; }
  const [into, outOf] = ['into', 'out of'].map(way => graph.node(`${kind} ${way} unknown namespaces`));
  for (const namespace of known) {
    graph.join(graph.classNode(kind, { namespace }), into, true);
    graph.join(outOf, graph.classNode(kind, { namespace }));
  }
  for (const namespace of unknown) {
    graph.join(into, graph.classNode(kind, { namespace }));
    graph.join(graph.classNode(kind, { namespace }), outOf, true);
  }
}

function isUnknown(namespace: string | undefined): boolean {
  return namespace === undefined || isTemplated(namespace);
}
