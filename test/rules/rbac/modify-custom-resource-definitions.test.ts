import { testSensitivePermission } from './_sensitive-permission';
import { modifyCustomResourceDefinitions } from '../../../src/rules/rbac/modify-custom-resource-definitions';

testSensitivePermission(modifyCustomResourceDefinitions, {
  why: 'changes how objects of the type are interpreted, and sees all of them through a conversion webhook',
  reported: [
    { rules: ['apiGroups: [apiextensions.k8s.io], resources: [customresourcedefinitions], verbs: [patch]'], key: 'customresourcedefinitions.apiextensions.k8s.io patch', path: 'rules[0]' },
  ],
  silent: [
    ['apiGroups: [apiextensions.k8s.io], resources: [customresourcedefinitions], verbs: [get]'],
    ['apiGroups: [example.com], resources: [widgets], verbs: [create]'],
  ],
});
