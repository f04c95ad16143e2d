import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const createPodCertificateRequests = sensitivePermissionRule({
  id: 'create-pod-certificate-requests',
  summary: 'A role requests certificates for pods',
  remedy: 'leave out creating PodCertificateRequests',
  why: 'A PodCertificateRequest asks a signer for a certificate of a pod and its ServiceAccount. '
    + 'The API server checks that the pod exists, not that the key is in it: whoever creates the request brings the key. Kubelets create these requests themselves.',
  fix: {
    construct: 'Permission.read(kplus.ApiResource.custom({ apiGroup: \'certificates.k8s.io\', resourceType: \'podcertificaterequests\' }))',
    yaml: [
      'rules:',
      '- apiGroups: [certificates.k8s.io]',
      '  resources: [podcertificaterequests]',
      '  verbs: [get, list, watch]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1078'),
    kubernetes('Certificates and Certificate Signing Requests: pod certificate requests', 'reference/access-authn-authz/certificate-signing-requests/#pod-certificate-requests'),
  ],
});
