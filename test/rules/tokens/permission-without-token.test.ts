import { permissionWithoutToken as rule } from '../../../src/rules/tokens/permission-without-token';
import { app, binding, deployment, hardened, readerRole, tokenSecret, tokenVolume } from '../_manifests';
import { testRule } from '../_test-rule';
import { check, messages } from '../_violations';

const web = (rest: string, name = 'web', namespace?: string): string => deployment(name, `{serviceAccountName: web, ${rest}}`, namespace);
const WITHOUT = web('automountServiceAccountToken: false, containers: [{name: app}]');
const DEAD = app(hardened('web'), readerRole('web'), WITHOUT);
const FOUND = ['RoleBinding/reader subjects[0] [serviceaccount shop/web]'];

test('a binding to an account none of whose pods has a token', () => {
  expect(check(rule, DEAD)).toEqual(FOUND);
  expect(messages(rule, DEAD)[0]).toContain("RoleBinding 'reader' gives permissions to the ServiceAccount 'web', but Deployment 'web' runs as it without an API token");
});

test('a token for somebody else does not help', () => {
  const vault = web(`volumes: [${tokenVolume('{path: token, audience: vault}')}], containers: [{name: app, volumeMounts: [{name: api, mountPath: /t}]}]`);
  expect(check(rule, app(hardened('web'), readerRole('web'), vault))).toEqual(FOUND);
});

test('a second workload without a token does not help either', () => {
  const yaml = app(DEAD, web('containers: [{name: app}]', 'api'));
  expect(check(rule, yaml)).toEqual(FOUND);
  expect(messages(rule, yaml)[0]).toContain("Deployment 'web' and Deployment 'api' run as it");
});

test('every binding is one defect', () => {
  const second = '{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: viewer}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}, subjects: [{kind: User, apiGroup: rbac.authorization.k8s.io, name: "system:serviceaccount:shop:web"}]}';
  expect(check(rule, app(DEAD, second))).toEqual([...FOUND, 'ClusterRoleBinding/viewer subjects[0] [serviceaccount shop/web]']);
});

const MOUNTED = 'containers: [{name: app, volumeMounts: [{name: api, mountPath: /t}]}]';

test('a token in a Secret of another account does not help', () => {
  const withOther = web('automountServiceAccountToken: false, volumes: [{name: s, secret: {secretName: t}}], containers: [{name: app, volumeMounts: [{name: s, mountPath: /t}]}]', 'api');
  expect(check(rule, app(DEAD, withOther, tokenSecret('t', 'other')))).toEqual(FOUND);
});

test('where the binding only gives facts, it is said of the account or a workload', () => {
  expect(check(rule, app(hardened('web'), WITHOUT), { context: readerRole('web') })).toEqual(['ServiceAccount/web  [rolebinding reader]']);
  expect(check(rule, WITHOUT, { context: app(hardened('web'), readerRole('web')) })).toEqual(['Deployment/web  [rolebinding reader]']);
});

testRule(rule, {
  invalid: [
    {
      name: 'where the app does not declare the account, others may use it',
      yaml: app(readerRole('web'), WITHOUT),
      findings: [`${FOUND[0]} ?`],
    },
  ],
  valid: [
    ...([
      ['a token that Kubernetes mounts', web('automountServiceAccountToken: true, containers: [{name: app}]', 'api')],
      ['a token of its own', web(`volumes: [${tokenVolume('{path: token}')}], ${MOUNTED}`, 'api')],
      ['a token for an audience that nobody knows', web(`volumes: [${tokenVolume('{path: token, audience: my-service}')}], ${MOUNTED}`, 'api')],
      ['a token volume that a webhook may mount', web(`volumes: [${tokenVolume('{path: token}')}], containers: [{name: app}]`, 'api')],
      ['a token in a namespace that is not known', web('automountServiceAccountToken: true, containers: [{name: app}]', 'api', '')],
      ['a token in a Secret', tokenSecret('t', 'web')],
      ['a custom resource', '{apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: {name: p, namespace: shop}, spec: {serviceAccountName: web}}'],
      ['somebody who asks for its tokens',
        '{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r, namespace: shop}, rules: [{apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [web], verbs: [create]}]}'],
    ] as const).map(([name, yaml]) => ({ name: `is silent where the account has ${name}`, yaml: app(DEAD, yaml) })),
    { name: 'has no workload', yaml: app(hardened('web'), readerRole('web')) },
    {
      name: 'has a workload of another namespace only',
      yaml: app(hardened('web'), readerRole('web'), web('containers: [{name: app}]', 'web', 'namespace: other')),
    },
    {
      name: 'is bound to a role that is not known',
      yaml: app(hardened('web'), WITHOUT, binding('elsewhere', '{kind: ServiceAccount, name: web}')),
    },
    {
      name: 'holds it as a member of a group',
      yaml: app(hardened('web'), WITHOUT, readerRole('x'), binding('reader', '{kind: Group, apiGroup: rbac.authorization.k8s.io, name: "system:serviceaccounts:shop"}')),
    },
    {
      name: 'may do what every account may',
      yaml: app(hardened('web'), WITHOUT, binding('"system:discovery"', '{kind: ServiceAccount, name: web}', 'ClusterRole')),
    },
    { name: 'may mount its token', yaml: app(readerRole('web'), web('containers: [{name: app}]')) },
  ],
});
