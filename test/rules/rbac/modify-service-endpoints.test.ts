import { testSensitivePermission } from './_sensitive-permission';
import { modifyServiceEndpoints } from '../../../src/rules/rbac/modify-service-endpoints';

testSensitivePermission(modifyServiceEndpoints, {
  why: 'redirects the traffic of a Service',
  reported: [
    { rules: ["apiGroups: [''], resources: [endpoints], verbs: [update]"], key: 'endpoints update', path: 'rules[0]' },
    { rules: ['apiGroups: [discovery.k8s.io], resources: [endpointslices], verbs: [create]'], key: 'endpointslices.discovery.k8s.io create', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [endpoints], verbs: [get, list, watch]"],
  ],
});
