import { posix } from 'path';
import { holdsCredentials, holdsRuntimeSocket, hostPathKind, mayBeSensitive } from '../../kubernetes/node/host-paths';
import { hasUserNamespace } from '../../kubernetes/pod-security/pod-system';
import { AppModel } from '../../model/app-model';
import { claimedPaths } from '../../model/claimed-paths';
import { Container, Workload } from '../../model/workload';
import { items } from '../../objects/lists';
import { ConditionGraph } from '../condition-graph';
import { isNoRoot, userOf } from '../container-user';
import { EdgeInfo } from '../escalation-graph';

const SOURCE = 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath';

/** The directory of pod logs, and its parents. */
const LOGS = /^\/var(?:\/log(?:\/pods|\/containers)?)?\/?$/;

/** A node directory in a volume. */
interface NodeDirectory {
  readonly path: string;
  /** The PersistentVolume that mounts it. */
  readonly through?: string;
  readonly certain: boolean;
  /** Whether the volume is read-only for all its mounts. */
  readonly readOnly?: boolean;
}

/** A container leads to its node if it can write the node's programs or credentials, or read its keys. */
export function hostPathEdges({ graph, model, workloads, containersOf }: ConditionGraph): void {
  for (const workload of workloads) {
    const directories = directoriesOf(workload, model);
    if (directories.size === 0) { continue; }
    for (const { container, node } of containersOf(workload)) {
      for (const info of infosOf(workload, container, directories, model)) { graph.connect(node, graph.single('node'), info); }
    }
  }
}

/** The node directories of a workload, by volume. */
function directoriesOf(workload: Workload, model: AppModel): ReadonlyMap<string, readonly NodeDirectory[]> {
  const found = new Map<string, NodeDirectory[]>();
  const add = (volume: string, directory: NodeDirectory): void => { found.set(volume, [...found.get(volume) ?? [], directory]); };
  const readOnly = new Set<string>();
  for (const { name, hostPath, persistentVolumeClaim } of items(workload.pod.spec?.volumes)) {
    if (name && hostPath?.path) { add(name, { path: hostPath.path, certain: true }); }
    if (name && persistentVolumeClaim?.readOnly === true) { readOnly.add(name); }
  }
  for (const { volume, hostPath, persistentVolume, certain } of claimedPaths(workload, model)) {
    add(volume, { path: hostPath, through: persistentVolume, certain, readOnly: readOnly.has(volume) });
  }
  return found;
}

function infosOf(
  workload: Workload, container: Container, directories: ReadonlyMap<string, readonly NodeDirectory[]>, model: AppModel,
): EdgeInfo[] {
  return items(container.manifest.volumeMounts).flatMap(({ name, readOnly, subPath, subPathExpr }) => (directories.get(name ?? '') ?? []).flatMap(directory => {
    const [below, filledIn] = [subPath || subPathExpr?.split('$(')[0], !subPath && subPathExpr?.includes('$(')];
    const path = below ? posix.join(directory.path, below) : directory.path;
    const isReadOnly = readOnly === true || directory.readOnly === true;
    const reach = reachOf(path, isReadOnly, workload, container) ?? (isReadOnly ? undefined : reachByLogs(path, workload, container, model));
    if (!reach) { return []; }
    const ofClaim = directory.certain ? undefined : `its claim is bound to the PersistentVolume '${directory.through}'`;
    const reasons = [reach.dependsOn, filledIn ? 'what the environment fills into subPathExpr' : undefined, ofClaim].filter(reason => reason !== undefined);
    const through = directory.through === undefined ? '' : ` through the PersistentVolume ${directory.through}`;
    return [{
      edge: directory.through === undefined ? 'host-path' : 'host-path-through-claim',
      how: `hostPath ${path}${isReadOnly ? ', read-only' : ''}${through}`,
      proof: directory.through === undefined ? 'documentation' as const : 'api-server' as const,
      source: SOURCE,
      ...reasons.length === 0 ? {} : { dependsOn: reasons.join(', and ') },
    }];
  }));
}

/** Whether access to a directory leads to the node; undefined if it does not. */
function reachOf(path: string, readOnly: boolean, workload: Workload, container: Container): { readonly dependsOn?: string } | undefined {
  if (mayBeSensitive(path)) { return readOnly ? undefined : { dependsOn: 'what fills in the path' }; }
  const kind = hostPathKind(path);
  if (kind === 'other') { return undefined; }
  if (hasUserNamespace(workload.pod)) { return { dependsOn: 'the mount maps users of the pod to those of the node' }; }
  // A socket also works if it is mounted read-only. It belongs to root.
  if (kind === 'runtime') { return isNoRoot(workload, container) ? { dependsOn: 'the socket lets its user connect' } : {}; }
  const isRoot = userOf(workload, container) === 0;
  if (!readOnly) { return isNoRoot(workload, container) ? { dependsOn: 'the permissions of the directory let its user write' } : {}; }
  if (isNoRoot(workload, container)) { return undefined; }
  if (holdsRuntimeSocket(path)) { return isRoot ? {} : { dependsOn: 'the image runs as root' }; }
  if (!holdsCredentials(path)) { return undefined; }
  return { dependsOn: isRoot ? 'credentials lie in the directory' : 'credentials lie in the directory, and the image runs as root' };
}

/** A link in place of a log makes the kubelet serve any file of the node to a reader of the log. */
function reachByLogs(path: string, workload: Workload, container: Container, model: AppModel): { readonly dependsOn?: string } | undefined {
  const { namespace, serviceAccount } = workload;
  if (!LOGS.test(path) || isNoRoot(workload, container)) { return undefined; }
  const reads = [{ resource: 'pods/log', namespace }, { resource: 'nodes/log' }, { resource: 'nodes/proxy' }]
    .some(request => model.can(serviceAccount, { verb: 'get', ...request }) === 'yes');
  return reads ? { dependsOn: 'the kubelet follows a link in place of a log' } : undefined;
}
