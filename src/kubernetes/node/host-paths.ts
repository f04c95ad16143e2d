import { posix } from 'path';
import { placeholderStart } from '../../objects/placeholder';

/** What a directory of a node exposes. */
export type HostPathKind =
  /** The socket of the container runtime, or the directory that holds it. */
  | 'runtime'
  /** Programs, devices, sockets or credentials of the node or of all its pods. */
  | 'sensitive'
  | 'other';

/** Most severe first. */
export const HOST_PATH_KINDS: readonly HostPathKind[] = ['runtime', 'sensitive', 'other'];

const RUNTIME_SOCKETS = [
  'docker.sock', 'dockershim.sock', 'cri-dockerd.sock', 'containerd.sock', 'crio.sock', 'podman.sock', 'docker_engine', 'containerd-containerd', 'cri-dockerd', 'dockershim',
];
const RUNTIME_DIRECTORIES = ['/run/containerd', '/run/crio', '/run/docker', '/run/k3s/containerd', '/run/podman'];

/** These paths, their children and their parents expose programs, devices, sockets or credentials. */
const SENSITIVE = [
  // Programs, and files loaded into them or into the kernel.
  '/bin', '/boot', '/lib', '/lib32', '/lib64', '/libx32', '/opt/bin', '/opt/cni', '/sbin', '/snap', '/usr',
  // Files that start programs or control what they load.
  '/etc/alternatives', '/etc/anacrontab', '/etc/apparmor', '/etc/apparmor.d', '/etc/cron.d', '/etc/cron.daily', '/etc/cron.hourly', '/etc/cron.monthly', '/etc/cron.weekly', '/etc/crontab',
  '/etc/default', '/etc/environment', '/etc/init', '/etc/init.d', '/etc/ld.so.conf', '/etc/ld.so.conf.d', '/etc/ld.so.preload', '/etc/modprobe.d', '/etc/modules-load.d', '/etc/network',
  '/etc/NetworkManager', '/etc/profile', '/etc/profile.d', '/etc/rc.local', '/etc/selinux', '/etc/sysconfig', '/etc/sysctl.d', '/etc/systemd', '/etc/udev', '/var/spool/cron',
  // Users and their credentials.
  '/etc/group', '/etc/gshadow', '/etc/pam.d', '/etc/passwd', '/etc/pki/tls/private', '/etc/security', '/etc/shadow', '/etc/ssh', '/etc/ssl/private', '/etc/sudoers', '/etc/sudoers.d', '/home', '/root',
  // Kubernetes and its distributions.
  '/etc/cni', '/etc/etcd', '/etc/k0s', '/etc/kubelet', '/etc/kubernetes', '/etc/origin', '/etc/rancher', '/opt/rke', '/srv/kubernetes', '/var/data/kubelet', '/var/etcd', '/var/lib/etcd', '/var/lib/k0s',
  '/var/lib/kube-controller-manager', '/var/lib/kube-proxy', '/var/lib/kube-scheduler', '/var/lib/kubelet', '/var/lib/kubernetes', '/var/lib/minikube', '/var/lib/rancher', '/var/snap/microk8s',
  // Container runtimes, with the files of all containers.
  '/etc/containerd', '/etc/containers', '/etc/crictl.yaml', '/etc/crio', '/etc/docker', '/run/k3s', '/var/lib/containerd', '/var/lib/containers', '/var/lib/crio', '/var/lib/docker', '/var/vcap',
  // Instance data from the cloud.
  '/var/lib/cloud', '/var/lib/waagent',
  // Devices, the kernel, and sockets of the node's services.
  '/dev', '/proc', '/sys', '/run/dbus', '/run/systemd', '/run/user',
];

/** Sensitive paths with keys or tokens of the node or its pods. */
const CREDENTIALS = [
  '/etc/etcd', '/etc/gshadow', '/etc/kubernetes', '/etc/pki/tls/private', '/etc/rancher', '/etc/shadow', '/etc/ssh', '/etc/ssl/private', '/home', '/root', '/srv/kubernetes',
  '/var/data/kubelet', '/var/etcd', '/var/lib/cloud', '/var/lib/containerd', '/var/lib/containers', '/var/lib/docker', '/var/lib/etcd', '/var/lib/k0s', '/var/lib/kubelet',
  '/var/lib/kubernetes', '/var/lib/minikube', '/var/lib/rancher', '/var/lib/waagent', '/var/snap/microk8s',
];

/** Additional sensitive paths on Windows, without the drive. The Linux paths apply there too. */
const SENSITIVE_ON_WINDOWS = ['/k', '/programdata', '/program files', '/users', '/windows'];

/** Paths below sensitive ones that expose nothing: shared files, or devices made for pods. */
const HARMLESS_PATHS = [
  '/usr/include', '/usr/lib/locale', '/usr/lib/os-release', '/usr/local/share', '/usr/share', '/usr/src', '/usr/games',
  ...[
    'accel', 'bus/usb', 'dri', 'full', 'fuse', 'hugepages', 'infiniband', 'input', 'kfd', 'kmsg', 'kvm', 'log', 'mqueue', 'net/tun', 'null', 'nvidia', 'ptmx', 'ptp', 'pts', 'random', 'rtc', 'shm', 'snd', 'tty',
    'ttyACM', 'ttyS', 'ttyUSB', 'urandom', 'vfio', 'vhost', 'video', 'watchdog', 'zero',
  ].map(device => `/dev/${device}`),
];

/** Below a kubelet directory: sockets of plugins and mounts of storage drivers. */
const PLUGIN_DIRECTORY = /\/kubelet\/(?:plugins|plugins_registry|device-plugins|pod-resources|csi-plugins)(?:\/|$)/;

/** Certificates of authorities, which are public; the keys are in subdirectories. */
const AROUND_KEYS = ['/etc/pki', '/etc/pki/tls', '/etc/ssl'];

/** What a path of a node exposes. */
export function hostPathKind(text: string): HostPathKind {
  const { path, isWindows } = normalize(text);
  if (RUNTIME_SOCKETS.includes(posix.basename(path)) || RUNTIME_DIRECTORIES.some(directory => isIn(path, directory))) { return 'runtime'; }
  if (AROUND_KEYS.includes(path) || PLUGIN_DIRECTORY.test(path) || HARMLESS_PATHS.some(other => isIn(path, other) || isNumbered(path, other))) { return 'other'; }
  const directories = isWindows ? [...SENSITIVE, ...SENSITIVE_ON_WINDOWS] : SENSITIVE;
  return path === '/run' || directories.some(directory => isIn(path, directory) || isIn(directory, path)) ? 'sensitive' : 'other';
}

/** Whether a path may be more severe than `other` once its placeholder is filled in. */
export function mayBeSensitive(text: string): boolean {
  const start = placeholderStart(text);
  if (start === undefined || hostPathKind(text) !== 'other') { return false; }
  const written = text.slice(0, start).replace(/^\/var\/run(?=\/)/, '/run');
  return [...SENSITIVE, ...RUNTIME_DIRECTORIES].some(directory => directory.startsWith(written));
}

/** Windows accepts both kinds of slashes, any drive and any case; /var/run is a link to /run. */
function normalize(text: string): { readonly path: string; readonly isWindows: boolean } {
  const slashed = text.replace(/\\/g, '/');
  const isWindows = /^[A-Za-z]:/.test(slashed);
  const path = posix.normalize((isWindows ? slashed.slice(2).toLowerCase() || '/' : slashed).replace(/^\/+/, '/'));
  return { path: path.replace(/(?<=.)\/$/, '').replace(/^\/var\/run(?=\/|$)/, '/run'), isWindows };
}

function isIn(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory === '/' ? '/' : `${directory}/`);
}

/** `/dev/nvidia0`, `/dev/nvidia-uvm` */
function isNumbered(path: string, device: string): boolean {
  return device.startsWith('/dev/') && new RegExp(`^${device}[\\d-]`).test(path);
}

/** Whether a directory of a node contains the socket of the container runtime. */
export function holdsRuntimeSocket(text: string): boolean {
  const { path } = normalize(text);
  return RUNTIME_DIRECTORIES.some(directory => isIn(directory, path));
}

/** Whether a directory of a node contains keys or tokens, which read access exposes. */
export function holdsCredentials(text: string): boolean {
  const { path } = normalize(text);
  return CREDENTIALS.some(directory => isIn(path, directory) || isIn(directory, path));
}
