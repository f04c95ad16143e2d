import { workloadOnPrivilegedServiceAccount } from '../../../src/rules/service-accounts/workload-on-privileged-service-account';
import { app } from '../_manifests';
import { testRule } from '../_test-rule';
import { violations } from '../_violations';

const RBAC = 'apiVersion: rbac.authorization.k8s.io/v1';
const role = (namespace: string, name: string, rule: string): string => `{${RBAC}, kind: Role, metadata: {name: ${name}, namespace: ${namespace}}, rules: [${rule}]}`;
const clusterRole = (name: string, rule: string): string => `{${RBAC}, kind: ClusterRole, metadata: {name: ${name}}, rules: [${rule}]}`;
const bound = (kind: string, metadata: string, roleRef: string, subject: string): string => {
  const [roleKind, name] = roleRef.split(' ');
  return `{${RBAC}, kind: ${kind}, metadata: {${metadata}}, roleRef: {kind: ${roleKind}, name: '${name}'}, subjects: [${subject}]}`;
};
const clusterRoleBinding = (roleRef: string, subject: string): string => bound('ClusterRoleBinding', 'name: binding', roleRef, subject);
const roleBinding = (namespace: string, roleRef: string, subject: string): string => bound('RoleBinding', `name: binding, namespace: ${namespace}`, roleRef, subject);
const accountSubject = (namespace: string, name: string): string => `{kind: ServiceAccount, name: ${name}, namespace: ${namespace}}`;
const group = (name: string): string => `{kind: Group, name: '${name}'}`;

const deployment = (namespace: string, serviceAccountName: string, spec = ''): string =>
  `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web${namespace === '' ? '' : `, namespace: ${namespace}`}}, spec: {template: {spec: {serviceAccountName: ${serviceAccountName}${spec}, containers: [{name: app, image: web}]}}}}`;
const SECRETS = "{apiGroups: [''], resources: [secrets], verbs: [get]}";
const SUBJECT = accountSubject('shop', 'app');
const PATH = (held: string): string => `Deployment/web spec.template.spec.serviceAccountName [serviceaccount app ${held}]`;

testRule(workloadOnPrivilegedServiceAccount, {
  invalid: [
    {
      name: 'a binding of the context to a built-in role',
      yaml: deployment('shop', 'app'),
      options: { context: clusterRoleBinding('ClusterRole cluster-admin', SUBJECT) },
      findings: [PATH('ClusterRole cluster-admin')],
      message: "its pods run as the ServiceAccount 'app', which through ClusterRoleBinding binding of the cluster holds '*.* *'",
    },
    {
      name: 'a binding and a role of the context',
      yaml: deployment('shop', 'app'),
      options: { context: app(clusterRole('ops', SECRETS), roleBinding('shop', 'ClusterRole ops', SUBJECT)) },
      findings: [PATH('ClusterRole ops')],
    },
    {
      name: 'a Role of the context',
      yaml: deployment('shop', 'app'),
      options: { context: app(role('shop', 'ops', SECRETS), roleBinding('shop', 'Role ops', SUBJECT)) },
      findings: [PATH('Role ops')],
    },
    {
      name: 'a group of the context',
      yaml: deployment('shop', 'app'),
      options: { context: clusterRoleBinding('ClusterRole edit', group('system:serviceaccounts:shop')) },
      findings: [PATH('ClusterRole edit')],
    },
    {
      name: 'a role that every cluster grants to a controller',
      yaml: deployment('kube-system', 'clusterrole-aggregation-controller'),
      findings: ['Deployment/web spec.template.spec.serviceAccountName [serviceaccount clusterrole-aggregation-controller ClusterRole system:controller:clusterrole-aggregation-controller]'],
    },
    {
      name: 'an account whose namespace is unknown',
      yaml: deployment('', 'app'),
      options: { context: clusterRoleBinding('ClusterRole cluster-admin', SUBJECT) },
      findings: [`${PATH('ClusterRole cluster-admin')} ?`],
    },
  ],
  valid: [
    { name: 'no binding', yaml: deployment('shop', 'app') },
    { name: 'no token in its containers', yaml: deployment('shop', 'app', ', automountServiceAccountToken: false'), options: { context: clusterRoleBinding('ClusterRole cluster-admin', SUBJECT) } },
    { name: 'a binding of the app, which another rule reports', yaml: app(deployment('shop', 'app'), clusterRoleBinding('ClusterRole cluster-admin', SUBJECT)) },
    { name: 'a role of the app, which another rule reports', yaml: app(deployment('shop', 'app'), clusterRole('ops', SECRETS)), options: { context: clusterRoleBinding('ClusterRole ops', SUBJECT) } },
    { name: 'another account', yaml: deployment('shop', 'web'), options: { context: clusterRoleBinding('ClusterRole cluster-admin', SUBJECT) } },
    { name: 'a harmless role', yaml: deployment('shop', 'app'), options: { context: clusterRoleBinding('ClusterRole view', SUBJECT) } },
    { name: 'default permissions of every account', yaml: deployment('shop', 'app'), options: { context: clusterRoleBinding('ClusterRole system:discovery', group('system:authenticated')) } },
  ],
});

test('the severity is that of the worst certain permission', () => {
  const context = app(roleBinding('shop', 'ClusterRole system:kubelet-api-admin', SUBJECT), clusterRoleBinding('ClusterRole system:node-proxier', SUBJECT), roleBinding('shop', 'ClusterRole ops', SUBJECT), clusterRole('ops', SECRETS));
  expect(violations(workloadOnPrivilegedServiceAccount, deployment('shop', 'app'), { context }).map(({ atMost }) => atMost)).toEqual(['high']);
});

describe('what two roles of the context give only together', () => {
  const secrets = (verb: string): string => role('shop', verb, `{apiGroups: [''], resources: [secrets], verbs: [${verb}], resourceNames: [mine]}`);
  const bindingTo = (name: string, subject: string): string => roleBinding('shop', `Role ${name}`, subject).replace('name: binding', `name: ${name}`);

  test('is reported where the context binds both', () => {
    const context = app(secrets('create'), secrets('patch'), bindingTo('create', group('system:serviceaccounts:shop')), bindingTo('patch', SUBJECT));
    const [{ key, message, atMost }] = violations(workloadOnPrivilegedServiceAccount, deployment('shop', 'app'), { context });
    expect([key, atMost]).toEqual(['serviceaccount app Role create', 'high']);
    expect(message).toContain("holds 'secrets create named mine'");
  });

  test('is nothing of the one, and is reported on a binding of the app', () => {
    const context = app(secrets('create'), secrets('patch'), bindingTo('patch', SUBJECT));
    expect(violations(workloadOnPrivilegedServiceAccount, deployment('shop', 'app'), { context })).toEqual([]);
    expect(violations(workloadOnPrivilegedServiceAccount, app(deployment('shop', 'app'), bindingTo('create', SUBJECT)), { context })).toEqual([]);
  });
});
