import { clusterRole, testSensitivePermission } from './_sensitive-permission';
import { SENSITIVE_PERMISSION_RULES } from '../../../src/kubernetes/rbac/sensitive-permissions';
import { grantsEverything } from '../../../src/rules/rbac/grants-everything';
import { RULES } from '../../../src/rules/registry';
import { check } from '../_violations';

const ALL = "apiGroups: ['*'], resources: ['*'], verbs: ['*']";

testSensitivePermission(grantsEverything, {
  why: 'it covers every resource of every API group',
  reported: [
    { rules: [ALL], key: '*.* *', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [pods], verbs: [get]", ALL, "nonResourceURLs: ['*'], verbs: ['*']"], key: '*.* *', path: 'rules[1]' },
    { rules: ["apiGroups: ['*'], resources: ['*'], verbs: [get, list, watch, create, update, patch, delete, deletecollection]"], key: '*.* *', path: 'rules' },
    { rules: ["apiGroups: ['*'], resources: ['*'], verbs: [get, list, watch]", "apiGroups: ['*'], resources: ['*'], verbs: [create, update, patch, delete, deletecollection]"], key: '*.* *', path: 'rules' },
  ],
  silent: [
    ["apiGroups: [apps], resources: ['*'], verbs: ['*']"],
    ["apiGroups: ['*'], resources: ['*'], verbs: [get, list, watch]"],
    ["apiGroups: ['*'], resources: ['*'], resourceNames: [web], verbs: ['*']"],
    ["nonResourceURLs: ['*'], verbs: ['*']"],
  ],
});

test('it is said once', () => {
  const yaml = clusterRole([ALL, "nonResourceURLs: ['*'], verbs: ['*']", "apiGroups: [''], resources: [secrets], verbs: [get]"]);
  const found = RULES.filter(({ id }) => SENSITIVE_PERMISSION_RULES.includes(id)).flatMap(rule => check(rule, yaml));
  expect(found).toEqual(['ClusterRole/role rules[0] [*.* *]']);
});
