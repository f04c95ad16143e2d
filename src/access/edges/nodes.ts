import { Workload } from '../../model/workload';
import { ConditionGraph } from '../condition-graph';
import { EdgeInfo } from '../escalation-graph';

const PROOF = { proof: 'api-server', source: 'https://kubernetes.io/docs/reference/access-authn-authz/node/' } as const;
const RUNS_ON_NODE = 'it runs on the node';

/** A node has the tokens, Secrets and processes of its pods. */
export function nodeEdges({ graph, containers }: ConditionGraph): void {
  const [node, nodes] = [graph.single('node'), graph.single('nodes')];
  graph.join(nodes, node);
  graph.connect(nodes, graph.classNode('pods', 'everywhere'), { edge: 'pods-of-all-nodes', how: 'all pods run on a node', ...PROOF });
  for (const { workload, node: container } of containers) { graph.connect(node, container, infoOf(workload)); }
}

function infoOf(workload: Workload): EdgeInfo {
  return runsOnEveryNode(workload) ? { edge: 'daemon-set-pods-of-node', how: RUNS_ON_NODE, ...PROOF }
    : { edge: 'pods-of-node', how: RUNS_ON_NODE, ...PROOF, dependsOn: `a pod of ${workload.object.kind} ${workload.object.name} runs on that node` };
}

function runsOnEveryNode({ object, pod: { spec } }: Workload): boolean {
  return object.kind === 'DaemonSet' && Object.keys(spec?.nodeSelector ?? {}).length === 0 && !spec?.affinity?.nodeAffinity && !spec?.nodeName;
}
