import { deployment, POD, testRule } from './_pods';
import { containerRuntimeSocket } from '../../../src/rules/pods/container-runtime-socket';

testRule(containerRuntimeSocket, {
  fires: [
    ['the socket of Docker', deployment('volumes: [{ name: docker, hostPath: { path: /var/run/docker.sock } }]'), [`${POD}.volumes[0].hostPath.path [volume docker]`], 'the way to the container runtime of the node'],
    ['a volume whose name is no text, and can not be made one', deployment('volumes: [{ name: { toString: 1 }, hostPath: { path: /run/docker.sock } }]'), [`${POD}.volumes[0].hostPath.path [volume without a name]`], 'a volume without a name is'],
    ...['/run/containerd/containerd.sock', '/run/containerd', '/var/run/containerd', '/var/run/crio/crio.sock', '/run/k3s/containerd/containerd.sock', '\\\\.\\pipe\\docker_engine'].map(path =>
      [`the path ${path}`, deployment(`volumes: [{ name: v, hostPath: { path: '${path}' } }]`), [`${POD}.volumes[0].hostPath.path [volume v]`]] as const),
  ],
  silent: [
    ['directories, which have rules of their own', deployment('volumes: [{ name: a, hostPath: { path: /var/run } }, { name: b, hostPath: { path: /data } }, { name: c, hostPath: { path: /run/containerd-stuff } }]')],
    ['a file of that name in the container', deployment('containers: [{ name: app, volumeMounts: [{ name: v, mountPath: /var/run/docker.sock }] }], volumes: [{ name: v, emptyDir: {} }]')],
  ],
});
