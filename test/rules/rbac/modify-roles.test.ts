import { testSensitivePermission } from './_sensitive-permission';
import { modifyRoles } from '../../../src/rules/rbac/modify-roles';

testSensitivePermission(modifyRoles, {
  why: 'changes the permissions of every subject bound to the role',
  reported: [
    { rules: ['apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [create]'], key: 'clusterroles.rbac.authorization.k8s.io create', path: 'rules[0]' },
    { rules: ['apiGroups: [rbac.authorization.k8s.io], resources: [roles], resourceNames: [app], verbs: [patch]'], key: 'roles.rbac.authorization.k8s.io patch named app', path: 'rules[0]' },
  ],
  silent: [
    ['apiGroups: [rbac.authorization.k8s.io], resources: [roles, clusterroles], verbs: [get, list, watch, delete]'],
  ],
});
