import { testSensitivePermission } from './_sensitive-permission';
import { readSecrets } from '../../../src/rules/rbac/read-secrets';

testSensitivePermission(readSecrets, {
  why: 'exposes the contents of every Secret in scope',
  reported: [
    { rules: ["apiGroups: [''], resources: [secrets], verbs: [get]"], key: 'secrets get', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [secrets], verbs: [list]"], key: 'secrets list', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [secrets], verbs: [watch]"], key: 'secrets watch', path: 'rules[0]' },
    // A dry run returns the contents.
    { rules: ["apiGroups: [''], resources: [secrets], verbs: [patch, deletecollection]"], key: 'secrets patch,deletecollection', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [secrets], verbs: [delete]"], key: 'secrets delete', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [secrets], verbs: [update]", "apiGroups: [''], resources: [secrets], verbs: [list]", "apiGroups: [''], resources: [secrets], verbs: [get]"], key: 'secrets get,list', path: 'rules[1]' },
    { rules: ["apiGroups: ['*'], resources: [secrets], verbs: [get]"], key: 'secrets.* get', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [secrets], resourceNames: [database, ''], verbs: [get, list]"], key: 'secrets list named "",database', path: 'rules[0]' },
    { rules: ['apiGroups: [null], resources: [secrets], verbs: [get]'], key: 'secrets get', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [secrets], resourceNames: [database], verbs: [get]"],
    ["apiGroups: [''], resources: [secrets], resourceNames: [database], verbs: [patch]"],
    ["apiGroups: [''], resources: [secrets], verbs: [create, update]"],
    ["apiGroups: [''], resources: [secrets], resourceNames: [database], verbs: [delete]"],
    ['apiGroups: [example.com], resources: [secrets], verbs: [get]'],
    ["apiGroups: [''], resources: [configmaps], verbs: [get]"],
  ],
});
