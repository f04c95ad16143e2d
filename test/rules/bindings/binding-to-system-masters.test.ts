import { clusterRoleBinding, group, roleBinding, user } from './_manifests';
import { bindingToSystemMasters } from '../../../src/rules/bindings/binding-to-system-masters';
import { found } from '../_found';
import { testRule } from '../_test-rule';

const MASTERS = group('system:masters');

testRule(bindingToSystemMasters, {
  invalid: [
    {
      name: 'a binding to the group',
      yaml: clusterRoleBinding('ClusterRole view', group('ops'), MASTERS),
      findings: [{
        object: 'ClusterRoleBinding binding',
        path: 'subjects[1]',
        key: 'ClusterRole view Group system:masters',
        message: 'names Group system:masters for ClusterRole view, whose members have full access without it because they bypass RBAC',
        fix: 'remove it from subjects',
      }],
    },
    {
      name: 'a binding to the group alone',
      yaml: clusterRoleBinding('ClusterRole view', MASTERS),
      findings: ['ClusterRoleBinding/binding subjects[0] [ClusterRole view Group system:masters]'],
    },
  ],
  valid: [{ name: 'the default binding of every cluster', yaml: clusterRoleBinding('ClusterRole cluster-admin', MASTERS) }],
});

test('reports the group beside others, and in a namespace', () => {
  expect(found(bindingToSystemMasters, roleBinding('shop', 'ClusterRole cluster-admin', MASTERS))).toHaveLength(1);
  expect(found(bindingToSystemMasters, clusterRoleBinding('ClusterRole cluster-admin', group('ops'), MASTERS))).toHaveLength(1);
});

test.each([group('masters'), user('system:masters')])('does not report %s', subject => {
  expect(found(bindingToSystemMasters, clusterRoleBinding('ClusterRole view', subject))).toEqual([]);
});
