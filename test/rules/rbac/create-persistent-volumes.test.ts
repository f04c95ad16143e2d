import { testSensitivePermission } from './_sensitive-permission';
import { createPersistentVolumes } from '../../../src/rules/rbac/create-persistent-volumes';

testSensitivePermission(createPersistentVolumes, {
  why: 'creates volumes that can be any directory of a node',
  reported: [
    { rules: ["apiGroups: [''], resources: [persistentvolumes], verbs: [create]"], key: 'persistentvolumes create', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [persistentvolumes], verbs: [get]"],
    ["apiGroups: [''], resources: [persistentvolumeclaims], verbs: [create]"],
  ],
});
