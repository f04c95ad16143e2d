import { testRule } from '../_test-rule';
import { accountSubject, app, clusterRole, clusterRoleBinding, role, roleBinding } from './_manifests';
import { missingRole } from '../../../src/rules/bindings/missing-role';
import { found } from '../_found';

const APP = accountSubject('shop', 'app');
const BINDING = roleBinding('shop', 'Role reader', APP);

test('a Role of another namespace and a ClusterRole with the same name do not count', () => {
  expect(found(missingRole, app(role('other', 'reader'), clusterRole('reader'), BINDING), { complete: true })).toHaveLength(1);
});

testRule(missingRole, {
  invalid: [
    {
      name: 'a Role that may be defined elsewhere',
      yaml: BINDING,
      findings: [{
        object: 'RoleBinding shop/binding',
        path: 'roleRef.name',
        key: 'Role reader',
        message: 'refers to Role reader, which the app does not define, so what it grants is not known; pass the role with --context, or set complete: true if it does not exist',
        unknown: true,
        worst: 'medium',
      }],
    },
    {
      name: 'a ClusterRole that may grant anything in the whole cluster',
      yaml: clusterRoleBinding('ClusterRole reader', APP),
      findings: [{
        object: 'ClusterRoleBinding binding',
        path: 'roleRef.name',
        key: 'ClusterRole reader',
        message: 'refers to ClusterRole reader, which the app does not define, so what it grants is not known; pass the role with --context, or set complete: true if it does not exist',
        unknown: true,
        worst: 'high',
      }],
    },
    {
      name: 'a binding without subjects',
      yaml: clusterRoleBinding('ClusterRole reader'),
      findings: [{
        object: 'ClusterRoleBinding binding',
        path: 'roleRef.name',
        key: 'ClusterRole reader',
        message: 'refers to ClusterRole reader, which the app does not define, so what it grants is not known; pass the role with --context, or set complete: true if it does not exist',
        unknown: true,
      }],
    },
    {
      name: 'a missing role in a complete app',
      yaml: BINDING,
      findings: [{
        object: 'RoleBinding shop/binding',
        path: 'roleRef.name',
        key: 'Role reader',
        message: 'refers to Role reader, which does not exist: the binding grants nothing until a role of that name is created',
      }],
      options: { complete: true },
    },
    {
      name: 'a name that Helm fills in',
      yaml: roleBinding('shop', 'Role {{.Release.Name}}', APP),
      findings: ['RoleBinding/binding roleRef.name [Role {{.Release.Name}}] ?'],
      message: 'refers to Role {{.Release.Name}}, which another tool fills in, so what it grants is not known',
      options: { complete: true },
    },
    {
      name: 'a kind that Helm fills in, and a name that no role has',
      yaml: roleBinding('shop', 'Role reader', APP).replace('kind: Role,', "kind: '{{ .Values.kind }}',"),
      findings: ['RoleBinding/binding roleRef.kind [{{ .Values.kind }} reader] ?'],
      options: { complete: true },
    },
    {
      name: 'a kind that another tool fills in, and a name that a Role and a ClusterRole have',
      yaml: app(role('shop', 'cluster-admin'), roleBinding('shop', 'Role cluster-admin', APP).replace('kind: Role,', "kind: '${KIND}',")),
      findings: ['RoleBinding/binding roleRef.kind [${KIND} cluster-admin] ?'],
      options: { complete: true },
    },
  ],
  valid: [
    { name: 'a role of the app', yaml: app(role('shop', 'reader'), BINDING), options: { complete: true } },
    {
      name: 'a ClusterRole of the app',
      yaml: app(clusterRole('reader'), roleBinding('shop', 'ClusterRole reader', APP)),
      options: { complete: true },
    },
    { name: 'a ClusterRole that every cluster has', yaml: clusterRoleBinding('ClusterRole system:auth-delegator', APP), options: { complete: true } },
    {
      name: 'a Role that every cluster has',
      yaml: roleBinding('kube-system', 'Role extension-apiserver-authentication-reader', APP),
      options: { complete: true },
    },
    {
      name: 'a role that may be this one, because its namespace is unknown',
      yaml: app(role('', 'reader'), BINDING),
      options: { complete: true },
    },
    {
      name: 'a role that may be one of several',
      yaml: app(role('shop', 'reader'), role('bank', 'reader'), roleBinding('', 'Role reader', APP)),
      options: { complete: true },
    },
    {
      name: 'a Role that every cluster has, in an unknown namespace',
      yaml: roleBinding('', 'Role extension-apiserver-authentication-reader', APP),
      options: { complete: true },
    },
    { name: 'a name that Helm fills in, and a role with the same name', yaml: app(role('shop', '"{{.Release.Name}}"'), roleBinding('shop', 'Role {{.Release.Name}}', APP)), options: { complete: true } },
    { name: 'a reference that the API server rejects', yaml: clusterRoleBinding('Role reader', APP), options: { complete: true } },
    { name: 'a role in the context', yaml: BINDING, options: { context: role('shop', 'reader') } },
  ],
});
