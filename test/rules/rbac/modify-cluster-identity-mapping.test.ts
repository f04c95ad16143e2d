import { testSensitivePermission } from './_sensitive-permission';
import { modifyClusterIdentityMapping } from '../../../src/rules/rbac/modify-cluster-identity-mapping';

testSensitivePermission(modifyClusterIdentityMapping, {
  why: 'changes aws-auth, which decides which cloud users are administrators of the cluster',
  reported: [
    { rules: ["apiGroups: [''], resources: [configmaps], resourceNames: [aws-auth], verbs: [patch]"], key: 'configmaps patch named aws-auth', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [configmaps], resourceNames: [other], verbs: [patch]"],
    ["apiGroups: [''], resources: [configmaps], resourceNames: [aws-auth], verbs: [get]"],
    ["apiGroups: [''], resources: [configmaps], verbs: [patch]"],
  ],
});
