import { testSensitivePermission } from './_sensitive-permission';
import { modifyCsiDrivers } from '../../../src/rules/rbac/modify-csi-drivers';

testSensitivePermission(modifyCsiDrivers, {
  why: 'makes the kubelet pass a driver the tokens of pods that use its volumes',
  reported: [
    { rules: ['apiGroups: [storage.k8s.io], resources: [csidrivers], verbs: [create, update]'], key: 'csidrivers.storage.k8s.io create,update', path: 'rules[0]' },
  ],
  silent: [
    ['apiGroups: [storage.k8s.io], resources: [csidrivers, csinodes], verbs: [get, list, watch]'],
  ],
});
