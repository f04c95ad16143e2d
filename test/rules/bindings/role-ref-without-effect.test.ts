import { testRule } from '../_test-rule';
import { accountSubject, app, clusterRole, clusterRoleBinding, role, roleBinding } from './_manifests';
import { roleRefWithoutEffect } from '../../../src/rules/bindings/role-ref-without-effect';
import { found } from '../_found';

const APP = accountSubject('shop', 'app');

test.each([
  ['apiGroup: rbac.authorization.k8s.io', 'apiGroup: apps', 'roleRef.apiGroup', 'of the API group "apps"'],
  ['apiGroup: rbac.authorization.k8s.io', 'apiGroup: rbac.authorization.k8s.io/v1', 'roleRef.apiGroup', 'of the API group "rbac.authorization.k8s.io/v1"'],
  ['kind: ClusterRole,', 'kind: clusterrole,', 'roleRef.kind', 'of kind "clusterrole"'],
  ['kind: ClusterRole,', '', 'roleRef', 'of kind ""'],
  ["name: 'view'", "name: ''", 'roleRef.name', 'has no name'],
])('%s as %s is rejected', (right, wrong, path, message) => {
  const yaml = roleBinding('shop', 'ClusterRole view', APP);
  expect(found(roleRefWithoutEffect, yaml)).toEqual([]);
  expect(found(roleRefWithoutEffect, yaml.replace(right, wrong))).toMatchObject([{ path, message: expect.stringContaining(message) }]);
});

const NODES = "{apiGroups: [''], resources: [nodes], verbs: [get]}";
const METRICS = '{nonResourceURLs: [/metrics], verbs: [get]}';

test('one effective rule is enough', () => {
  const binding = roleBinding('shop', 'ClusterRole role', APP);
  expect(found(roleRefWithoutEffect, app(clusterRole('role', NODES, METRICS), binding))).toHaveLength(1);
  expect(found(roleRefWithoutEffect, app(clusterRole('role', NODES, METRICS, "{apiGroups: [''], resources: [pods], verbs: [get]}"), binding))).toEqual([]);
  expect(found(roleRefWithoutEffect, app(clusterRole('role', "{apiGroups: [''], resources: [nodes, pods], verbs: [get]}"), binding))).toEqual([]);
  expect(found(roleRefWithoutEffect, app(clusterRole('role', "{apiGroups: [''], resources: [namespaces], verbs: [get]}"), binding))).toEqual([]);
  expect(found(roleRefWithoutEffect, app(clusterRole('role', "{apiGroups: [''], resources: [namespaces], verbs: [list]}"), binding))).toHaveLength(1);
  expect(found(roleRefWithoutEffect, app(clusterRole('role', '{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind]}'), binding))).toEqual([]);
});

testRule(roleRefWithoutEffect, {
  invalid: [
    {
      name: 'a ClusterRoleBinding that refers to a Role',
      yaml: app(role('shop', 'reader'), clusterRoleBinding('Role reader', APP)),
      findings: [{
        object: 'ClusterRoleBinding binding',
        path: 'roleRef.kind',
        key: 'Role reader',
        message: 'is cluster-wide but refers to the Role reader, so the API server rejects it: a Role belongs to one namespace',
      }],
    },
    {
      name: 'a RoleBinding to a ClusterRole with cluster-scoped permissions only',
      yaml: roleBinding('shop', 'ClusterRole system:auth-delegator', APP),
      findings: [{
        object: 'RoleBinding shop/binding',
        path: 'kind',
        key: 'ClusterRole system:auth-delegator',
        message: 'binds ClusterRole system:auth-delegator in a namespace, which has no effect: everything it grants is cluster-scoped',
        fix: expect.stringMatching(/^# instead of the RoleBinding\napiVersion: rbac.authorization.k8s.io\/v1\nkind: ClusterRoleBinding\nmetadata: {name: "binding"}\nroleRef: /),
      }],
    },
  ],
  valid: [
    { name: 'a kind that another tool fills in', yaml: roleBinding('shop', 'ClusterRole view', APP).replace('kind: ClusterRole,', "kind: '{{ .Values.kind }}',") },
    { name: 'a group that another tool fills in', yaml: roleBinding('shop', 'ClusterRole view', APP).replace('rbac.authorization.k8s.io, kind: ClusterRole', "'{{ .Values.group }}', kind: ClusterRole") },
    {
      name: 'an omitted API group, which the API server fills in',
      yaml: roleBinding('shop', 'ClusterRole view', APP).replace('apiGroup: rbac.authorization.k8s.io,', ''),
    },
    { name: 'a ClusterRoleBinding', yaml: app(clusterRole('role', NODES), clusterRoleBinding('ClusterRole role', APP)) },
    {
      name: 'a custom resource',
      yaml: app(clusterRole('role', '{apiGroups: [example.com], resources: [nodes], verbs: [get]}'), roleBinding('shop', 'ClusterRole role', APP)),
    },
    { name: 'a role without rules', yaml: app(clusterRole('role'), roleBinding('shop', 'ClusterRole role', APP)) },
    { name: 'an unknown role', yaml: roleBinding('shop', 'ClusterRole role', APP) },
  ],
});
