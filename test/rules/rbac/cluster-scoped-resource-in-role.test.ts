import { testRule } from '../_test-rule';
import { clusterRole } from './_sensitive-permission';
import { clusterScopedResourceInRole } from '../../../src/rules/rbac/cluster-scoped-resource-in-role';
import { found } from '../_found';

function role(...rules: string[]): string {
  return clusterRole(rules).replace('ClusterRole', 'Role').replace('name: role', 'name: role, namespace: shop');
}

test.each([
  ["apiGroups: [''], resources: [nodes/proxy], verbs: [get]", 'nodes/proxy get'],
  ["apiGroups: [''], resources: [nodes], verbs: ['*']", 'nodes *'],
  ['apiGroups: [authentication.k8s.io], resources: [tokenreviews], verbs: [create]', 'tokenreviews.authentication.k8s.io create'],
  ['apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind, get]', 'clusterroles.rbac.authorization.k8s.io get'],
  ['apiGroups: [storage.k8s.io], resources: [storageclasses], verbs: [get]', 'storageclasses.storage.k8s.io get'],
  ["apiGroups: [''], resources: [namespaces], verbs: [get, list, watch, create]", 'namespaces list,watch,create'],
])('%s', (rule, key) => {
  expect(found(clusterScopedResourceInRole, role(rule)).map(finding => finding.key)).toEqual([key]);
});

test('names make no difference', () => {
  expect(found(clusterScopedResourceInRole, role("apiGroups: [''], resources: [nodes], resourceNames: [node-1], verbs: [get]")))
    .toMatchObject([{ path: 'rules[0]', key: 'nodes get' }]);
});

test('a Role can access its own Namespace', () => {
  expect(found(clusterScopedResourceInRole, role("apiGroups: [''], resources: [namespaces], verbs: [get, update, patch, delete]"))).toEqual([]);
  expect(found(clusterScopedResourceInRole, role("apiGroups: [''], resources: [namespaces], verbs: [list]"))[0].message)
    .toBe('grants list on namespaces, which has no effect in a Role: a Role only covers its own Namespace object, with get, update, patch and delete');
});

testRule(clusterScopedResourceInRole, {
  invalid: [
    {
      name: 'cluster-scoped resources',
      yaml: role(
        "apiGroups: [''], resources: [pods], verbs: [get]", "apiGroups: [''], resources: [pods, nodes], verbs: [list, get]",
      ),
      findings: [{
        object: 'Role shop/role',
        path: 'rules[1]',
        key: 'nodes get,list',
        message: 'grants get, list on nodes, which has no effect in a Role because nodes are cluster-scoped',
        fix: '- apiGroups: [""]\n  resources: [pods]\n  verbs: [get, list]',
      }],
    },
    {
      name: 'a path, which the API server rejects',
      yaml: role('nonResourceURLs: [/metrics], verbs: [get]'),
      findings: [{
        object: 'Role shop/role',
        path: 'rules[0]',
        key: '/metrics get',
        message: 'grants the path /metrics, which is not namespaced: the API server rejects the Role',
        fix: 'remove the rule',
      }],
    },
  ],
  valid: [
    { name: 'namespaced resources', yaml: role("apiGroups: [''], resources: [pods, 'pods/log', '*'], verbs: ['*']") },
    { name: 'custom resources, which may be namespaced', yaml: role('apiGroups: [example.com], resources: [nodes], verbs: [get]') },
    { name: 'a wildcard group', yaml: role("apiGroups: ['*'], resources: [nodes], verbs: [get]") },
    {
      name: 'bind on ClusterRoles, which is checked in the namespace',
      yaml: role('apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind]'),
    },
    {
      name: 'every verb on namespaces and ClusterRoles, some of which work',
      yaml: role(
        "apiGroups: [''], resources: [namespaces], verbs: ['*']", "apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: ['*']",
      ),
    },
    { name: 'a ClusterRole', yaml: clusterRole(["apiGroups: [''], resources: [nodes], verbs: [get]"]) },
  ],
});
