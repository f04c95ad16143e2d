import { deployment, POD, testRule } from './_pods';
import { sensitiveHostPath } from '../../../src/rules/pods/sensitive-host-path';

testRule(sensitiveHostPath, {
  fires: [
    ['the root directory', deployment('volumes: [{ name: root, hostPath: { path: / } }]'), [`${POD}.volumes[0].hostPath.path [volume root]`], 'the volume \'root\' is "/" of the node, with programs, devices or credentials of the node in it'],
    ...['//', '/etc', '/etc/', '/var/lib', '/var/lib/kubelet/pods', '/etc/kubernetes/pki', '/data/../etc', '/run', '/var/run', '/proc/1', '/dev', '/home'].map(path =>
      [`the path ${path}`, deployment(`volumes: [{ name: v, hostPath: { path: ${path} } }]`), [`${POD}.volumes[0].hostPath.path [volume v]`]] as const),
  ],
  silent: [
    ...['/data', '/var/log', '/etc/localtime', '/etc/ssl/certs', '/var/lib/app', '/procs', '/dev/kvm', '/variable'].map(path =>
      [`the path ${path}`, deployment(`volumes: [{ name: v, hostPath: { path: ${path} } }]`)] as const),
    ['a socket of a container runtime, which has a rule of its own', deployment('volumes: [{ name: v, hostPath: { path: /run/containerd/containerd.sock } }]')],
    ['odd shapes', deployment('volumes: [null, { name: v, hostPath: / }, { name: w, hostPath: { path: 1 } }]')],
  ],
});
