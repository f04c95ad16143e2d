import { workloadOnDefaultServiceAccount as rule } from '../../../src/rules/service-accounts/workload-on-default-service-account';
import { app, binding, cronJob, deployment, hardened, pod, readerRole, serviceAccount, tokenVolume } from '../_manifests';
import { testRule } from '../_test-rule';
import { check, messages } from '../_violations';

const APP = '{containers: [{name: app}]}';
const WITHOUT_TOKEN = '{automountServiceAccountToken: false, containers: [{name: app}]}';

test('an account that the app does not declare is not hardened', () => {
  expect(check(rule, deployment('web', APP))).toEqual(['Deployment/web spec.template.spec [serviceaccount default]']);
  expect(messages(rule, deployment('web', APP))[0]).toContain('the app does not harden it');
});

test('default may be written, in either field, and stands where the pod stands', () => {
  expect(check(rule, pod('web', '{serviceAccountName: default, containers: []}'))).toEqual(['Pod/web spec.serviceAccountName [serviceaccount default]']);
  expect(check(rule, cronJob('web', '{serviceAccount: default}'))).toEqual(['CronJob/web spec.jobTemplate.spec.template.spec [serviceaccount default]']);
});

test('an account that is declared and mounts its token is wrong', () => {
  const yaml = app(deployment('web', APP), serviceAccount('default'));
  expect(check(rule, yaml)).toEqual(['Deployment/web spec.template.spec [serviceaccount default]']);
  expect(messages(rule, yaml)[0]).toContain('its token is mounted into every pod that does not refuse it');
});

test('with a hardened account and nothing else nothing is said', () => {
  expect(check(rule, app(deployment('web', APP), hardened('default')))).toEqual([]);
  expect(check(rule, app(deployment('web', APP)), { context: hardened('default') })).toEqual([]);
  expect(check(rule, app(deployment('web', APP, ''), hardened('default', '')))).toEqual([]);
});

test('where a namespace is not known, it may be that of the hardened account', () => {
  const unknown = ['Deployment/web spec.template.spec [serviceaccount default] ?'];
  expect(check(rule, app(deployment('web', APP, ''), hardened('default')))).toEqual(unknown);
  expect(check(rule, app(deployment('web', APP), hardened('default', '')))).toEqual(unknown);
  expect(check(rule, app(deployment('web', APP), hardened('default', '')), { namespace: 'shop' })).toEqual([]);
});

test('a pod that refuses the token of an account that is not known may be fine', () => {
  expect(check(rule, deployment('web', WITHOUT_TOKEN))).toEqual(['Deployment/web spec.template.spec [serviceaccount default] ?']);
  expect(check(rule, deployment('web', WITHOUT_TOKEN), { complete: true })).toEqual(['Deployment/web spec.template.spec [serviceaccount default]']);
});

test.each([
  ['a binding', readerRole('default'), "it holds permissions by RoleBinding 'reader'"],
  ['a group', app(readerRole('other'), binding('reader', '{kind: Group, apiGroup: rbac.authorization.k8s.io, name: "system:serviceaccounts:shop"}')),
    "it holds permissions by RoleBinding 'reader'"],
])('a hardened account that holds permissions by %s is wrong', (_, rbac, fragment) => {
  const yaml = app(deployment('web', WITHOUT_TOKEN), hardened('default'), rbac);
  expect(check(rule, yaml)).toEqual(['Deployment/web spec.template.spec [serviceaccount default]']);
  expect(messages(rule, yaml)[0]).toContain(fragment);
});

test('a hardened account that is bound to a role of elsewhere may hold permissions', () => {
  const yaml = app(deployment('web', WITHOUT_TOKEN), hardened('default'), binding('elsewhere', '{kind: ServiceAccount, name: default}'));
  expect(check(rule, yaml)).toEqual(['Deployment/web spec.template.spec [serviceaccount default] ?']);
});

test('a hardened account with a cloud identity is wrong', () => {
  const account = '{apiVersion: v1, kind: ServiceAccount, metadata: {name: default, namespace: shop, annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::123456789012:role/shop"}}, automountServiceAccountToken: false}';
  expect(messages(rule, app(deployment('web', APP), account))[0]).toContain("it is the aws identity 'arn:aws:iam::123456789012:role/shop'");
});

test('a pod that uses the API as the hardened account is wrong', () => {
  const projected = `{volumes: [${tokenVolume('{path: token}')}], containers: [{name: app, volumeMounts: [{name: api, mountPath: /t}]}]}`;
  expect(messages(rule, app(deployment('web', projected), hardened('default')))[0]).toContain("its API token is in the container 'app'");
  expect(messages(rule, app(deployment('web', '{automountServiceAccountToken: true, containers: [{name: app}]}'), hardened('default')))[0])
    .toContain('the pod switches its token on again');
});

test('a token for somebody else is no use of the API', () => {
  const vault = `{volumes: [${tokenVolume('{path: token, audience: vault}')}], containers: [{name: app, volumeMounts: [{name: api, mountPath: /t}]}]}`;
  expect(check(rule, app(deployment('web', vault), hardened('default')))).toEqual([]);
});

testRule(rule, {
  invalid: [
    {
      name: 'a hardened account of another namespace does not count',
      yaml: app(deployment('web', APP), hardened('default', 'namespace: other')),
      findings: [
        'Deployment/web spec.template.spec [serviceaccount default]',
      ],
    },
  ],
  valid: [
    { name: 'another account is no business of it', yaml: deployment('web', '{serviceAccountName: web, containers: [{name: app}]}') },
  ],
});
