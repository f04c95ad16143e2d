import { testSensitivePermission } from './_sensitive-permission';
import { escalateRoles } from '../../../src/rules/rbac/escalate-roles';

testSensitivePermission(escalateRoles, {
  why: 'adds permissions to a role that its holder does not have',
  reported: [
    { rules: ['apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [escalate]'], key: 'clusterroles.rbac.authorization.k8s.io escalate', path: 'rules[0]', atMost: 'medium' },
    { rules: ['apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [escalate, patch]'], key: 'clusterroles.rbac.authorization.k8s.io escalate', path: 'rules[0]' },
    { rules: ["apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: ['*']"], key: 'roles.rbac.authorization.k8s.io *', path: 'rules[0]' },
  ],
  silent: [
    ['apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [get]'],
    ["apiGroups: [''], resources: [roles], verbs: [escalate]"],
  ],
});
