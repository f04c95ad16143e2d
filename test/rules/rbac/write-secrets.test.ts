import { testSensitivePermission } from './_sensitive-permission';
import { writeSecrets } from '../../../src/rules/rbac/write-secrets';

testSensitivePermission(writeSecrets, {
  why: 'a token of any account that never expires',
  reported: [
    { rules: ["apiGroups: [''], resources: [secrets], verbs: [create]"], key: 'secrets create', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [secrets], verbs: [patch, update]"], key: 'secrets update,patch', path: 'rules[0]' },
    // Server-side apply.
    { rules: ["apiGroups: [''], resources: [secrets], resourceNames: [mine], verbs: [get, create, patch]"], key: 'secrets create,patch named mine', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [secrets], resourceNames: [database], verbs: [update]"],
    ["apiGroups: [''], resources: [secrets], resourceNames: [database], verbs: [get, update, patch, delete]"],
    ["apiGroups: [''], resources: [secrets], resourceNames: [database], verbs: [create, update]"],
    ["apiGroups: [''], resources: [secrets], verbs: [delete]"],
  ],
});
