import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, nsa, owaspKubernetes } from '../references';

export const modifyApiServices = sensitivePermissionRule({
  id: 'modify-api-services',
  summary: 'A role changes APIServices',
  remedy: 'name the APIServices that are changed',
  why: 'An APIService sends all requests of an API group and version to a server of the holder\'s choice. That server sees the caller and the content of each request, and answers in place of the API server. '
    + 'An aggregated API is registered at installation; running workloads do not need this.',
  fix: {
    construct: 'Permission.get(kplus.ApiResource.custom({ apiGroup: \'apiregistration.k8s.io\', resourceType: \'apiservices\' }))',
    yaml: [
      'rules:',
      '- apiGroups: [apiregistration.k8s.io]',
      '  resources: [apiservices]',
      '  verbs: [get]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    kubernetes('Kubernetes API Aggregation Layer', 'concepts/extend-kubernetes/api-extension/apiserver-aggregation/'),
  ],
});
