import { clusterRole } from './_sensitive-permission';
import { aggregatedToBuiltInRole } from '../../../src/rules/rbac/aggregated-to-built-in-role';
import { found } from '../_found';
import { testRule } from '../_test-rule';

const SECRETS = "apiGroups: [''], resources: [secrets], verbs: [get]";
const NODES = "apiGroups: [''], resources: [nodes/proxy], verbs: [get]";

function labelled(target: string, ...rules: string[]): string {
  return clusterRole(rules).replace('name: role', `name: role, labels: { rbac.authorization.k8s.io/aggregate-to-${target}: 'true' }`);
}

testRule(aggregatedToBuiltInRole, {
  invalid: [{
    name: 'a label that adds a permission to several roles',
    yaml: labelled('view', SECRETS),
    findings: [{
      object: 'ClusterRole role',
      path: "metadata.labels['rbac.authorization.k8s.io/aggregate-to-view']",
      key: 'view secrets get',
      message: "adds 'secrets get' to the built-in roles view, edit and admin, for every subject that is bound to one of them",
      fix: 'remove the label',
    }],
  }],
  valid: [{ name: 'a label that says no', yaml: labelled('view', SECRETS).replace("'true'", "'false'") }],
});

test('only admin is named if no other role has the rules', () => {
  expect(found(aggregatedToBuiltInRole, labelled('admin', NODES))).toMatchObject([
    { key: 'admin nodes/proxy get', message: "adds 'nodes/proxy get' to the built-in role admin, for every subject that is bound to it" },
  ]);
});

test('permissions that edit and admin already have are not additions', () => {
  expect(found(aggregatedToBuiltInRole, labelled('edit', SECRETS))).toEqual([]);
  expect(found(aggregatedToBuiltInRole, labelled('admin', SECRETS))).toEqual([]);
  expect(found(aggregatedToBuiltInRole, labelled('edit', NODES))).toHaveLength(1);
});

test('admin writes roles, edit does not', () => {
  const roles = 'apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [update]';
  expect(found(aggregatedToBuiltInRole, labelled('admin', roles))).toEqual([]);
  expect(found(aggregatedToBuiltInRole, labelled('edit', roles))).toHaveLength(1);
  expect(found(aggregatedToBuiltInRole, labelled('admin', roles.replace('[roles]', '[clusterroles]')))).toHaveLength(1);
});

test.each([
  ['types of the app\'s own', labelled('admin', "apiGroups: [example.com], resources: [widgets], verbs: ['*']")],
  ["all types of the app's own group", labelled('edit', "apiGroups: [example.com], resources: ['*'], verbs: ['*']")],
  ['read access that is not sensitive', labelled('view', 'apiGroups: [metrics.k8s.io], resources: [pods, nodes], verbs: [get, list, watch]')],
  ['another label', labelled('view', SECRETS).replace('aggregate-to-view', 'aggregate-to-viewer')],
  ['no label', clusterRole([SECRETS])],
  ['a Role, which is not aggregated', labelled('view', SECRETS).replace('ClusterRole', 'Role')],
])('does not report %s', (_, yaml) => {
  expect(found(aggregatedToBuiltInRole, yaml)).toEqual([]);
});

test.each(["apiGroups: [''], resources: ['*'], verbs: [get]", "apiGroups: ['*'], resources: [widgets], verbs: [get]", "apiGroups: [rbac.authorization.k8s.io], resources: ['*'], verbs: [get]"])(
  'a wildcard on types of Kubernetes is an addition: %s', rule => {
    expect(found(aggregatedToBuiltInRole, labelled('admin', rule))).toHaveLength(1);
  });
