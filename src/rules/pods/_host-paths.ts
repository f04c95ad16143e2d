import { posix } from 'path';
import { field } from '../../objects/plain-object';
import { volumeText } from '../_part-names';
import { PartViolation, Rule, RuleDescription } from '../rule';

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

/** The rule on hostPath volumes of a kind. */
export function hostPathRule(
  description: RuleDescription, kind: HostPathKind, describe: (volume: string, path: string) => Pick<PartViolation, 'message' | 'fix'>,
): Rule {
  return {
    ...description,
    subject: 'volume',
    fields: ['hostPath'],
    *check({ name, manifest }) {
      const path = field(manifest, 'hostPath', 'path');
      if (typeof path !== 'string' || hostPathKind(path) !== kind) { return; }
      yield { path: ['hostPath', 'path'], ...describe(volumeText(name), JSON.stringify(path)) };
    },
  };
}
