import { workloadOnDefaultServiceAccount as rule } from '../../../src/rules/service-accounts/workload-on-default-service-account';
import { app, binding, cronJob, deployment, hardened, pod, readerRole, serviceAccount, tokenVolume } from '../_manifests';
import { testRule } from '../_test-rule';

const APP = '{containers: [{name: app}]}';
const WITHOUT_TOKEN = '{automountServiceAccountToken: false, containers: [{name: app}]}';

const FOUND = 'Deployment/web spec.template.spec [serviceaccount default]';
const WEB = deployment('web', APP);
const REFUSING = app(deployment('web', WITHOUT_TOKEN), hardened('default'));
const projecting = (token: string): string =>
  deployment('web', `{volumes: [${tokenVolume(token)}], containers: [{name: app, volumeMounts: [{name: api, mountPath: /t}]}]}`);

testRule(rule, {
  invalid: [
    { name: 'an account that the app does not declare', yaml: WEB, findings: [FOUND], message: 'the app does not harden it' },
    {
      name: 'default, set explicitly',
      yaml: pod('web', '{serviceAccountName: default, containers: []}'),
      findings: ['Pod/web spec.serviceAccountName [serviceaccount default]'],
    },
    {
      name: 'default, set in the deprecated field',
      yaml: cronJob('web', '{serviceAccount: default}'),
      findings: ['CronJob/web spec.jobTemplate.spec.template.spec [serviceaccount default]'],
    },
    {
      name: 'an account that mounts its token',
      yaml: app(WEB, serviceAccount('default')),
      findings: [FOUND],
      message: 'its token is mounted into every pod that does not disable automount',
    },
    { name: 'a workload in an unknown namespace, which may be that of the hardened account', yaml: app(deployment('web', APP, ''), hardened('default')), findings: [`${FOUND} ?`] },
    { name: 'a hardened account in an unknown namespace', yaml: app(WEB, hardened('default', '')), findings: [`${FOUND} ?`] },
    {
      name: 'a pod without a token, whose account may be hardened elsewhere',
      yaml: deployment('web', WITHOUT_TOKEN),
      findings: [`${FOUND} ?`],
    },
    { name: 'a pod without a token in a complete app', yaml: deployment('web', WITHOUT_TOKEN), options: { complete: true }, findings: [FOUND] },
    {
      name: 'a hardened account that holds permissions through a binding',
      yaml: app(REFUSING, readerRole('default')),
      findings: [FOUND],
      message: "it holds permissions through RoleBinding 'reader'",
    },
    {
      name: 'a hardened account that holds permissions through a group',
      yaml: app(REFUSING, readerRole('other'), binding('reader', '{kind: Group, apiGroup: rbac.authorization.k8s.io, name: "system:serviceaccounts:shop"}')),
      findings: [FOUND],
      message: "it holds permissions through RoleBinding 'reader'",
    },
    {
      name: 'a hardened account with a binding to an unknown role',
      yaml: app(REFUSING, binding('elsewhere', '{kind: ServiceAccount, name: default}')),
      findings: [`${FOUND} ?`],
    },
    {
      name: 'a hardened account with a cloud identity',
      yaml: app(WEB, serviceAccount('default', 'automountServiceAccountToken: false', 'namespace: shop, annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::123456789012:role/shop"}')),
      findings: [FOUND],
      message: "it is the aws identity 'arn:aws:iam::123456789012:role/shop'",
    },
    {
      name: 'a hardened account whose projected token the pod mounts',
      yaml: app(projecting('{path: token}'), hardened('default')),
      findings: [FOUND],
      message: "its API token is in the container 'app'",
    },
    {
      name: 'a hardened account whose token the pod enables again',
      yaml: app(deployment('web', '{automountServiceAccountToken: true, containers: [{name: app}]}'), hardened('default')),
      findings: [FOUND],
      message: 'the pod enables its token again',
    },
    {
      name: 'a hardened account of another namespace',
      yaml: app(deployment('web', APP), hardened('default', 'namespace: other')),
      findings: [
        'Deployment/web spec.template.spec [serviceaccount default]',
      ],
    },
  ],
  valid: [
    { name: 'a hardened account', yaml: app(WEB, hardened('default')) },
    { name: 'a hardened account of the context', yaml: WEB, options: { context: hardened('default') } },
    { name: 'a hardened account, with both in the same unknown namespace', yaml: app(deployment('web', APP, ''), hardened('default', '')) },
    { name: 'a hardened account in the namespace set by --namespace', yaml: app(WEB, hardened('default', '')), options: { namespace: 'shop' } },
    { name: 'a token for another audience, which does not give API access', yaml: app(projecting('{path: token, audience: vault}'), hardened('default')) },
    { name: 'another account', yaml: deployment('web', '{serviceAccountName: web, containers: [{name: app}]}') },
  ],
});
