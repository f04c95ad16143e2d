import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, nsa, owaspKubernetes } from '../references';

export const modifyCustomResourceDefinitions = sensitivePermissionRule({
  id: 'modify-custom-resource-definitions',
  summary: 'A role changes CustomResourceDefinitions',
  remedy: 'name the CustomResourceDefinitions that are changed',
  why: 'A changed definition affects how objects of the type are interpreted and which of their fields are kept. A conversion webhook in it sees and changes all of them. '
    + 'Definitions are installed with the operator; the running operator needs at most to patch its own.',
  fix: {
    construct: 'Permission.patch(kplus.ApiResource.CUSTOM_RESOURCE_DEFINITIONS).named(\'databases.example.com\').because(\'writes the CA bundle of its conversion webhook\')',
    yaml: [
      'rules:',
      '- apiGroups: [apiextensions.k8s.io]',
      '  resources: [customresourcedefinitions]',
      '  resourceNames: [databases.example.com]',
      '  verbs: [get, patch]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    kubernetes('Role Based Access Control Good Practices: least privilege', 'concepts/security/rbac-good-practices/#least-privilege'),
  ],
});
