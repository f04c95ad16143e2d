import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const bindRoles = sensitivePermissionRule({
  id: 'bind-roles',
  summary: 'A role binds roles that its holder does not hold',
  remedy: 'name the roles that may be bound',
  why: 'The API server does not let users grant permissions that they do not hold, unless they have the verb bind on the role. Together with the permission to write bindings, it gives access to every role in scope, including cluster-admin. '
    + 'resourceNames can limit it to specific roles.',
  fix: {
    construct: 'Permission.of([\'bind\'], kplus.ApiResource.CLUSTER_ROLES).named(\'view\').because(\'<why it hands out view>\')',
    yaml: [
      'rules:',
      '- apiGroups: [rbac.authorization.k8s.io]',
      '  resources: [clusterroles]',
      '  resourceNames: [view]',
      '  verbs: [bind]',
    ].join('\n'),
  },
  references: [
    cis('5.1.8'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1098.006'),
    kubernetes('Role Based Access Control Good Practices: bind verb', 'concepts/security/rbac-good-practices/#bind-verb'),
  ],
});
