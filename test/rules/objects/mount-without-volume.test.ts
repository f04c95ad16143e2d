import { mountWithoutVolume } from '../../../src/rules/objects/mount-without-volume';
import { APP, container, deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

const statefulSet = (claims: string) => `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec: { ${claims} template: { spec: { containers: [{ name: app, volumeMounts: [{ name: data, mountPath: /data }] }] } } }`;

// ValidateVolumeMounts() and ValidateVolumeDevices() in pkg/apis/core/validation answer "not found" to each of these.
testRule(mountWithoutVolume, {
  invalid: [
    {
      name: 'a volume with another name',
      yaml: container('volumeMounts: [{ name: token, mountPath: /token }]', 'volumes: [{ name: tokens, emptyDir: {} }]'),
      findings: [`${APP}.volumeMounts[0].name [container app mount token]`],
      message: "the container 'app' mounts the volume 'token', which its pod does not have",
      fix: '- name: token',
    },
    { name: 'no volumes at all', yaml: container('volumeMounts: [{ name: a, mountPath: /a }]'), findings: [`${APP}.volumeMounts[0].name [container app mount a]`] },
    {
      name: 'names that differ in case',
      yaml: container('volumeMounts: [{ name: constructor, mountPath: /a }]', 'volumes: [{ name: Constructor }]'),
      findings: [`${APP}.volumeMounts[0].name [container app mount constructor]`],
    },
    {
      name: 'a mount without a name',
      yaml: container('volumeMounts: [{ mountPath: /a }]', 'volumes: [{ emptyDir: {} }]'),
      findings: [`${APP}.volumeMounts[0] [container app mount ]`],
      message: 'mounts a volume without a name',
    },
    {
      name: 'a block device',
      yaml: container('volumeDevices: [{ name: disk, devicePath: /dev/x }]'),
      findings: [`${APP}.volumeDevices[0].name [container app mount disk]`],
    },
    {
      name: 'init and ephemeral containers',
      yaml: deployment('initContainers: [{ name: setup, volumeMounts: [{ name: a, mountPath: /a }] }], ephemeralContainers: [{ name: debug, volumeMounts: [{ name: b, mountPath: /b }] }]'),
      findings: [`${POD}.initContainers[0].volumeMounts[0].name [container setup mount a]`, `${POD}.ephemeralContainers[0].volumeMounts[0].name [container debug mount b]`],
    },
    {
      name: 'a StatefulSet with another claim',
      yaml: statefulSet('volumeClaimTemplates: [{ metadata: { name: logs } }],'),
      findings: ['StatefulSet/db spec.template.spec.containers[0].volumeMounts[0].name [container app mount data]'],
    },
  ],
  valid: [
    { name: 'a volume with the name', yaml: container('volumeMounts: [{ name: a, mountPath: /a }]', 'volumes: [{ name: b }, { name: a }]') },
    { name: 'a claim of a StatefulSet', yaml: statefulSet('volumeClaimTemplates: [{ metadata: { name: data } }],') },
    { name: 'a name that is filled in', yaml: container('volumeMounts: [{ name: "{{ .Values.volume }}", mountPath: /a }]') },
    { name: 'a volume whose name is filled in', yaml: container('volumeMounts: [{ name: a, mountPath: /a }]', 'volumes: [{ name: "{{ .Values.volume }}" }]') },
    { name: 'volumes that cannot be read', yaml: container('volumeMounts: [{ name: a, mountPath: /a }]', 'volumes: { a: {} }') },
    { name: 'a volume whose name cannot be read', yaml: container('volumeMounts: [{ name: a, mountPath: /a }]', 'volumes: [{ name: 5 }]') },
    { name: 'no mounts', yaml: container('volumeMounts: []', 'volumes: [{ name: a }]') },
  ],
});
