import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, nsa, owaspKubernetes } from '../references';

export const createAdminDeviceClaims = sensitivePermissionRule({
  id: 'create-admin-device-claims',
  summary: 'A role claims devices that other workloads use',
  remedy: 'do not grant claims with admin access',
  why: 'A ResourceClaim with adminAccess gives access to devices that are allocated to others. '
    + 'The API server allows it only in namespaces with the label resource.kubernetes.io/admin-access, and this role can set the label as well.',
  fix: {
    construct: 'Permission.create(kplus.ApiResource.custom({ apiGroup: \'resource.k8s.io\', resourceType: \'resourceclaims\' }))',
    yaml: [
      '# without update and patch on namespaces:',
      'rules:',
      '- apiGroups: [resource.k8s.io]',
      '  resources: [resourceclaims]',
      '  verbs: [create]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    kubernetes('Dynamic Resource Allocation: admin access', 'concepts/scheduling-eviction/dynamic-resource-allocation/#admin-access'),
  ],
});
