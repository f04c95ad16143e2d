import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const approveCertificates = sensitivePermissionRule({
  id: 'approve-certificates',
  summary: 'A role approves or signs certificates',
  remedy: 'name the signers',
  why: 'An approved request with the signer kubernetes.io/kube-apiserver-client becomes a client certificate: a new identity with the user name and the groups in the request. '
    + 'Approval requires update on certificatesigningrequests/approval and the verb approve on the signer; resourceNames can limit the latter to one signer.',
  fix: {
    construct: 'Permission.of([\'approve\'], kplus.ApiResource.custom({ apiGroup: \'certificates.k8s.io\', resourceType: \'signers\' })).named(\'example.com/internal\').because(\'<why it approves them>\')',
    yaml: [
      'rules:',
      '- apiGroups: [certificates.k8s.io]',
      '  resources: [signers]',
      '  resourceNames: [example.com/internal]',
      '  verbs: [approve]',
    ].join('\n'),
  },
  references: [
    cis('5.1.11'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1078'),
    kubernetes('Role Based Access Control Good Practices: CSRs and certificate issuing', 'concepts/security/rbac-good-practices/#csrs-and-certificate-issuing'),
  ],
});
