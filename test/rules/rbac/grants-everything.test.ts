import { testSensitivePermission } from './_sensitive-permission';
import { grantsEverything } from '../../../src/rules/rbac/grants-everything';

testSensitivePermission(grantsEverything, {
  why: 'allows everything, like cluster-admin',
  reported: [
    { rules: ["apiGroups: ['*'], resources: ['*'], verbs: ['*']", "nonResourceURLs: ['*'], verbs: ['*']"], key: '*.* *', path: 'rules[0]' },
    { rules: ["apiGroups: ['*'], resources: ['*'], verbs: [get, list, watch, create, update, patch, delete, deletecollection]"], key: '*.* get,list,watch,create,update,patch,delete,deletecollection', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: ['*'], resources: ['*'], verbs: [get, list, watch]"],
    ["apiGroups: ['', apps], resources: ['*'], verbs: ['*']"],
  ],
});
