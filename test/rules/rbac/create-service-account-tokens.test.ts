import { testSensitivePermission } from './_sensitive-permission';
import { createServiceAccountTokens } from '../../../src/rules/rbac/create-service-account-tokens';

testSensitivePermission(createServiceAccountTokens, {
  why: 'requests tokens for ',
  reported: [
    { rules: ["apiGroups: [''], resources: [serviceaccounts/token], verbs: [create]"], key: 'serviceaccounts/token create', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: ['*/token'], verbs: [create]"], key: '*/token create', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [serviceaccounts/token], resourceNames: [robot], verbs: [create]"], key: 'serviceaccounts/token create named robot', path: 'rules[0]', atMost: 'medium' },
  ],
  silent: [
    ["apiGroups: [''], resources: [serviceaccounts/token], verbs: [get]"],
  ],
});
