import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, nsa, owaspKubernetes } from '../references';

export const modifyServiceEndpoints = sensitivePermissionRule({
  id: 'modify-service-endpoints',
  summary: 'A role changes Endpoints or EndpointSlices',
  remedy: 'leave out writing endpoints',
  why: 'Endpoints say where the traffic of a Service goes. Who writes them sends it to a pod or an address of their own, network policies for the real pods notwithstanding. '
    + 'The control plane keeps them for every Service with a selector; an application rarely writes them.',
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
