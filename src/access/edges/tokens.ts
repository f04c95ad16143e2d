import { Token } from '../../model/workload';
import { ConditionGraph } from '../condition-graph';
import { EdgeInfo } from '../escalation-graph';

const PROOF = { proof: 'api-server', source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/' } as const;

/** A container with a token for the Kubernetes API acts as its account. */
export function tokenEdges(conditions: ConditionGraph): void {
  for (const { workload, container, node } of conditions.containers) {
    for (const token of container.tokens) {
      if (token.forApi === 'no') { continue; }
      if (token.source !== 'secret') {
        conditions.graph.connect(node, conditions.account(workload.serviceAccount), infoOf(token, 'token', `token in ${container.name}`));
      } else if (token.serviceAccountName !== undefined) {
        const account = { namespace: workload.namespace, name: token.serviceAccountName };
        conditions.graph.connect(node, conditions.account(account), infoOf(token, 'token-secret-in-pod', `token of a Secret in ${container.name}`));
      }
    }
  }
}

function infoOf({ forApi }: Token, edge: string, how: string): EdgeInfo {
  return { edge, how, ...PROOF, ...forApi === 'unknown' ? { dependsOn: 'the container gets a token that the API server accepts' } : {} };
}
