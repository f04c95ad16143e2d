import { testSensitivePermission } from './_sensitive-permission';
import { modifyApiServices } from '../../../src/rules/rbac/modify-api-services';

testSensitivePermission(modifyApiServices, {
  why: 'answers requests in place of the API server',
  reported: [
    { rules: ['apiGroups: [apiregistration.k8s.io], resources: [apiservices], verbs: [create]'], key: 'apiservices.apiregistration.k8s.io create', path: 'rules[0]' },
  ],
  silent: [
    ['apiGroups: [apiregistration.k8s.io], resources: [apiservices], verbs: [get]'],
  ],
});
