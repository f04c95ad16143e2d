import { Namespace } from '../../model/namespace';
import { ConditionGraph } from '../condition-graph';

const WORKLOADS = 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation';
const POD_SECURITY = 'https://kubernetes.io/docs/concepts/security/pod-security-admission/';
const UNLABELLED = 'no default of Pod Security and no other admission control refuses privileged pods';

/** The creator of a pod chooses its account and volumes, and gets the node if the namespace admits a privileged pod. */
export function ownPodEdges({ graph, model, namespaces }: ConditionGraph): void {
  for (const namespace of namespaces) {
    const pod = graph.classNode('own-pod', { namespace });
    graph.connect(pod, graph.classNode('tokens', { namespace }), { edge: 'pod-as-any-account', how: 'its pod runs as the account', proof: 'api-server', source: WORKLOADS });
    graph.connect(pod, graph.classNode('secrets', { namespace }), {
      edge: 'pod-with-any-secret', how: 'its pod mounts the Secret', dependsOn: 'the names of the Secrets are known', proof: 'api-server', source: WORKLOADS,
    });
    const level = levelOf(model.namespace(namespace));
    if (level === 'restricted' || level === 'baseline') { continue; }
    graph.connect(pod, graph.single('node'), {
      edge: 'privileged-pod',
      how: 'its pod is privileged',
      proof: 'api-server',
      source: POD_SECURITY,
      ...level === 'privileged' ? {} : { dependsOn: UNLABELLED },
    });
  }
}

function levelOf(namespace: Namespace | undefined): string | undefined {
  return namespace?.podSecurity.enforce;
}
