import { deployment, POD, testRule } from './_pods';
import { restrictedVolumeType } from '../../../src/rules/pods/restricted-volume-type';

testRule(restrictedVolumeType, {
  fires: [
    ['a share', deployment('volumes: [{ name: data, nfs: { server: storage, path: /data } }]'), [`${POD}.volumes[0] [volume data]`], "the volume 'data' is of type nfs"],
    ['a type that nobody knows', deployment('volumes: [{ name: data, secretly: {} }]'), [`${POD}.volumes[0] [volume data]`], 'of type secretly'],
    ['a volume that is a text', deployment('volumes: [data]'), [`${POD}.volumes[0] [volume without a name]`], 'it must be an object'],
    ['a share beside a directory of the node', deployment('volumes: [{ name: data, hostPath: { path: /a }, nfs: { server: s, path: /b } }]'), [`${POD}.volumes[0] [volume data]`], 'hostPath, nfs'],
  ],
  silent: [
    ['a directory of the node, which has a rule of its own', deployment('volumes: [{ name: data, hostPath: { path: /data } }]')],
    ['all types that are listed', deployment(`volumes: [${['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected', 'secret'].map(type => `{ name: ${type}, ${type}: {} }`).join(', ')}]`)],
    ['a volume without a type', deployment('volumes: [{ name: data }, { name: other, nfs: null }]')],
  ],
});
