import { hostPathVolume } from '../../../src/rules/pods/host-path-volume';
import { deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(hostPathVolume, {
  invalid: [
    {
      name: 'a directory of the node',
      yaml: deployment('volumes: [{ name: tmp, emptyDir: {} }, { name: data, hostPath: { path: /data } }]'),
      findings: [`${POD}.volumes[1].hostPath [volume data /data]`],
      message: 'the volume \'data\' is "/data" of the node',
    },
    {
      name: 'a directory without a path',
      yaml: deployment('volumes: [{ name: data, hostPath: {} }]'),
      findings: [`${POD}.volumes[0].hostPath [volume data]`],
      message: 'allowed: no hostPath volume',
    },
    {
      name: 'a volume without a name',
      yaml: deployment('volumes: [{ hostPath: { path: /data } }]'),
      findings: [`${POD}.volumes[0].hostPath [volume without a name /data]`],
    },
  ],
  valid: [
    {
      name: 'other volumes',
      yaml: deployment('volumes: [{ name: a, emptyDir: {} }, { name: b, nfs: { server: s, path: /data } }, { name: c, hostPath: null }]'),
    },
    {
      name: 'a PersistentVolume on the node',
      yaml: 'apiVersion: v1\nkind: PersistentVolume\nmetadata: { name: data }\nspec: { hostPath: { path: /data } }',
    },
  ],
});
