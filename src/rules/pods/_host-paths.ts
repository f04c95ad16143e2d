import { posix } from 'path';
import { judgedWorkloads } from './_judged';
import { listAt } from './_lists';
import { namedVolumeKey, namedVolumeText } from './_volumes';
import { field } from '../../kubernetes/pod-security/pod';
import { AppModel } from '../../model/app-model';
import { podPath } from '../_paths';
import { Violation } from '../rule';

/** What a directory of a node gives away. */
export type HostPathKind = 'runtime' | 'sensitive' | 'other';

const RUNTIME_SOCKETS = [
  'docker.sock', 'dockershim.sock', 'cri-dockerd.sock', 'containerd.sock', 'crio.sock', 'podman.sock', 'docker_engine', 'containerd-containerd',
];
const RUNTIME_DIRECTORIES = ['/run/containerd', '/run/crio', '/run/k3s/containerd', '/run/podman'];

/** With them, or what is around them, come programs, devices or credentials of the node or of all its pods. */
const SENSITIVE = [
  '/bin', '/boot', '/dev', '/etc/kubernetes', '/etc/rancher', '/etc/shadow', '/home', '/lib', '/lib64', '/proc', '/root', '/run', '/sbin', '/sys', '/usr/bin', '/usr/sbin',
  '/var/lib/containerd', '/var/lib/containers', '/var/lib/docker', '/var/lib/etcd', '/var/lib/kubelet', '/var/lib/rancher',
];

/** Also what is in them is as sensitive. */
const SENSITIVE_INSIDE = [
  '/etc/kubernetes', '/etc/rancher', '/proc', '/root', '/var/lib/containerd', '/var/lib/containers', '/var/lib/docker', '/var/lib/etcd', '/var/lib/kubelet', '/var/lib/rancher',
];

/** What a path of a node gives away. */
export function hostPathKind(text: string): HostPathKind {
  // Windows takes both kinds of slashes, and /var/run is a link to /run.
  const path = posix.normalize(text.replace(/\\/g, '/').replace(/^\/+/, '/')).replace(/(?<=.)\/$/, '').replace(/^\/var\/run(?=\/|$)/, '/run');
  if (RUNTIME_SOCKETS.includes(posix.basename(path)) || RUNTIME_DIRECTORIES.some(directory => isIn(path, directory))) { return 'runtime'; }
  return SENSITIVE.some(directory => isIn(directory, path)) || SENSITIVE_INSIDE.some(directory => isIn(path, directory)) ? 'sensitive' : 'other';
}

function isIn(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory === '/' ? '/' : `${directory}/`);
}

/** The hostPath volumes of a kind. */
export function* hostPaths(
  model: AppModel, kind: HostPathKind, describe: (volume: string, path: string) => Pick<Violation, 'message' | 'fix'>,
): Generator<Violation> {
  for (const workload of judgedWorkloads(model, 'hostPath')) {
    const seen = new Set<string>();
    for (const [index, volume] of listAt(workload.pod.spec, 'volumes')) {
      const path = field(volume, 'hostPath', 'path');
      const name = field(volume, 'name');
      const key = namedVolumeKey(name);
      if (typeof path !== 'string' || seen.has(key) || hostPathKind(path) !== kind) { continue; }
      seen.add(key);
      yield { object: workload.object, path: podPath(workload, 'volumes', index, 'hostPath', 'path'), key, ...describe(namedVolumeText(name), JSON.stringify(path)) };
    }
  }
}
