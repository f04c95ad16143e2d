import { testRule } from '../_test-rule';
import { accountSubject, app, clusterRole, clusterRoleBinding, group, roleBinding } from './_manifests';
import { clusterBindingForOneNamespace } from '../../../src/rules/bindings/cluster-binding-for-one-namespace';
import { found } from '../_found';

const UPDATE = "{apiGroups: [''], resources: [configmaps], verbs: [get, update]}";
const BINDING = clusterRoleBinding('ClusterRole writer', accountSubject('shop', 'app'));

test('does not report a role that only writes events, which are in the namespace of their object', () => {
  const events = "{apiGroups: ['', events.k8s.io], resources: [events], verbs: [create, patch]}";
  expect(found(clusterBindingForOneNamespace, app(clusterRole('writer', events), BINDING))).toEqual([]);
});

testRule(clusterBindingForOneNamespace, {
  invalid: [
    {
      name: 'accounts of one namespace',
      yaml: app(clusterRole('writer', UPDATE), BINDING),
      findings: [{
        object: 'ClusterRoleBinding binding',
        path: 'kind',
        key: 'ClusterRole writer',
        message: 'grants ClusterRole writer in every namespace, but only to accounts of namespace shop; a RoleBinding is enough if they work in that namespace only, which the app does not show',
        fix: [
          '# instead of the ClusterRoleBinding',
          'apiVersion: rbac.authorization.k8s.io/v1',
          'kind: RoleBinding',
          'metadata: {name: "binding", namespace: "shop"}',
          'roleRef: {apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "writer"}',
          'subjects: [{kind: "ServiceAccount", name: "app", namespace: "shop"}]',
        ].join('\n'),
        unknown: true,
        atMost: 'low',
      }],
    },
  ],
  valid: [
    ...([
      ['lists', "{apiGroups: [''], resources: [pods], verbs: [list]}"],
      ['watches', '{apiGroups: [apps], resources: [deployments], verbs: [watch]}'],
      ['has every verb', "{apiGroups: [apps], resources: [deployments], verbs: ['*']}"],
      ['has every resource', "{apiGroups: [apps], resources: ['*'], verbs: [get]}"],
      ['grants access to cluster-scoped resources', "{apiGroups: [''], resources: [nodes], verbs: [get]}"],
      ['reviews tokens', '{apiGroups: [authentication.k8s.io], resources: [tokenreviews], verbs: [create]}'],
      ['grants access to namespaces', "{apiGroups: [''], resources: [namespaces], verbs: [get]}"],
      ['grants access to a path', '{nonResourceURLs: [/metrics], verbs: [get]}'],
      ['grants access to a custom resource, which may be cluster-scoped', '{apiGroups: [example.com], resources: [widgets], verbs: [get]}'],
    ] as const).map(([name, rule]) => ({ name: `a role that ${name}`, yaml: app(clusterRole('writer', UPDATE, rule), BINDING) })),
    ...([
      ['accounts of two namespaces', clusterRoleBinding('ClusterRole writer', accountSubject('shop', 'app'), accountSubject('other', 'app'))],
      ['a group', clusterRoleBinding('ClusterRole writer', accountSubject('shop', 'app'), group('ops'))],
      ['an account without a namespace', clusterRoleBinding('ClusterRole writer', accountSubject('', 'app'))],
      ['a binding without subjects', clusterRoleBinding('ClusterRole writer')],
      ['a RoleBinding', roleBinding('shop', 'ClusterRole writer', accountSubject('shop', 'app'))],
    ] as const).map(([name, binding]) => ({ name, yaml: app(clusterRole('writer', UPDATE), binding) })),
    { name: 'a role that the app does not define', yaml: BINDING },
  ],
});
