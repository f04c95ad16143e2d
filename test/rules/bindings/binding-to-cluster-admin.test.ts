import { testRule } from '../_test-rule';
import { accountSubject, app, clusterRole, clusterRoleBinding, group, role, roleBinding } from './_manifests';
import { acceptanceAnnotation } from '../../../src/acceptance';
import { bindingToClusterAdmin } from '../../../src/rules/bindings/binding-to-cluster-admin';
import { found } from '../_found';

const ALL = "{apiGroups: ['*'], resources: ['*'], verbs: ['*']}";
const APP = accountSubject('shop', 'app');

test('a RoleBinding grants its namespace', () => {
  expect(found(bindingToClusterAdmin, roleBinding('shop', 'ClusterRole cluster-admin', accountSubject('', 'app')))).toMatchObject([{
    key: 'ClusterRole cluster-admin ServiceAccount app',
    message: 'gives ServiceAccount shop/app every permission in namespace shop',
  }]);
});

test('a binding with a system: prefix in its name is reported', () => {
  const yaml = clusterRoleBinding('ClusterRole cluster-admin', APP).replace('name: binding', "name: 'system:binding'");
  expect(found(bindingToClusterAdmin, yaml)).toHaveLength(1);
});

test('another subject beside system:masters is reported', () => {
  expect(found(bindingToClusterAdmin, clusterRoleBinding('ClusterRole cluster-admin', group('system:masters'), group('ops')))).toHaveLength(1);
});

test('the annotation of the rule is that of the constructs', () => {
  expect(acceptanceAnnotation(bindingToClusterAdmin.id)).toBe('cdk8s-least-privilege/accept.binding-to-cluster-admin');
});

testRule(bindingToClusterAdmin, {
  invalid: [
    {
      name: 'a ClusterRoleBinding grants the whole cluster',
      yaml: clusterRoleBinding('ClusterRole cluster-admin', APP),
      findings: [{
        object: 'ClusterRoleBinding binding',
        path: 'subjects[0]',
        key: 'ClusterRole cluster-admin ServiceAccount shop/app',
        message: 'gives ServiceAccount shop/app every permission in the whole cluster',
      }],
    },
    {
      name: 'a role of the context that grants everything',
      yaml: clusterRoleBinding('ClusterRole super', APP),
      options: { context: clusterRole('super', ALL) },
      findings: ['ClusterRoleBinding/binding subjects[0] [ClusterRole super ServiceAccount shop/app]'],
      message: 'gives ServiceAccount shop/app every permission in the whole cluster, because ClusterRole super grants everything',
    },
    {
      name: 'cluster-admin, even if the app redefines it',
      yaml: app(clusterRole('cluster-admin'), clusterRoleBinding('ClusterRole cluster-admin', APP)),
      findings: ['ClusterRoleBinding/binding subjects[0] [ClusterRole cluster-admin ServiceAccount shop/app]'],
    },
    {
      name: 'subjects that another tool fills in',
      yaml: "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: binding}, roleRef: {kind: ClusterRole, name: cluster-admin}, subjects: '{{ .Values.subjects }}'}",
      findings: ['ClusterRoleBinding/binding roleRef.name [ClusterRole cluster-admin its subjects]'],
      message: 'gives its subjects every permission in the whole cluster',
    },
    {
      name: 'a kind that another tool fills in, in a binding for the whole cluster',
      yaml: clusterRoleBinding('ClusterRole cluster-admin', APP).replace('kind: ClusterRole,', "kind: '{{ .Values.kind }}',"),
      findings: ['ClusterRoleBinding/binding subjects[0] [ClusterRole cluster-admin ServiceAccount shop/app] ?'],
      message: 'gives ServiceAccount shop/app every permission in the whole cluster',
    },
    {
      name: 'a kind that another tool fills in, in a namespace',
      yaml: roleBinding('shop', 'ClusterRole cluster-admin', APP).replace('kind: ClusterRole,', "kind: '${KIND}',"),
      findings: ['RoleBinding/binding subjects[0] [${KIND} cluster-admin ServiceAccount shop/app] ?'],
    },
    {
      name: 'a kind that is not a string',
      yaml: clusterRoleBinding('ClusterRole cluster-admin', APP).replace('kind: ClusterRole,', 'kind: 5,'),
      findings: ['ClusterRoleBinding/binding subjects[0] [ClusterRole cluster-admin ServiceAccount shop/app] ?'],
    },
  ],
  valid: [
    { name: 'a role of the app that grants everything, which another rule reports', yaml: app(clusterRole('super', ALL), clusterRoleBinding('ClusterRole super', APP)) },
    { name: 'another role', yaml: clusterRoleBinding('ClusterRole view', APP) },
    { name: 'a Role with the same name', yaml: app(role('shop', 'cluster-admin'), roleBinding('shop', 'Role cluster-admin', APP)) },
    { name: 'no subjects', yaml: clusterRoleBinding('ClusterRole cluster-admin') },
    { name: 'the default binding of every cluster', yaml: clusterRoleBinding('ClusterRole cluster-admin', group('system:masters')) },
  ],
});
