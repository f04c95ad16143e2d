import { ConditionGraph } from '../condition-graph';

const PROOF = { proof: 'api-server', source: 'https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets' } as const;

/** Reading the Secrets of a namespace reveals the non-expiring tokens in them; writing them too creates a token of any account. */
export function tokenSecretEdges({ graph, model, namespaces }: ConditionGraph): void {
  for (const namespace of namespaces) {
    graph.connect(graph.classNode('written-secrets', { namespace }), graph.classNode('accounts', { namespace }), {
      edge: 'written-token-secret', how: 'token Secret of any account', ...PROOF,
    });
  }
  for (const { object, namespace, serviceAccountName, certainty } of model.tokenSecrets) {
    if (serviceAccountName === undefined) { continue; }
    graph.connect(graph.classNode('secrets', { namespace }), graph.account(namespace, serviceAccountName), {
      edge: 'token-secret',
      how: `token in Secret ${object.name}`,
      ...PROOF,
      ...certainty === 'unknown' ? { dependsOn: `the Secret '${object.name}' holds a token` } : {},
    });
  }
}
