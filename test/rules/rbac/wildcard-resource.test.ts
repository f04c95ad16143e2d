import { testSensitivePermission } from './_sensitive-permission';
import { wildcardResource } from '../../../src/rules/rbac/wildcard-resource';

testSensitivePermission(wildcardResource, {
  why: 'it covers every resource, also those to come',
  reported: [
    { rules: ["apiGroups: [''], resources: ['*'], verbs: [get]"], key: '* get', path: 'rules[0].resources' },
    { rules: ['apiGroups: [apps], resources: [pods], verbs: [get]', "apiGroups: [apps], resources: ['*'], verbs: [list]"], key: '*.apps list', path: 'rules[1].resources' },
    { rules: ["apiGroups: [apps], resources: ['*/scale'], verbs: [update]"], key: '*/scale.apps update', path: 'rules[0].resources' },
  ],
  silent: [
    ['apiGroups: [apps], resources: [deployments/scale], verbs: [update]'],
    ["apiGroups: [''], resources: ['pods/*'], verbs: [get]"],
  ],
});
