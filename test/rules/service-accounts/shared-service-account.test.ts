import { sharedServiceAccount as rule } from '../../../src/rules/service-accounts/shared-service-account';
import { app, binding, cronJob, deployment, hardened, pod, readerRole, serviceAccount } from '../_manifests';
import { testRule } from '../_test-rule';

const AS_SHOP = '{serviceAccountName: shop, containers: [{name: app}]}';
const TWO = app(deployment('web', AS_SHOP), cronJob('report', AS_SHOP));

const REVERSED = app(cronJob('report', AS_SHOP), readerRole('shop'), deployment('web', AS_SHOP), hardened('shop'));
const FOUND = 'ServiceAccount/shop metadata.name [CronJob/report, Deployment/web]';

testRule(rule, {
  invalid: [
    {
      name: 'an account with a permission in two workloads',
      yaml: app(hardened('shop'), readerRole('shop'), TWO),
      findings: [FOUND],
      message: 'shared by 2 workloads (CronJob/report and Deployment/web), so each has the permissions that any of them needs',
    },
    { name: 'the same key in any order', yaml: REVERSED, findings: [FOUND] },
    {
      name: 'another key with a third workload',
      yaml: app(REVERSED, deployment('api', AS_SHOP)),
      findings: ['ServiceAccount/shop metadata.name [CronJob/report, Deployment/api, Deployment/web]'],
    },
    { name: 'an account with a token, which may be bound elsewhere', yaml: app(serviceAccount('shop'), TWO), findings: [`${FOUND} ?`] },
    {
      name: 'an account with a cloud identity',
      yaml: app(serviceAccount('shop', 'automountServiceAccountToken: false', 'namespace: shop, annotations: {iam.gke.io/gcp-service-account: "a@b.iam.gserviceaccount.com"}'), TWO),
      findings: [FOUND],
    },
    {
      name: 'an account that may be privileged',
      yaml: app(hardened('shop'), binding('elsewhere', '{kind: ServiceAccount, name: shop}'), TWO),
      findings: [`${FOUND} ?`],
    },
    {
      name: 'an undeclared account, reported on a workload',
      yaml: app(readerRole('shop'), TWO),
      findings: ['CronJob/report spec.jobTemplate.spec.template.spec.serviceAccountName [CronJob/report, Deployment/web]'],
    },
    {
      name: 'an account in the context, reported on a workload of the app',
      yaml: app(readerRole('shop'), deployment('web', AS_SHOP)),
      options: { context: app(hardened('shop'), deployment('api', AS_SHOP)) },
      findings: ['Deployment/web spec.template.spec.serviceAccountName [Deployment/api, Deployment/web]'],
    },
    {
      name: 'bare Pods of two apps',
      yaml: app(hardened('shop'), readerRole('shop'), pod('a', AS_SHOP, 'labels: {app: web}'), pod('b', AS_SHOP, 'labels: {app: api}')),
      findings: [
        'ServiceAccount/shop metadata.name [Pod/api, Pod/web]',
      ],
    },
  ],
  valid: [
    { name: 'an account with a token but no permission', yaml: app(serviceAccount('shop'), TWO), options: { complete: true } },
    {
      name: 'an account with default permissions only',
      yaml: app(serviceAccount('shop'), TWO, binding('system:discovery', '{kind: ServiceAccount, name: shop}')),
      options: { complete: true },
    },
    { name: 'an unprivileged account', yaml: app(hardened('shop'), TWO) },
    { name: 'an account of one workload', yaml: app(hardened('shop'), readerRole('shop'), deployment('web', AS_SHOP)) },
    {
      name: 'an account name in two namespaces',
      yaml: app(readerRole('shop'), deployment('web', AS_SHOP), deployment('api', AS_SHOP, 'namespace: other')),
    },
    {
      name: 'an account of bare Pods of one app',
      yaml: app(readerRole('shop'), pod('a', AS_SHOP, 'labels: {app: web}'), pod('b', AS_SHOP, 'labels: {app: web}')),
    },
    {
      name: 'an account of a workload and the Pod it created',
      yaml: app(readerRole('shop'), deployment('web', AS_SHOP),
        pod('web-x', AS_SHOP, 'ownerReferences: [{kind: ReplicaSet, name: web-y, controller: true}]')),
    },
    { name: 'the account default', yaml: app(readerRole('default'), deployment('web', '{containers: []}'), deployment('api', '{containers: []}')) },
  ],
});
