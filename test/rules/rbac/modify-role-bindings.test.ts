import { testSensitivePermission } from './_sensitive-permission';
import { modifyRoleBindings } from '../../../src/rules/rbac/modify-role-bindings';

testSensitivePermission(modifyRoleBindings, {
  why: 'grants the permissions of its holder to any subject',
  reported: [
    { rules: ['apiGroups: [rbac.authorization.k8s.io], resources: [clusterrolebindings], verbs: [create]'], key: 'clusterrolebindings.rbac.authorization.k8s.io create', path: 'rules[0]' },
    { rules: ['apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [update]'], key: 'rolebindings.rbac.authorization.k8s.io update', path: 'rules[0]' },
  ],
  silent: [
    ['apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [get, delete]'],
  ],
});
