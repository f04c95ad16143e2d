import { sensitivePermissionRule } from './_sensitive';
import { kubernetes, mitre, nsa, owaspKubernetes } from '../references';

export const modifyClusterTrustBundles = sensitivePermissionRule({
  id: 'modify-cluster-trust-bundles',
  summary: 'A role changes which certificate authorities workloads trust',
  remedy: 'do not grant write access to ClusterTrustBundles',
  why: 'Pods mount ClusterTrustBundles to verify the certificates of others. '
    + 'Anyone who can write one can add their own authority and impersonate any server that these pods connect to.',
  fix: {
    construct: 'Permission.read(kplus.ApiResource.custom({ apiGroup: \'certificates.k8s.io\', resourceType: \'clustertrustbundles\' }))',
    yaml: [
      'rules:',
      '- apiGroups: [certificates.k8s.io]',
      '  resources: [clustertrustbundles]',
      '  verbs: [get, list, watch]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    mitre('T1078'),
    kubernetes('Certificates and Certificate Signing Requests: cluster trust bundles', 'reference/access-authn-authz/certificate-signing-requests/#cluster-trust-bundles'),
  ],
});
