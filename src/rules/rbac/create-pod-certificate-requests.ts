import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const createPodCertificateRequests = sensitivePermissionRule({
  id: 'create-pod-certificate-requests',
  summary: 'A role requests certificates for pods',
  remedy: 'do not grant create on PodCertificateRequests',
  why: 'A PodCertificateRequest asks a signer for a certificate of a pod and its ServiceAccount. '
    + 'The API server checks that the pod exists, but not who holds the key: the creator of the request provides it. Kubelets create these requests themselves.',
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
