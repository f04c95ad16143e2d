import { testSensitivePermission } from './_sensitive-permission';
import { requestTokenAudience } from '../../../src/rules/rbac/request-token-audience';

testSensitivePermission(requestTokenAudience, {
  why: 'lets a node request tokens for that audience',
  reported: [
    { rules: ["apiGroups: [''], resources: [registry.example.com], resourceNames: [puller], verbs: [request-serviceaccounts-token-audience]"], key: 'registry.example.com request-serviceaccounts-token-audience named puller', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [registry.example.com], resourceNames: [puller], verbs: [get]"],
  ],
});
