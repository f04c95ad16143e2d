import { hasCapability } from '../../kubernetes/node/node-capabilities';
import { hasUserNamespace, isWindows } from '../../kubernetes/pod-security/pod-system';
import { Container, Workload } from '../../model/workload';
import { texts } from '../../objects/lists';
import { ConditionGraph } from '../condition-graph';
import { isNoRoot } from '../container-user';
import { EdgeInfo } from '../escalation-graph';

const POD_SECURITY = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline';
const CAPABILITIES = 'https://man7.org/linux/man-pages/man7/capabilities.7.html';

/** Capabilities that are sufficient to escape from a container. */
const SUFFICIENT = ['SYS_ADMIN', 'SYS_MODULE', 'SYS_RAWIO'];
/** Capabilities that are sufficient on some nodes. */
const POSSIBLE = ['BPF', 'DAC_READ_SEARCH', 'MAC_ADMIN', 'PERFMON', 'SYS_BOOT'];

/** A container with control over its node leads to the node. */
export function hostAccessEdges({ graph, containers }: ConditionGraph): void {
  for (const { workload, container, node } of containers) {
    const info = infoOf(workload, container);
    if (info) { graph.connect(node, graph.single('node'), { proof: 'documentation', ...info }); }
  }
}

function infoOf(workload: Workload, container: Container): Omit<EdgeInfo, 'proof'> | undefined {
  const { pod } = workload;
  const security = container.manifest.securityContext;
  if (security?.windowsOptions?.hostProcess ?? pod.spec?.securityContext?.windowsOptions?.hostProcess) {
    return { edge: 'windows-host-process', how: 'hostProcess', source: POD_SECURITY };
  }
  if (isWindows(pod) || hasUserNamespace(pod)) { return undefined; }
  if (security?.privileged === true) { return { edge: 'privileged-container', how: 'privileged', source: POD_SECURITY }; }
  const added = [...texts(security?.capabilities?.add)];
  const found = SUFFICIENT.find(name => hasCapability(added, name));
  if (found !== undefined) {
    // A process that is not root has none of its own.
    const dependsOn = isNoRoot(workload, container) ? { dependsOn: 'a program of the image makes its user root' } : {};
    return { edge: 'capability', how: `capability ${found}`, source: CAPABILITIES, ...dependsOn };
  }
  if (pod.spec?.hostPID === true && hasCapability(added, 'SYS_PTRACE')) {
    return { edge: 'capability', how: 'hostPID and capability SYS_PTRACE', source: CAPABILITIES, dependsOn: 'AppArmor and seccomp let it trace processes of the node' };
  }
  const possible = isNoRoot(workload, container) ? undefined : POSSIBLE.find(name => hasCapability(added, name));
  return possible === undefined ? undefined
    : { edge: 'capability', how: `capability ${possible}`, source: CAPABILITIES, dependsOn: 'the kernel and the runtime of the node let it be used' };
}
