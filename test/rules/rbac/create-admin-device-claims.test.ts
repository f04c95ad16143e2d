import { clusterRole, testSensitivePermission } from './_sensitive-permission';
import { createAdminDeviceClaims } from '../../../src/rules/rbac/create-admin-device-claims';
import { check } from '../_violations';

testSensitivePermission(createAdminDeviceClaims, {
  why: 'claims devices that others use',
  reported: [
    { rules: ['apiGroups: [resource.k8s.io], resources: [resourceclaims], verbs: [create]', "apiGroups: [''], resources: [namespaces], verbs: [patch]"], key: 'resourceclaims.resource.k8s.io create', path: 'rules[0]' },
  ],
  silent: [
    ['apiGroups: [resource.k8s.io], resources: [resourceclaims, resourceclaimtemplates], verbs: [create]'],
  ],
});

test('another role of the holder may set the label', () => {
  const bound = (role: string): string => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: ${role} }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role} }
subjects: [{ kind: ServiceAccount, name: web, namespace: shop }]
---`;
  const roles = clusterRole(['apiGroups: [resource.k8s.io], resources: [resourceclaims], verbs: [create]'], 'claims')
    + clusterRole(["apiGroups: [''], resources: [namespaces], verbs: [patch]"], 'labels');
  expect(check(createAdminDeviceClaims, roles + bound('claims') + bound('labels'))).toEqual(['ClusterRole/claims rules[0] [resourceclaims.resource.k8s.io create]']);
  expect(check(createAdminDeviceClaims, roles + bound('claims'))).toEqual([]);
});
