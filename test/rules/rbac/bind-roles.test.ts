import { testSensitivePermission } from './_sensitive-permission';
import { bindRoles } from '../../../src/rules/rbac/bind-roles';

testSensitivePermission(bindRoles, {
  why: 'grants permissions that its holder does not have',
  reported: [
    { rules: ['apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [bind]'], key: 'roles.rbac.authorization.k8s.io bind', path: 'rules[0]', atMost: 'medium' },
    { rules: ['apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [view], verbs: [bind]'], key: 'clusterroles.rbac.authorization.k8s.io bind named view', path: 'rules[0]', atMost: 'medium' },
    { rules: ["apiGroups: [rbac.authorization.k8s.io], resources: [roles, rolebindings], verbs: ['*']"], key: 'roles.rbac.authorization.k8s.io *', path: 'rules[0]' },
    { rules: ['apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind]', 'apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [create]'], key: 'clusterroles.rbac.authorization.k8s.io bind', path: 'rules[0]' },
    { rules: ["apiGroups: [rbac.authorization.k8s.io], resources: ['*'], verbs: ['*']"], key: '*.rbac.authorization.k8s.io *', path: 'rules[0]' },
    {
      rules: [
        'apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [view], verbs: [bind]',
        'apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [create]',
      ],
      key: 'clusterroles.rbac.authorization.k8s.io bind named view',
      path: 'rules[0]',
      atMost: 'medium',
    },
    {
      rules: [
        'apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [view, edit], verbs: [bind]',
        'apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [create]',
      ],
      key: 'clusterroles.rbac.authorization.k8s.io bind named edit,view',
      path: 'rules[0]',
    },
  ],
  silent: [
    ['apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [bind]'],
    ['apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [get]'],
  ],
});
