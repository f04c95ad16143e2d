import { nameText } from '../../../src/kubernetes/rbac/name-text';
import { containerRuntimeSocket } from '../../../src/rules/pods/container-runtime-socket';
import { deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(containerRuntimeSocket, {
  invalid: [
    {
      name: 'the socket of Docker',
      yaml: deployment('volumes: [{ name: docker, hostPath: { path: /var/run/docker.sock } }]'),
      findings: [`${POD}.volumes[0].hostPath.path [volume docker /var/run/docker.sock]`],
      message: 'the socket of the container runtime of the node',
    },
    {
      name: 'a volume without a name',
      yaml: deployment('volumes: [{ hostPath: { path: /run/docker.sock } }]'),
      findings: [`${POD}.volumes[0].hostPath.path [volume without a name /run/docker.sock]`],
      message: 'a volume without a name is',
    },
    ...['/run/containerd/containerd.sock', '/run/containerd', '/var/run/containerd', '/var/run/crio/crio.sock', '/run/k3s/containerd/containerd.sock', '\\\\.\\pipe\\docker_engine'].map(path => ({
      name: `the path ${path}`,
      yaml: deployment(`volumes: [{ name: v, hostPath: { path: '${path}' } }]`),
      findings: [`${POD}.volumes[0].hostPath.path [volume v ${nameText(path)}]`],
    })),
  ],
  valid: [
    {
      name: 'directories, which other rules report',
      yaml: deployment('volumes: [{ name: a, hostPath: { path: /var/run } }, { name: b, hostPath: { path: /data } }, { name: c, hostPath: { path: /run/containerd-stuff } }]'),
    },
    {
      name: 'a file with that name in the container',
      yaml: deployment('containers: [{ name: app, volumeMounts: [{ name: v, mountPath: /var/run/docker.sock }] }], volumes: [{ name: v, emptyDir: {} }]'),
    },
  ],
});
