import { hasCapability } from '../../kubernetes/node/node-capabilities';
import { Container, Workload } from '../../model/workload';
import { texts } from '../../objects/lists';
import { ConditionGraph } from '../condition-graph';
import { isNoRoot, userOf } from '../container-user';
import { EdgeInfo } from '../escalation-graph';

const SOURCE = 'https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/';

/** Containers that share a process namespace can read each other's files if they run as the same user or as root. */
export function sharedProcessNamespaceEdges({ graph, containers, containersOf }: ConditionGraph): void {
  for (const { workload, container, node } of containers) {
    if (workload.pod.spec?.shareProcessNamespace !== true) { continue; }
    for (const other of containersOf(workload)) {
      if (other.node === node) { continue; }
      const info = infoOf(workload, container, other.container);
      if (info) { graph.connect(node, other.node, info); }
    }
  }
}

function infoOf(workload: Workload, from: Container, to: Container): EdgeInfo | undefined {
  const info: EdgeInfo = { edge: 'shared-process-namespace', how: 'the containers share their processes', proof: 'documentation', source: SOURCE };
  const [own, other] = [userOf(workload, from), userOf(workload, to)];
  if (own === 0 || (own !== undefined && own === other)) { return info; }
  if (hasCapability([...texts(from.manifest.securityContext?.capabilities?.add)], 'SYS_PTRACE')) {
    return isNoRoot(workload, from) ? { ...info, dependsOn: 'a program of the image makes its user root' } : info;
  }
  return own !== undefined && other !== undefined ? undefined : { ...info, dependsOn: 'both run as the same user, which the image decides' };
}
