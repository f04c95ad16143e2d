import { testSensitivePermission } from './_sensitive-permission';
import { impersonate } from '../../../src/rules/rbac/impersonate';

testSensitivePermission(impersonate, {
  why: 'acts as ',
  reported: [
    { rules: ["apiGroups: [''], resources: [groups], verbs: [impersonate]"], key: 'groups impersonate', path: 'rules[0]', atMost: 'low' },
    { rules: ["apiGroups: [''], resources: [users], resourceNames: [jane], verbs: [impersonate]"], key: 'users impersonate named jane', path: 'rules[0]', atMost: 'high' },
    { rules: ["apiGroups: [''], resources: [serviceaccounts], verbs: ['*']"], key: 'serviceaccounts *', path: 'rules[0]' },
    { rules: ['apiGroups: [authentication.k8s.io], resources: [users], verbs: [impersonate:user-info]'], key: 'users.authentication.k8s.io impersonate:user-info', path: 'rules[0]', minors: [36, 37], atMost: 'low' },
  ],
  silent: [
    ["apiGroups: [''], resources: [serviceaccounts], verbs: [get]"],
    ["apiGroups: [''], resources: [pods], verbs: ['*']"],
    ["apiGroups: [''], resources: [pods], verbs: [impersonate]"],
    ['apiGroups: [example.com], resources: [users], verbs: [impersonate]'],
  ],
});
