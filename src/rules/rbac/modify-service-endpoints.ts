import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, nsa, owaspKubernetes } from '../references';

export const modifyServiceEndpoints = sensitivePermissionRule({
  id: 'modify-service-endpoints',
  summary: 'A role changes Endpoints or EndpointSlices',
  remedy: 'do not grant write access to endpoints',
  why: 'Endpoints decide where the traffic of a Service goes. Anyone who can write them can redirect it to another pod or address, regardless of network policies for the real pods. '
    + 'The control plane maintains them for every Service with a selector; applications rarely write them.',
  fix: {
    construct: 'Permission.read(kplus.ApiResource.ENDPOINT_SLICES)',
    yaml: [
      'rules:',
      '- apiGroups: [discovery.k8s.io]',
      '  resources: [endpointslices]',
      '  verbs: [get, list, watch]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    owaspKubernetes('K05'),
    kubernetes('Role Based Access Control Good Practices: least privilege', 'concepts/security/rbac-good-practices/#least-privilege'),
  ],
});
