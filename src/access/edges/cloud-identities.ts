import { Answer } from '../../model/answer';
import { receivesIdentity } from '../../model/receives-identity';
import { CloudIdentity } from '../../model/service-account';
import { ConditionGraph } from '../condition-graph';
import { EdgeInfo } from '../escalation-graph';

const SOURCES: { readonly [provider in CloudIdentity['provider']]: string } = {
  aws: 'https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html',
  google: 'https://cloud.google.com/kubernetes-engine/docs/concepts/workload-identity',
  azure: 'https://learn.microsoft.com/azure/aks/workload-identity-overview',
};
const TRUST = 'the cloud trusts the account';

/** The pods and tokens of an account have its cloud identity. */
export function cloudIdentityEdges({ graph, model, account, containers }: ConditionGraph): void {
  const identity = ({ provider, value }: CloudIdentity): number => graph.node(`cloud ${provider} ${value}`, { kind: 'cloud-identity', name: `${provider} ${value}` });
  for (const serviceAccount of model.serviceAccounts) {
    const { namespace, name, cloudIdentities } = serviceAccount;
    for (const one of cloudIdentities) {
      // The cloud requires a token with its audience, which an API token does not have.
      const tokens = graph.tokensOf(namespace, name);
      graph.join(tokens, account(serviceAccount));
      graph.connect(graph.classNode('tokens', { namespace }), identity(one), infoOf(one, `token of account ${name} for the cloud`, TRUST));
      graph.connect(tokens, identity(one), infoOf(one, `token of account ${name} for the cloud`, TRUST));
    }
  }
  for (const { workload, node } of containers) {
    for (const one of workload.serviceAccount.cloudIdentities) {
      const received: Answer = receivesIdentity(workload, one.provider);
      if (received === 'no') { continue; }
      graph.connect(node, identity(one), infoOf(one, `cloud identity of account ${workload.serviceAccount.name}`, received === 'yes' ? TRUST : `${TRUST}, and the webhook injects it`));
    }
  }
}

function infoOf({ provider }: CloudIdentity, how: string, dependsOn: string): EdgeInfo {
  return { edge: 'cloud-identity', how, dependsOn, proof: 'documentation', source: SOURCES[provider] };
}
