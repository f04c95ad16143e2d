import { testRule } from '../_test-rule';
import { accountSubject, app, clusterRole, clusterRoleBinding, group, role, roleBinding } from './_manifests';
import { builtIn } from '../../../src/kubernetes/rbac/built-in-roles';
import { bindingToAdminOrEdit } from '../../../src/rules/bindings/binding-to-admin-or-edit';
import { bindingToClusterAdmin } from '../../../src/rules/bindings/binding-to-cluster-admin';
import { bindingToPrivilegedRole } from '../../../src/rules/bindings/binding-to-privileged-role';
import { check, violations } from '../_violations';

const APP = accountSubject('shop', 'app');
const SECRETS = "{apiGroups: [''], resources: [secrets], verbs: [get, list]}";
const NODES = '{apiGroups: [certificates.k8s.io], resources: [signers], verbs: [approve]}';
const label = (name: string, value: string): string => clusterRole('parts', SECRETS).replace('name: parts', `name: parts, labels: {'${name}': '${value}'}`);
const aggregating = (name: string, labels: string): string =>
  `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: ${name}}, aggregationRule: {clusterRoleSelectors: [{matchLabels: ${labels}}]}}`;

testRule(bindingToPrivilegedRole, {
  invalid: [
    {
      name: 'a controller of the control plane',
      yaml: clusterRoleBinding('ClusterRole system:controller:clusterrole-aggregation-controller', APP),
      findings: ['ClusterRoleBinding/binding subjects[0] [ClusterRole system:controller:clusterrole-aggregation-controller ServiceAccount shop/app]'],
      message: "gives ServiceAccount shop/app ClusterRole system:controller:clusterrole-aggregation-controller in the whole cluster, which holds 'clusterroles.rbac.authorization.k8s.io escalate'",
    },
    {
      name: 'the kubelet API of every node',
      yaml: clusterRoleBinding('ClusterRole system:kubelet-api-admin', APP),
      findings: ['ClusterRoleBinding/binding subjects[0] [ClusterRole system:kubelet-api-admin ServiceAccount shop/app]'],
    },
    {
      name: 'a controller in one namespace',
      yaml: roleBinding('shop', 'ClusterRole system:controller:deployment-controller', APP),
      findings: ['RoleBinding/binding subjects[0] [ClusterRole system:controller:deployment-controller ServiceAccount shop/app]'],
    },
    {
      name: 'a ClusterRole of the context, one finding for all its permissions',
      yaml: clusterRoleBinding('ClusterRole ops', APP),
      options: { context: clusterRole('ops', SECRETS, NODES) },
      findings: ['ClusterRoleBinding/binding subjects[0] [ClusterRole ops ServiceAccount shop/app]'],
      message: "which holds 'secrets get,list' (exposes the contents of every Secret in scope) and 1 more sensitive permission",
    },
    {
      name: 'a Role of the context',
      yaml: roleBinding('shop', 'Role ops', APP),
      options: { context: role('shop', 'ops', SECRETS) },
      findings: ['RoleBinding/binding subjects[0] [Role ops ServiceAccount shop/app]'],
    },
    {
      name: 'a Role of the context whose namespace is unknown',
      yaml: roleBinding('', 'Role ops', APP),
      options: { context: role('shop', 'ops', SECRETS) },
      findings: ['RoleBinding/binding subjects[0] [Role ops ServiceAccount shop/app] ?'],
    },
    {
      name: 'a built-in role that a role of the context adds to',
      yaml: roleBinding('shop', 'ClusterRole view', APP),
      options: { context: label('rbac.authorization.k8s.io/aggregate-to-view', 'true') },
      findings: ['RoleBinding/binding subjects[0] [ClusterRole view ServiceAccount shop/app]'],
    },
    {
      name: 'a role of the context that aggregates built-in ones',
      yaml: clusterRoleBinding('ClusterRole boot', APP),
      options: { context: aggregating('boot', "{kubernetes.io/bootstrapping: rbac-defaults, 'rbac.authorization.k8s.io/aggregate-to-admin': 'true'}") },
      findings: ['ClusterRoleBinding/binding subjects[0] [ClusterRole boot ServiceAccount shop/app]'],
    },
    {
      name: 'a built-in role, even if the app redefines it',
      yaml: app(clusterRole('system:kubelet-api-admin'), clusterRoleBinding('ClusterRole system:kubelet-api-admin', APP)),
      findings: ['ClusterRoleBinding/binding subjects[0] [ClusterRole system:kubelet-api-admin ServiceAccount shop/app]'],
    },
    {
      name: 'a role of OpenShift',
      yaml: roleBinding('shop', 'ClusterRole system:openshift:scc:privileged', APP),
      findings: ['RoleBinding/binding subjects[0] [ClusterRole system:openshift:scc:privileged ServiceAccount shop/app]'],
      message: 'gives ServiceAccount shop/app ClusterRole system:openshift:scc:privileged of OpenShift in namespace shop: its holders can run pods with the SecurityContextConstraints privileged',
    },
  ],
  valid: [
    { name: 'a harmless role of OpenShift', yaml: roleBinding('shop', 'ClusterRole system:openshift:scc:restricted-v2', APP) },
    { name: 'view', yaml: clusterRoleBinding('ClusterRole view', APP) },
    { name: 'token reviews', yaml: clusterRoleBinding('ClusterRole system:auth-delegator', APP) },
    { name: 'a role of the app, which another rule reports', yaml: app(clusterRole('ops', SECRETS), clusterRoleBinding('ClusterRole ops', APP)) },
    { name: 'a role of the app that adds to a built-in one', yaml: app(label('rbac.authorization.k8s.io/aggregate-to-view', 'true'), roleBinding('shop', 'ClusterRole view', APP)) },
    { name: 'a role of the app that replaces one of the context', yaml: app(clusterRole('ops'), clusterRoleBinding('ClusterRole ops', APP)), options: { context: clusterRole('ops', SECRETS) } },
    { name: 'a role of the context that only reads', yaml: clusterRoleBinding('ClusterRole ops', APP), options: { context: clusterRole('ops', "{apiGroups: [''], resources: [configmaps], verbs: [get]}") } },
    { name: 'a permission that has no effect in a namespace', yaml: roleBinding('shop', 'ClusterRole ops', APP), options: { context: clusterRole('ops', NODES) } },
    { name: 'an unknown role', yaml: clusterRoleBinding('ClusterRole ops', APP) },
    { name: 'no subjects', yaml: clusterRoleBinding('ClusterRole system:kubelet-api-admin') },
    { name: 'members of system:masters, who hold everything', yaml: clusterRoleBinding('ClusterRole system:kubelet-api-admin', group('system:masters')) },
    { name: 'cluster-admin, which another rule reports', yaml: clusterRoleBinding('ClusterRole cluster-admin', APP) },
    { name: 'edit, which another rule reports', yaml: clusterRoleBinding('ClusterRole edit', APP) },
  ],
});

test('every privileged built-in ClusterRole is one finding of one rule', () => {
  const rules = [bindingToPrivilegedRole, bindingToAdminOrEdit, bindingToClusterAdmin];
  const found = builtIn().roles.filter(({ kind }) => kind === 'ClusterRole').map(({ name }) => ({
    name, found: rules.flatMap(rule => check(rule, clusterRoleBinding(`ClusterRole ${name}`, APP))).length,
  }));
  expect(found.filter(one => one.found > 1)).toEqual([]);
  const reported = found.filter(one => one.found === 1).map(({ name }) => name);
  expect(reported).toEqual(expect.arrayContaining([
    'admin', 'cluster-admin', 'edit', 'system:aggregate-to-admin', 'system:aggregate-to-edit',
    'system:controller:clusterrole-aggregation-controller', 'system:controller:cronjob-controller', 'system:controller:daemon-set-controller',
    'system:controller:deployment-controller', 'system:controller:generic-garbage-collector', 'system:controller:job-controller',
    'system:controller:replicaset-controller', 'system:controller:replication-controller', 'system:controller:statefulset-controller',
    'system:kube-controller-manager', 'system:kubelet-api-admin', 'system:node', 'system:persistent-volume-provisioner',
  ]));
  for (const harmless of ['view', 'system:basic-user', 'system:discovery', 'system:public-info-viewer', 'system:auth-delegator', 'system:monitoring', 'system:kube-dns', 'system:node-proxier']) {
    expect(reported).not.toContain(harmless);
  }
});

test.each([
  ['system:controller:clusterrole-aggregation-controller', 'critical'],
  ['system:kubelet-api-admin', 'high'],
  ['sudoer', 'critical'],
  ['system:openshift:scc:anyuid', 'medium'],
])('the severity is that of the worst permission: %s', (name, severity) => {
  expect(violations(bindingToPrivilegedRole, clusterRoleBinding(`ClusterRole ${name}`, APP)).map(({ atMost }) => atMost)).toEqual([severity]);
});

describe('what two roles of the context give only together', () => {
  const CREATES = "{apiGroups: [''], resources: [secrets], verbs: [create], resourceNames: [mine]}";
  const PATCHES = "{apiGroups: [''], resources: [secrets], verbs: [patch], resourceNames: [mine]}";
  const CONTEXT = app(role('shop', 'creates', CREATES), role('shop', 'patches', PATCHES));
  const bound = (name: string, subject: string): string => roleBinding('shop', `Role ${name}`, subject).replace('name: binding', `name: ${name}`);
  const OTHER = accountSubject('shop', 'other');
  const ACCOUNTS = group('system:serviceaccounts:shop');
  const onCreates = (subject: string): string => `RoleBinding/creates subjects[0] [Role creates ${subject}]`;
  const onPatches = (subject: string): string => `RoleBinding/patches subjects[0] [Role patches ${subject}]`;

  test.each([
    ['by two bindings, is reported once', app(bound('creates', APP), bound('patches', APP)), CONTEXT, [onCreates('ServiceAccount shop/app')]],
    ['by a binding of the context to the one that creates', bound('patches', APP), app(CONTEXT, bound('creates', APP)), [onPatches('ServiceAccount shop/app')]],
    ['by a binding of the context to the one that patches', bound('creates', APP), app(CONTEXT, bound('patches', APP)), [onCreates('ServiceAccount shop/app')]],
    ['by a group that the account is in', app(bound('creates', ACCOUNTS), bound('patches', APP)), CONTEXT, [onPatches('ServiceAccount shop/app')]],
    ['by a user that is the account', app(bound('creates', "{kind: User, name: 'system:serviceaccount:shop:app'}"), bound('patches', APP)), CONTEXT,
      [onCreates('User system:serviceaccount:shop:app')]],
    ['is nothing of two accounts', app(bound('creates', APP), bound('patches', OTHER)), CONTEXT, []],
    ['is nothing of the one', app(bound('creates', APP), bound('patches', APP)), app(role('shop', 'creates', CREATES)), []],
    ['is reported on a role of the app', app(role('shop', 'patches', PATCHES), bound('creates', APP), bound('patches', APP)), app(role('shop', 'creates', CREATES)), []],
  ])('%s', (_, yaml, context, findings) => {
    expect(check(bindingToPrivilegedRole, yaml, { context })).toEqual(findings);
  });

  test('the message names what the other role grants', () => {
    expect(violations(bindingToPrivilegedRole, app(bound('creates', APP), bound('patches', APP)), { context: CONTEXT })[0].message).toContain(
      "holds 'secrets create named mine' (lets server-side apply create the Secret of that name as a token of any ServiceAccount that never expires, and read it; another role of its holder grants patch on it)");
  });

  test('a permission that is worse beside another is as severe as with it', () => {
    const BIND = '{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind]}';
    const WRITE = '{apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [create]}';
    const context = app(role('shop', 'binds', BIND), role('shop', 'writes', WRITE));
    const severities = (yaml: string): unknown[] => violations(bindingToPrivilegedRole, yaml, { context }).map(({ atMost }) => atMost);
    expect(severities(bound('binds', APP))).toEqual(['medium']);
    expect(severities(app(bound('binds', APP), bound('writes', APP)))).toEqual(['critical', 'medium']);
    expect(severities(app(bound('binds', APP), bound('writes', OTHER)))).toEqual(['medium', 'medium']);
  });
});
