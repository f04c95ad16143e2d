import { testSensitivePermission } from './_sensitive-permission';
import { createNodeCertificates } from '../../../src/rules/rbac/create-node-certificates';

testSensitivePermission(createNodeCertificates, {
  why: 'the control plane approves and signs automatically',
  reported: [
    { rules: ['apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests, certificatesigningrequests/nodeclient], verbs: [create]'], key: 'certificatesigningrequests/nodeclient.certificates.k8s.io create', path: 'rules[0]' },
    { rules: ['apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests/nodeclient], verbs: [create]'], key: 'certificatesigningrequests/nodeclient.certificates.k8s.io create', path: 'rules[0]', atMost: 'medium' },
  ],
  silent: [
    ['apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests, certificatesigningrequests/selfnodeclient], verbs: [create]'],
  ],
});
