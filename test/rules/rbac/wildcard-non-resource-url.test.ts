import { testSensitivePermission } from './_sensitive-permission';
import { wildcardNonResourceUrl } from '../../../src/rules/rbac/wildcard-non-resource-url';

testSensitivePermission(wildcardNonResourceUrl, {
  why: 'covers every path of the API server, including future ones',
  reported: [
    { rules: ["nonResourceURLs: ['*'], verbs: [get]"], key: '* get', path: 'rules[0].nonResourceURLs' },
    // A resource with the same name is in another list.
    { rules: ["apiGroups: ['*'], resources: ['*'], verbs: [get]", "nonResourceURLs: ['*'], verbs: [get]"], key: '* get', path: 'rules[1].nonResourceURLs' },
    { rules: ["nonResourceURLs: ['/metrics'], verbs: [get]", "nonResourceURLs: ['/*'], verbs: [get]"], key: '/* get', path: 'rules[1].nonResourceURLs' },
  ],
  silent: [
    ["nonResourceURLs: ['/metrics'], verbs: [get]"],
    ["nonResourceURLs: ['/apis/*'], verbs: [get]"],
  ],
});
