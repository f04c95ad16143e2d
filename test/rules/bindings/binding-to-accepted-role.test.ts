import { testRule } from '../_test-rule';
import { accountSubject, app, clusterRole, clusterRoleBinding, group, role, roleBinding, user } from './_manifests';
import { bindingToAcceptedRole } from '../../../src/rules/bindings/binding-to-accepted-role';
import { violations } from '../_violations';

const READ_SECRETS = "{apiGroups: [''], resources: [secrets], verbs: [get]}";
const READ_PODS = "{apiGroups: [''], resources: [pods], verbs: [get]}";
const PATCH_NODES = "{apiGroups: [''], resources: [nodes], verbs: [patch]}";
const APP = accountSubject('shop', 'app');

/** The findings that a finding depends on: `ClusterRole backup read-secrets [secrets get]`. */
function conditions(yaml: string): string[] {
  return violations(bindingToAcceptedRole, yaml).flatMap(({ onceAccepted = [] }) => onceAccepted.map(({ object, rule, key }) => `${object.kind} ${object.name} ${rule} [${key}]`));
}

function aggregating(name: string): string {
  return clusterRole(name).replace('rules: []', 'rules: [], aggregationRule: {clusterRoleSelectors: [{matchLabels: {to: it}}]}');
}

function labelled(name: string, ...rules: string[]): string {
  return clusterRole(name, ...rules).replace(`name: ${name}`, `name: ${name}, labels: {to: it}`);
}

testRule(bindingToAcceptedRole, {
  invalid: [
    {
      name: 'a cluster-wide binding to a ClusterRole',
      yaml: app(clusterRole('backup', READ_SECRETS), clusterRoleBinding('ClusterRole backup', APP, user('ada'))),
      findings: [
        'ClusterRoleBinding/binding subjects[0] [ClusterRole backup ServiceAccount shop/app]',
        'ClusterRoleBinding/binding subjects[1] [ClusterRole backup User ada]',
      ],
      message: "gives ServiceAccount shop/app ClusterRole backup in the whole cluster, which holds 'secrets get' (exposes the contents of every Secret in scope); an acceptance on the role does not cover its bindings",
    },
    {
      name: 'a Role',
      yaml: app(role('shop', 'backup', READ_SECRETS), roleBinding('shop', 'Role backup', APP)),
      findings: ['RoleBinding/binding subjects[0] [Role backup ServiceAccount shop/app]'],
    },
    {
      name: 'a Role whose namespace is unknown',
      yaml: app(role('shop', 'backup', READ_SECRETS), roleBinding('', 'Role backup', APP)),
      findings: ['RoleBinding/binding subjects[0] [Role backup ServiceAccount shop/app] ?'],
    },
    {
      name: 'a role of the context that aggregates one of the app',
      yaml: app(labelled('part', READ_SECRETS), clusterRoleBinding('ClusterRole whole', APP)),
      options: { context: aggregating('whole') },
      findings: ['ClusterRoleBinding/binding subjects[0] [ClusterRole whole ServiceAccount shop/app]'],
    },
    {
      name: 'a built-in role that aggregates one of the app',
      yaml: app(clusterRole('part', READ_SECRETS).replace('name: part', "name: part, labels: {rbac.authorization.k8s.io/aggregate-to-view: 'true'}"), roleBinding('shop', 'ClusterRole view', APP)),
      findings: ['RoleBinding/binding subjects[0] [ClusterRole view ServiceAccount shop/app]'],
    },
    {
      name: 'a role that another tool fills in',
      yaml: app(clusterRole('filled', "{apiGroups: [''], resources: [pods], verbs: ['${VERB}']}"), clusterRoleBinding('ClusterRole filled', APP)),
      findings: ['ClusterRoleBinding/binding subjects[0] [ClusterRole filled ServiceAccount shop/app]'],
      message: 'which holds what another tool fills in;',
    },
    {
      name: 'subjects that another tool fills in',
      yaml: app(clusterRole('backup', READ_SECRETS), "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: binding}, roleRef: {kind: ClusterRole, name: backup}, subjects: '{{ .Values.subjects }}'}"),
      findings: ['ClusterRoleBinding/binding roleRef.name [ClusterRole backup its subjects]'],
    },
  ],
  valid: [
    { name: 'a role without sensitive permissions', yaml: app(clusterRole('reader', READ_PODS), clusterRoleBinding('ClusterRole reader', APP)) },
    { name: 'no subjects', yaml: app(clusterRole('backup', READ_SECRETS), clusterRoleBinding('ClusterRole backup')) },
    { name: 'members of system:masters', yaml: app(clusterRole('backup', READ_SECRETS), clusterRoleBinding('ClusterRole backup', group('system:masters'))) },
    { name: 'another role', yaml: app(clusterRole('backup', READ_SECRETS), role('shop', 'backup', READ_PODS), roleBinding('shop', 'Role backup', APP)) },
    { name: 'a role of the context, whose bindings another rule reports', yaml: clusterRoleBinding('ClusterRole backup', APP), options: { context: clusterRole('backup', READ_SECRETS) } },
    { name: 'a permission that has no effect in a namespace', yaml: app(clusterRole('labels', PATCH_NODES), roleBinding('shop', 'ClusterRole labels', APP)) },
    {
      name: 'a permission that is sensitive only in another namespace',
      yaml: app(clusterRole('settings', "{apiGroups: [''], resources: [configmaps], verbs: [update]}"), roleBinding('shop', 'ClusterRole settings', APP)),
    },
  ],
});

test('depends on the findings of the role', () => {
  expect(conditions(app(clusterRole('backup', READ_SECRETS, PATCH_NODES), clusterRoleBinding('ClusterRole backup', APP))).sort()).toEqual([
    'ClusterRole backup modify-nodes [nodes patch]', 'ClusterRole backup read-secrets [secrets get]',
  ]);
});

test('depends on the findings that have an effect where the role is bound', () => {
  expect(conditions(app(clusterRole('backup', READ_SECRETS, PATCH_NODES), roleBinding('shop', 'ClusterRole backup', APP)))).toEqual(['ClusterRole backup read-secrets [secrets get]']);
});

test('depends on each definition of a role', () => {
  expect(conditions(app(clusterRole('backup', READ_SECRETS), clusterRole('backup', PATCH_NODES), clusterRoleBinding('ClusterRole backup', APP))).sort()).toEqual([
    'ClusterRole backup modify-nodes [nodes patch]', 'ClusterRole backup read-secrets [secrets get]',
  ]);
});

test('depends on a role, and on those that it aggregates', () => {
  expect(conditions(app(aggregating('whole'), labelled('part', READ_SECRETS), clusterRoleBinding('ClusterRole whole', APP))).sort()).toEqual([
    'ClusterRole part read-secrets [secrets get]', 'ClusterRole whole read-secrets [secrets get]',
  ]);
});

test('does not depend on a role that aggregates the bound one', () => {
  for (const roles of [[aggregating('whole'), labelled('part', READ_SECRETS)], [labelled('part', READ_SECRETS), aggregating('whole')]]) {
    expect(conditions(app(...roles, clusterRoleBinding('ClusterRole part', APP)))).toEqual(['ClusterRole part read-secrets [secrets get]']);
  }
});

test('names the worst of several permissions', () => {
  const impersonate = "{apiGroups: [''], resources: [users], verbs: [impersonate]}";
  const [{ message }] = violations(bindingToAcceptedRole, app(clusterRole('manager', READ_SECRETS, impersonate), clusterRoleBinding('ClusterRole manager', APP)));
  expect(message).toContain("'users impersonate' (acts as another user or account) and 1 more sensitive permission");
});
