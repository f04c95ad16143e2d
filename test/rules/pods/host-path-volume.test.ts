import { deployment, POD, testRule } from './_pods';
import { hostPathVolume } from '../../../src/rules/pods/host-path-volume';

testRule(hostPathVolume, {
  fires: [
    ['a directory of the node', deployment('volumes: [{ name: tmp, emptyDir: {} }, { name: data, hostPath: { path: /data } }]'), [`${POD}.volumes[1].hostPath [volume data]`], 'the volume \'data\' is "/data" of the node'],
    ['one without a path', deployment('volumes: [{ name: data, hostPath: {} }]'), [`${POD}.volumes[0].hostPath [volume data]`], 'allowed is no hostPath volume'],
    ['one without a name', deployment('volumes: [{ hostPath: { path: /data } }]'), [`${POD}.volumes[0].hostPath [volume without a name]`]],
    ['volumes that are no list', deployment('volumes: { hostPath: { path: /data } }'), [`${POD}.volumes [volume without a name]`], 'it must be a list'],
  ],
  silent: [
    ['other volumes', deployment('volumes: [{ name: a, emptyDir: {} }, { name: b, nfs: { server: s, path: /data } }, { name: c, hostPath: null }]')],
    ['a PersistentVolume of the node', 'apiVersion: v1\nkind: PersistentVolume\nmetadata: { name: data }\nspec: { hostPath: { path: /data } }'],
  ],
});
