import { testSensitivePermission } from './_sensitive-permission';
import { modifyClusterTrustBundles } from '../../../src/rules/rbac/modify-cluster-trust-bundles';

testSensitivePermission(modifyClusterTrustBundles, {
  why: 'decides which certificate authorities workloads trust',
  reported: [
    { rules: ['apiGroups: [certificates.k8s.io], resources: [clustertrustbundles], verbs: [get, update]'], key: 'clustertrustbundles.certificates.k8s.io update', path: 'rules[0]', minors: [37] },
  ],
  silent: [
    ['apiGroups: [certificates.k8s.io], resources: [clustertrustbundles], verbs: [get, list, watch]'],
  ],
});
