import { testSensitivePermission } from './_sensitive-permission';
import { approveCertificates } from '../../../src/rules/rbac/approve-certificates';

testSensitivePermission(approveCertificates, {
  why: 'certificate',
  reported: [
    { rules: ['apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests/approval], verbs: [update]'], key: 'certificatesigningrequests/approval.certificates.k8s.io update', path: 'rules[0]', atMost: 'medium' },
    { rules: ["apiGroups: [certificates.k8s.io], resources: [signers], resourceNames: ['example.com/*'], verbs: [approve]"], key: 'signers.certificates.k8s.io approve named example.com/*', path: 'rules[0]', atMost: 'low' },
    { rules: ['apiGroups: [certificates.k8s.io], resources: [signers], resourceNames: [kubernetes.io/kube-apiserver-client], verbs: [approve]'], key: 'signers.certificates.k8s.io approve named kubernetes.io/kube-apiserver-client', path: 'rules[0]' },
  ],
  silent: [
    ['apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests], verbs: [create, get]'],
    ['apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests/approval], verbs: [get]'],
    ['apiGroups: [certificates.k8s.io], resources: [signers], verbs: [get]'],
  ],
});
