import { clusterRoleBinding, group, roleBinding, user } from './_manifests';
import { bindingToSystemMasters } from '../../../src/rules/bindings/binding-to-system-masters';
import { found } from '../_found';

const MASTERS = group('system:masters');

test('reports the group', () => {
  expect(found(bindingToSystemMasters, clusterRoleBinding('ClusterRole view', MASTERS))).toEqual([{
    object: 'ClusterRoleBinding binding',
    path: 'subjects[0]',
    key: 'ClusterRole view Group system:masters',
    message: 'names Group system:masters for ClusterRole view, whose members may do everything without it and past RBAC',
  }]);
  expect(found(bindingToSystemMasters, roleBinding('shop', 'ClusterRole cluster-admin', MASTERS))).toHaveLength(1);
  expect(found(bindingToSystemMasters, clusterRoleBinding('ClusterRole cluster-admin', group('ops'), MASTERS))).toHaveLength(1);
});

test('is silent about the binding of every cluster', () => {
  expect(found(bindingToSystemMasters, clusterRoleBinding('ClusterRole cluster-admin', MASTERS))).toEqual([]);
});

test.each([group('masters'), user('system:masters')])('is silent about %s', subject => {
  expect(found(bindingToSystemMasters, clusterRoleBinding('ClusterRole view', subject))).toEqual([]);
});
