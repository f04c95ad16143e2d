import { testSensitivePermission } from './_sensitive-permission';
import { modifyCustomResourceDefinitions } from '../../../src/rules/rbac/modify-custom-resource-definitions';

testSensitivePermission(modifyCustomResourceDefinitions, {
  why: 'it changes what objects of the type are, and a conversion webhook sees them all',
  reported: [
    { rules: ['apiGroups: [apiextensions.k8s.io], resources: [customresourcedefinitions], verbs: [patch]'], key: 'customresourcedefinitions.apiextensions.k8s.io patch', path: 'rules[0]' },
  ],
  silent: [
    ['apiGroups: [apiextensions.k8s.io], resources: [customresourcedefinitions], verbs: [get]'],
    ['apiGroups: [example.com], resources: [widgets], verbs: [create]'],
  ],
});
