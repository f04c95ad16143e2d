import { testSensitivePermission } from './_sensitive-permission';
import { wildcardApiGroup } from '../../../src/rules/rbac/wildcard-api-group';

testSensitivePermission(wildcardApiGroup, {
  why: 'covers every API group, including future ones',
  reported: [
    { rules: ["apiGroups: ['*'], resources: [widgets], verbs: [get]"], key: 'widgets.* get', path: 'rules[0].apiGroups', atMost: 'low' },
    { rules: ["apiGroups: ['*'], resources: [widgets], verbs: [update]"], key: 'widgets.* update', path: 'rules[0].apiGroups', atMost: 'medium' },
  ],
  silent: [
    ['apiGroups: [example.com], resources: [widgets], verbs: [get]'],
  ],
});
