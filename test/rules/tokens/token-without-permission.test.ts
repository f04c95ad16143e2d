import { tokenWithoutPermission as rule } from '../../../src/rules/tokens/token-without-permission';
import { app, binding, deployment, hardened, readerRole, serviceAccount, tokenSecret, tokenVolume } from '../_manifests';
import { check, messages } from '../_violations';

const projected = (token: string): string =>
  deployment('web', `{serviceAccountName: web, automountServiceAccountToken: false, volumes: [${tokenVolume(token)}], containers: [{name: app, volumeMounts: [{name: api, mountPath: /t}]}, {name: proxy}]}`);
const MINE = projected('{path: token}');
const PATH = 'spec.template.spec.volumes[0].projected.sources[0].serviceAccountToken';

test('an account that the app gives nothing may get it elsewhere, and does not where all is declared', () => {
  expect(check(rule, app(hardened('web'), MINE))).toEqual([`Deployment/web ${PATH} [serviceaccount web] ?`]);
  expect(messages(rule, app(hardened('web'), MINE))[0]).toContain("the container 'app' holds an API token of the ServiceAccount 'web', which is bound to nothing that the app shows");
  expect(check(rule, app(hardened('web'), MINE), { complete: true })).toEqual([`Deployment/web ${PATH} [serviceaccount web]`]);
  expect(messages(rule, app(hardened('web'), MINE), { complete: true })[0]).toContain('which may do nothing');
});

test('a token that Kubernetes mounts counts as well', () => {
  const yaml = app(serviceAccount('web'), deployment('web', '{serviceAccountName: web, containers: [{name: app}, {name: proxy}]}'));
  expect(check(rule, yaml)).toEqual(['Deployment/web spec.template.spec [serviceaccount web] ?']);
  expect(messages(rule, yaml, { complete: true })[0]).toContain("the containers 'app' and 'proxy' hold");
});

test('a permission of another account is none', () => {
  expect(check(rule, app(hardened('web'), MINE, readerRole('other')), { complete: true })).toHaveLength(1);
});

test('a role without rules gives nothing', () => {
  const empty = '{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: empty, namespace: shop}, rules: []}';
  expect(check(rule, app(hardened('web'), MINE, empty, binding('empty', '{kind: ServiceAccount, name: web}')), { complete: true })).toHaveLength(1);
});

test('what every account may do is no permission', () => {
  const discovery = '{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: b}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:discovery"}, subjects: [{kind: ServiceAccount, name: web, namespace: shop}]}';
  expect(check(rule, app(hardened('web'), MINE, discovery), { complete: true })).toHaveLength(1);
});

test.each([
  ['holds a permission', app(hardened('web'), MINE, readerRole('web'))],
  ['holds one by a binding that leaves the namespace out', app(hardened('web'), MINE, readerRole('other'), binding('reader', '{kind: ServiceAccount, name: web}'))],
  ['holds one as a member of a group', app(hardened('web'), MINE, readerRole('x'), binding('reader', '{kind: Group, apiGroup: rbac.authorization.k8s.io, name: "system:serviceaccounts"}'))],
  ['has no token', app(hardened('web'), deployment('web', '{serviceAccountName: web, containers: [{name: app}]}'))],
  ['has a token for somebody else', app(hardened('web'), projected('{path: token, audience: vault}'))],
  ['has a token for an audience that nobody knows', app(hardened('web'), projected('{path: token, audience: my-service}'))],
])('is silent where the account %s', (_, yaml) => {
  expect(check(rule, yaml)).toEqual([]);
  expect(check(rule, yaml, { complete: true })).toEqual([]);
});

test('a role of elsewhere may give something, and one that is nowhere does not', () => {
  const yaml = app(hardened('web'), MINE, binding('elsewhere', '{kind: ServiceAccount, name: web}'));
  expect(check(rule, yaml)).toEqual([]);
  expect(check(rule, yaml, { complete: true })).toHaveLength(1);
});

test('where neither the token nor the permission is known, nothing is said', () => {
  expect(check(rule, deployment('web', '{serviceAccountName: web, containers: [{name: app}]}'))).toEqual([]);
});

test('an audience of the API server is that of an API token', () => {
  expect(check(rule, app(hardened('web'), projected('{path: token, audience: my-service}')), { complete: true, apiAudiences: ['my-service'] })).toHaveLength(1);
});

test('a token in a Secret has rules of its own', () => {
  const spec = '{serviceAccountName: web, automountServiceAccountToken: false, volumes: [{name: s, secret: {secretName: t}}], containers: [{name: app, volumeMounts: [{name: s, mountPath: /t}]}]}';
  expect(check(rule, app(hardened('web'), tokenSecret('t', 'web'), deployment('web', spec)), { complete: true })).toEqual([]);
});
