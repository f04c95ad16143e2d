import { nameText } from '../../../src/kubernetes/rbac/name-text';
import { sensitiveHostPath } from '../../../src/rules/pods/sensitive-host-path';
import { deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(sensitiveHostPath, {
  invalid: [
    {
      name: 'the root directory',
      yaml: deployment('volumes: [{ name: root, hostPath: { path: / } }]'),
      findings: [`${POD}.volumes[0].hostPath.path [volume root /]`],
      message: 'the volume \'root\' is "/" of the node, which contains programs, devices or credentials of the node',
    },
    ...['//', '/etc', '/etc/', '/var/lib', '/var/lib/kubelet/pods', '/etc/kubernetes/pki', '/data/../etc', '/run', '/var/run', '/proc/1', '/dev', '/home'].map(path => ({
      name: `the path ${path}`,
      yaml: deployment(`volumes: [{ name: v, hostPath: { path: ${path} } }]`),
      findings: [`${POD}.volumes[0].hostPath.path [volume v ${path}]`],
    })),
    ...['${DIRECTORY}', "'{{ .Values.path }}'", "'/${DIRECTORY}'", "'/var/run/{{ .Values.socket }}'", "'/var/lib/${NAME}'"].map(path => ({
      name: `the path ${path}, which may become a sensitive one`,
      yaml: deployment(`volumes: [{ name: v, hostPath: { path: ${path.startsWith('$') ? `'${path}'` : path} } }]`),
      findings: [`${POD}.volumes[0].hostPath.path [volume v ${nameText(path.replace(/^'|'$/g, ''))}] ?`],
      message: 'another tool fills in the path',
    })),
  ],
  valid: [
    { name: 'a placeholder in a harmless path', yaml: deployment("volumes: [{ name: v, hostPath: { path: '/data/${NAME}' } }]") },
    ...['/data', '/var/log', '/etc/localtime', '/etc/ssl/certs', '/var/lib/app', '/procs', '/dev/kvm', '/variable'].map(path => ({
      name: `the path ${path}`, yaml: deployment(`volumes: [{ name: v, hostPath: { path: ${path} } }]`),
    })),
    {
      name: 'a container runtime socket, which another rule reports',
      yaml: deployment('volumes: [{ name: v, hostPath: { path: /run/containerd/containerd.sock } }]'),
    },
    { name: 'odd shapes', yaml: deployment('volumes: [null, { name: v, hostPath: {} }, { name: w }]') },
  ],
});
