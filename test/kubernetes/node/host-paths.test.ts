import { hostPathKind } from '../../../src/kubernetes/node/host-paths';

const SENSITIVE = [
  '/', '//', '/etc', '/etc/', '//etc//kubernetes/', '/var/lib/../../etc', '/etc/passwd', '/etc/shadow', '/etc/systemd/system', '/usr/lib/systemd', '/etc/cni/net.d', '/opt', '/opt/cni/bin', '/usr', '/usr/bin/runc',
  '/usr/local/bin', '/bin', '/sbin', '/lib', '/lib/modules', '/root/.ssh', '/home', '/home/ubuntu/.kube', '/srv/kubernetes', '/etc/kubernetes/admin.conf', '/etc/crictl.yaml', '/etc/cron.d', '/var/spool/cron',
  '/etc/ld.so.preload', '/etc/ssh', '/etc/sudoers.d', '/var', '/var/lib', '/var/lib/kubelet', '/var/lib/kubelet/pods', '/var/lib/kubelet/pki', '/var/lib/docker', '/var/lib/etcd', '/var/lib/rancher/k3s', '/var/lib/cloud',
  '/run', '/var/run', '/run/k3s', '/run/systemd/private', '/var/run/dbus/system_bus_socket', '/proc/1', '/sys/fs/cgroup', '/sys/kernel/debug', '/dev', '/dev/sda', '/dev/mem', '/boot', '/snap', '/usr/libexec/kubernetes',
  '/etc/ssl/private', 'C:\\', 'D:\\', 'c:\\var\\lib\\kubelet', 'C:\\Windows\\System32',
];
const OTHER = [
  '/data', '/var/log', '/var/log/pods', '/etc/localtime', '/etc/ssl', '/etc/ssl/certs', '/etc/pki', '/etc/hosts', '/etc/machine-id', '/usr/share/zoneinfo', '/usr/share/ca-certificates', '/var/lib/app', '/procs', '/mnt',
  '/dev/kvm', '/dev/fuse', '/dev/shm', '/dev/null', '/dev/nvidia0', '/dev/net/tun', '/var/lib/kubelet/plugins', '/var/lib/kubelet/plugins/kubernetes.io/csi', '/var/lib/kubelet/plugins_registry',
  '/var/lib/kubelet/device-plugins', '/var/lib/kubelet/pod-resources', '/var/lib/k0s/kubelet/device-plugins', '/run/netns', '/var/run/calico', '/tmp', '/k', '\\\\.\\pipe\\csi-proxy',
];
const RUNTIME = [
  '/var/run/docker.sock', '/run/containerd', '/run/containerd/containerd.sock', '/run/crio/crio.sock', '/run/k3s/containerd/containerd.sock', '/run/podman/podman.sock', '/var/run/cri-dockerd.sock',
  '/var/vcap/sys/run/docker/docker.sock', '\\\\.\\pipe\\docker_engine', '\\\\.\\pipe\\containerd-containerd',
];

test.each([
  ...SENSITIVE.map(path => [path, 'sensitive'] as const), ...OTHER.map(path => [path, 'other'] as const), ...RUNTIME.map(path => [path, 'runtime'] as const),
])('%s is %s', (path, kind) => {
  expect(hostPathKind(path)).toBe(kind);
});
