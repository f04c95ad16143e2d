import { testSensitivePermission } from './_sensitive-permission';
import { createAdminDeviceClaims } from '../../../src/rules/rbac/create-admin-device-claims';

testSensitivePermission(createAdminDeviceClaims, {
  why: 'a claim reaches devices that others use',
  reported: [
    { rules: ['apiGroups: [resource.k8s.io], resources: [resourceclaims], verbs: [create]', "apiGroups: [''], resources: [namespaces], verbs: [patch]"], key: 'resourceclaims.resource.k8s.io create', path: 'rules[0]' },
  ],
  silent: [
    ['apiGroups: [resource.k8s.io], resources: [resourceclaims, resourceclaimtemplates], verbs: [create]'],
  ],
});
