import { testSensitivePermission } from './_sensitive-permission';
import { modifyServiceAccounts } from '../../../src/rules/rbac/modify-service-accounts';

testSensitivePermission(modifyServiceAccounts, {
  why: 'changes the annotations that decide which cloud role the pods of a ServiceAccount get',
  reported: [
    { rules: ["apiGroups: [''], resources: [serviceaccounts], verbs: [create]"], key: 'serviceaccounts create', path: 'rules[0]' },
    { rules: ["apiGroups: [''], resources: [serviceaccounts], resourceNames: [app], verbs: [patch]"], key: 'serviceaccounts patch named app', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [serviceaccounts], verbs: [get, list, delete]"],
  ],
});
