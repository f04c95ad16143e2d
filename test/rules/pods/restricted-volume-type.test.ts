import { restrictedVolumeType } from '../../../src/rules/pods/restricted-volume-type';
import { deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(restrictedVolumeType, {
  invalid: [
    {
      name: 'a network share',
      yaml: deployment('volumes: [{ name: data, nfs: { server: storage, path: /data } }]'),
      findings: [`${POD}.volumes[0] [volume data nfs]`],
      message: "the volume 'data' is of type nfs",
    },
    {
      name: 'an unknown type',
      yaml: deployment('volumes: [{ name: data, secretly: {} }]'),
      findings: [`${POD}.volumes[0] [volume data secretly]`],
      message: 'of type secretly',
    },
    {
      name: 'a network share beside a hostPath',
      yaml: deployment('volumes: [{ name: data, hostPath: { path: /a }, nfs: { server: s, path: /b } }]'),
      findings: [`${POD}.volumes[0] [volume data hostPath nfs]`],
      message: 'hostPath, nfs',
    },
  ],
  valid: [
    { name: 'a hostPath, which another rule reports', yaml: deployment('volumes: [{ name: data, hostPath: { path: /data } }]') },
    {
      name: 'all allowed types',
      yaml: deployment(`volumes: [${['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected', 'secret'].map(type => `{ name: ${type}, ${type}: {} }`).join(', ')}]`),
    },
    { name: 'a volume without a type', yaml: deployment('volumes: [{ name: data }, { name: other, nfs: null }]') },
  ],
});
