import { sensitivePermissionRule } from './_sensitive';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const createNodeCertificates = sensitivePermissionRule({
  id: 'create-node-certificates',
  summary: 'A role requests node certificates, which are approved automatically',
  remedy: 'do not grant create on CertificateSigningRequests',
  why: 'kube-controller-manager approves and signs a client certificate for any node if the requester may create certificatesigningrequests/nodeclient. '
    + 'With that certificate, its holder can read the Secrets and request the tokens of all pods on the node. Only a node that joins the cluster needs it.',
  fix: {
    construct: 'Permission.read(kplus.ApiResource.custom({ apiGroup: \'certificates.k8s.io\', resourceType: \'certificatesigningrequests\' }))',
    yaml: [
      'rules:',
      '- apiGroups: [certificates.k8s.io]',
      '  resources: [certificatesigningrequests]',
      '  verbs: [get, list, watch]',
    ].join('\n'),
  },
  references: [
    cis('5.1.11'),
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1078'),
    kubernetes('TLS bootstrapping: approval', 'reference/access-authn-authz/kubelet-tls-bootstrapping/#approval'),
  ],
});
