import { clusterRole, testSensitivePermission } from './_sensitive-permission';
import { modifySystemConfigMaps } from '../../../src/rules/rbac/modify-system-config-maps';
import { found } from '../_found';

testSensitivePermission(modifySystemConfigMaps, {
  why: 'ConfigMaps of kube-system, which decide who is an administrator',
  reported: [
    { rules: ["apiGroups: [''], resources: [configmaps], verbs: [get, create, update, patch]"], key: 'configmaps create,update,patch', path: 'rules[0]', atMost: 'low' },
    { rules: ["apiGroups: [''], resources: [configmaps], resourceNames: [coredns], verbs: [update]"], key: 'configmaps update named coredns', path: 'rules[0]' },
  ],
  silent: [
    ["apiGroups: [''], resources: [configmaps], verbs: [get, list, watch, delete]"],
    ["apiGroups: [''], resources: [configmaps], resourceNames: [my-config], verbs: [update]"],
  ],
});

describe('where it is granted', () => {
  const WRITE = "apiGroups: [''], resources: [configmaps], verbs: [update]";
  const role = (namespace: string, rule = WRITE): string => clusterRole([rule]).replace('ClusterRole', 'Role').replace('name: role', `name: role, namespace: ${namespace}`);
  const binding = (kind: string, namespace?: string): string => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: { name: binding${namespace === undefined ? '' : `, namespace: ${namespace}`} }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: role }
subjects: [{ kind: ServiceAccount, name: app, namespace: shop }]
---`;
  const caps = (yaml: string): (string | undefined)[] => found(modifySystemConfigMaps, yaml).map(({ atMost }) => atMost);

  test('a Role in kube-system', () => {
    expect(caps(role('kube-system'))).toEqual([undefined]);
    expect(caps(role('shop'))).toEqual([]);
    expect(caps(role('shop', WRITE.replace('verbs', 'resourceNames: [coredns], verbs')))).toEqual([]);
  });

  test('a ClusterRole that covers it among others, or is bound elsewhere', () => {
    expect(caps(clusterRole([WRITE]))).toEqual(['low']);
    expect(caps(clusterRole([WRITE]) + binding('ClusterRoleBinding'))).toEqual(['low']);
    expect(caps(clusterRole([WRITE]) + binding('RoleBinding', 'shop'))).toEqual(['low']);
    expect(caps(clusterRole([WRITE]) + binding('RoleBinding', 'kube-system'))).toEqual([undefined]);
  });
});
