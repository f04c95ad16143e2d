import { testSensitivePermission } from './_sensitive-permission';
import { createServiceAccountTokens } from '../../../src/rules/rbac/create-service-account-tokens';

testSensitivePermission(createServiceAccountTokens, {
  why: 'it makes tokens of every account in its reach',
  reported: [
    { rules: ["apiGroups: [''], resources: [serviceaccounts/token], verbs: [create]"], key: 'serviceaccounts/token create', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: ['*/token'], verbs: [create]"], key: '*/token create', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [serviceaccounts/token], resourceNames: [robot], verbs: [create]"],
    ["apiGroups: [''], resources: [serviceaccounts/token], verbs: [get]"],
  ],
});
