import { clusterRole, testSensitivePermission } from './_sensitive-permission';
import { writeSecrets } from '../../../src/rules/rbac/write-secrets';
import { testRule } from '../_test-rule';

testSensitivePermission(writeSecrets, {
  why: 'a token of any account that never expires',
  reported: [
    { rules: ["apiGroups: [''], resources: [secrets], verbs: [create]"], key: 'secrets create', path: 'rules[0]' },
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

testRule(writeSecrets, {
  invalid: [{
    name: 'only what exists',
    yaml: clusterRole(["apiGroups: [''], resources: [secrets], verbs: [patch, update]"]),
    findings: [{
      object: 'ClusterRole role',
      path: 'rules[0]',
      key: 'secrets update,patch',
      message: "'secrets update,patch' gives more than it says, because Secrets that workloads trust can be replaced",
    }],
  }],
  valid: [{ name: 'only of a name', yaml: clusterRole(["apiGroups: [''], resources: [secrets], resourceNames: [mine], verbs: [update]"]) }],
});
