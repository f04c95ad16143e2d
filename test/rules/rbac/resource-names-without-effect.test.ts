import { testRule } from '../_test-rule';
import { clusterRole } from './_sensitive-permission';
import { resourceNamesWithoutEffect } from '../../../src/rules/rbac/resource-names-without-effect';
import { found } from '../_found';

function named(verbs: string, names = 'a', resources = 'configmaps', group = "''"): string {
  return `apiGroups: [${group}], resources: [${resources}], resourceNames: [${names}], verbs: [${verbs}]`;
}

test.each([
  ['patch of other names', [named('create'), named('patch', 'b')]],
  ['patch of another resource', [named('create'), named('patch', 'a', 'pods')]],
  ['patch of another group', [named('create'), named('patch', 'a', 'configmaps', 'example.com')]],
  ['patch of some of the names', [named('create', 'a, b'), named('patch', 'a')]],
])('%s does not allow an apply', (_, rules) => {
  expect(found(resourceNamesWithoutEffect, clusterRole(rules)).map(({ key }) => key)).toEqual([expect.stringContaining('configmaps create named')]);
});

test('another role of the holder may make a create part of an apply', () => {
  const binding = (role: string, account: string): string => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: ${role} }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role} }
subjects: [{ kind: ServiceAccount, name: ${account}, namespace: shop }]
---`;
  const roles = clusterRole([named('create')]) + clusterRole([named('patch')], 'patches') + binding('patches', 'web');
  expect(found(resourceNamesWithoutEffect, roles + binding('role', 'web'))).toEqual([]);
  expect(found(resourceNamesWithoutEffect, roles + binding('role', 'api'))).toHaveLength(1);
});

test('a Role is checked too', () => {
  expect(found(resourceNamesWithoutEffect, clusterRole([named('create')]).replace('ClusterRole', 'Role'))).toHaveLength(1);
});

testRule(resourceNamesWithoutEffect, {
  invalid: [
    {
      name: 'create and deletecollection, which carry no name',
      yaml: clusterRole(["apiGroups: [''], resources: [pods], verbs: [get]", named('get, create, deletecollection', 'b, a')]),
      findings: [{
        object: 'ClusterRole role',
        path: 'rules[1]',
        key: 'configmaps create,deletecollection named a,b',
        message: 'grants create, deletecollection on configmaps named a, b, which has no effect because such requests contain no name',
        fix: '- apiGroups: [""]\n  resources: [configmaps]\n  resourceNames: ["a", "b"]\n  verbs: [get]',
      }],
    },
    {
      name: 'list and watch, which carry a name only for some clients',
      yaml: clusterRole([named('get, list, watch', 'a', 'widgets', 'example.com')]),
      findings: [{
        object: 'ClusterRole role',
        path: 'rules[0]',
        key: 'widgets.example.com list,watch named a',
        message: 'grants list, watch on widgets.example.com named a, which works only for a client that sends the field selector metadata.name=<name>; whether it does is not known',
        unknown: true,
      }],
    },
  ],
  valid: [
    {
      name: 'tiers of Calico, whose API server checks exactly this name',
      yaml: clusterRole(["apiGroups: [projectcalico.org], resources: [tier.networkpolicies], resourceNames: ['calico-system.*'], verbs: [get, create]"]),
    },
    ...([
      ['server-side apply, which carries the name', [named('create, patch')]],
      ['a PUT that creates', [named('create, update')]],
      ['an apply whose patch is in another rule', [named('create'), named('patch', 'a, b')]],
      ['an apply whose patch needs no name', [named('create'), "apiGroups: [''], resources: [configmaps], verbs: [patch]"]],
      ['an apply whose patch is a wildcard', [named('create'), "apiGroups: ['*'], resources: ['*'], verbs: [patch]"]],
      ['a subresource, whose name is in the path', [named('create', 'a', "serviceaccounts/token, 'pods/exec', '*/eviction'")]],
      ['every resource, including subresources', [named('create', 'a', "'*'")]],
      ['every verb', [named("'*'")]],
      ['verbs that carry a name', [named('get, update, patch, delete, impersonate')]],
      ['no names', ["apiGroups: [''], resources: [configmaps], verbs: [create, list, deletecollection]"]],
      ['an empty list of names, which means no names', [named('create', '')]],
      ['an empty name, which every such request has', [named('create, list', "'', a")]],
      ['names beside a rule that grants the verb anyway', [named('list'), "apiGroups: [''], resources: [configmaps], verbs: [list]"]],
    ] as const).map(([name, rules]) => ({ name, yaml: clusterRole(rules) })),
  ],
});
