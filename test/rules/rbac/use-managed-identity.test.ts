import { testSensitivePermission } from './_sensitive-permission';
import { useManagedIdentity } from '../../../src/rules/rbac/use-managed-identity';

testSensitivePermission(useManagedIdentity, {
  why: 'assumes a managed identity of the cloud',
  reported: [
    { rules: ["apiGroups: [''], resources: [identities], verbs: [use-managed-identity]"], key: 'identities use-managed-identity', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [identities], verbs: [get]"],
  ],
});
