import { restrictedVolumeType } from '../../../src/rules/pods/restricted-volume-type';
import { deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(restrictedVolumeType, {
  invalid: [
    {
      name: 'a share',
      yaml: deployment('volumes: [{ name: data, nfs: { server: storage, path: /data } }]'),
      findings: [`${POD}.volumes[0] [volume data nfs]`],
      message: "the volume 'data' is of type nfs",
    },
    {
      name: 'a type that nobody knows',
      yaml: deployment('volumes: [{ name: data, secretly: {} }]'),
      findings: [`${POD}.volumes[0] [volume data secretly]`],
      message: 'of type secretly',
    },
    {
      name: 'a share beside a directory of the node',
      yaml: deployment('volumes: [{ name: data, hostPath: { path: /a }, nfs: { server: s, path: /b } }]'),
      findings: [`${POD}.volumes[0] [volume data hostPath nfs]`],
      message: 'hostPath, nfs',
    },
  ],
  valid: [
    { name: 'a directory of the node, which has a rule of its own', yaml: deployment('volumes: [{ name: data, hostPath: { path: /data } }]') },
    {
      name: 'all types that are listed',
      yaml: deployment(`volumes: [${['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected', 'secret'].map(type => `{ name: ${type}, ${type}: {} }`).join(', ')}]`),
    },
    { name: 'a volume without a type', yaml: deployment('volumes: [{ name: data }, { name: other, nfs: null }]') },
  ],
});
