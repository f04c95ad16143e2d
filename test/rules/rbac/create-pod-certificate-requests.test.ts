import { testSensitivePermission } from './_sensitive-permission';
import { createPodCertificateRequests } from '../../../src/rules/rbac/create-pod-certificate-requests';

testSensitivePermission(createPodCertificateRequests, {
  why: 'requests certificates of any pod of the namespace for a key of its holder',
  reported: [
    { rules: ['apiGroups: [certificates.k8s.io], resources: [podcertificaterequests], verbs: [create]'], key: 'podcertificaterequests.certificates.k8s.io create', path: 'rules[0]', minors: [37] },
  ],
  silent: [
    ['apiGroups: [certificates.k8s.io], resources: [podcertificaterequests], verbs: [get, list, watch]'],
  ],
});
