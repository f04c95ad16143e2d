import { sharedServiceAccount as rule } from '../../../src/rules/service-accounts/shared-service-account';
import { app, binding, cronJob, deployment, hardened, pod, readerRole, serviceAccount } from '../_manifests';
import { testRule } from '../_test-rule';
import { check, messages } from '../_violations';

const AS_SHOP = '{serviceAccountName: shop, containers: [{name: app}]}';
const TWO = app(deployment('web', AS_SHOP), cronJob('report', AS_SHOP));

test('an account with a permission in two workloads', () => {
  const yaml = app(hardened('shop'), readerRole('shop'), TWO);
  expect(check(rule, yaml)).toEqual(['ServiceAccount/shop metadata.name [CronJob/report, Deployment/web]']);
  expect(messages(rule, yaml)[0]).toContain('that of 2 workloads (CronJob/report and Deployment/web), so that each holds what any of them needs');
});

test('the key is the same in any order, and another with a third workload', () => {
  const reversed = app(cronJob('report', AS_SHOP), readerRole('shop'), deployment('web', AS_SHOP), hardened('shop'));
  expect(check(rule, reversed)).toEqual(['ServiceAccount/shop metadata.name [CronJob/report, Deployment/web]']);
  expect(check(rule, app(reversed, deployment('api', AS_SHOP)))[0]).toContain('[CronJob/report, Deployment/api, Deployment/web]');
});

test('an account with a token, or a cloud identity', () => {
  expect(check(rule, app(serviceAccount('shop'), TWO))).toHaveLength(1);
  const google = '{apiVersion: v1, kind: ServiceAccount, metadata: {name: shop, namespace: shop, annotations: {iam.gke.io/gcp-service-account: "a@b.iam.gserviceaccount.com"}}, automountServiceAccountToken: false}';
  expect(check(rule, app(google, TWO))).toHaveLength(1);
});

test('an account that may be worth something', () => {
  const elsewhere = binding('elsewhere', '{kind: ServiceAccount, name: shop}');
  expect(check(rule, app(hardened('shop'), elsewhere, TWO))).toEqual(['ServiceAccount/shop metadata.name [CronJob/report, Deployment/web] ?']);
});

test('where the app does not declare the account it is said of a workload', () => {
  expect(check(rule, app(readerRole('shop'), TWO))).toEqual([
    'CronJob/report spec.jobTemplate.spec.template.spec.serviceAccountName [CronJob/report, Deployment/web]',
  ]);
  expect(check(rule, app(readerRole('shop'), deployment('web', AS_SHOP)), { context: app(hardened('shop'), deployment('api', AS_SHOP)) })).toEqual([
    'Deployment/web spec.template.spec.serviceAccountName [Deployment/api, Deployment/web]',
  ]);
});

testRule(rule, {
  invalid: [
    {
      name: 'bare Pods of two apps are two',
      yaml: app(hardened('shop'), readerRole('shop'), pod('a', AS_SHOP, 'labels: {app: web}'), pod('b', AS_SHOP, 'labels: {app: api}')),
      findings: [
        'ServiceAccount/shop metadata.name [Pod/api, Pod/web]',
      ],
    },
  ],
  valid: [
    { name: 'is worth nothing', yaml: app(hardened('shop'), TWO) },
    { name: 'is that of one workload', yaml: app(hardened('shop'), readerRole('shop'), deployment('web', AS_SHOP)) },
    {
      name: 'is that of two workloads of two namespaces',
      yaml: app(readerRole('shop'), deployment('web', AS_SHOP), deployment('api', AS_SHOP, 'namespace: other')),
    },
    {
      name: 'is that of bare Pods of one app',
      yaml: app(readerRole('shop'), pod('a', AS_SHOP, 'labels: {app: web}'), pod('b', AS_SHOP, 'labels: {app: web}')),
    },
    {
      name: 'is that of a workload and what it made',
      yaml: app(readerRole('shop'), deployment('web', AS_SHOP),
        pod('web-x', AS_SHOP, 'ownerReferences: [{kind: ReplicaSet, name: web-y, controller: true}]')),
    },
    { name: 'is default', yaml: app(readerRole('default'), deployment('web', '{containers: []}'), deployment('api', '{containers: []}')) },
  ],
});
