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
      name: 'default in writing',
      yaml: pod('web', '{serviceAccountName: default, containers: []}'),
      findings: ['Pod/web spec.serviceAccountName [serviceaccount default]'],
    },
    {
      name: 'default in the deprecated field',
      yaml: cronJob('web', '{serviceAccount: default}'),
      findings: ['CronJob/web spec.jobTemplate.spec.template.spec [serviceaccount default]'],
    },
    {
      name: 'an account that is declared and mounts its token',
      yaml: app(WEB, serviceAccount('default')),
      findings: [FOUND],
      message: 'its token is mounted into every pod that does not disable automount',
    },
    { name: 'a namespace that is not known may be that of the hardened account', yaml: app(deployment('web', APP, ''), hardened('default')), findings: [`${FOUND} ?`] },
    { name: 'the hardened account may be of its namespace', yaml: app(WEB, hardened('default', '')), findings: [`${FOUND} ?`] },
    {
      name: 'a pod that refuses the token of an account that is not known may be fine',
      yaml: deployment('web', WITHOUT_TOKEN),
      findings: [`${FOUND} ?`],
    },
    { name: 'it is not where all is declared', yaml: deployment('web', WITHOUT_TOKEN), options: { complete: true }, findings: [FOUND] },
    {
      name: 'a hardened account that holds permissions by a binding',
      yaml: app(REFUSING, readerRole('default')),
      findings: [FOUND],
      message: "it holds permissions through RoleBinding 'reader'",
    },
    {
      name: 'a hardened account that holds permissions by a group',
      yaml: app(REFUSING, readerRole('other'), binding('reader', '{kind: Group, apiGroup: rbac.authorization.k8s.io, name: "system:serviceaccounts:shop"}')),
      findings: [FOUND],
      message: "it holds permissions through RoleBinding 'reader'",
    },
    {
      name: 'a hardened account that is bound to a role of elsewhere may hold permissions',
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
      name: 'a pod that uses the API as the hardened account',
      yaml: app(projecting('{path: token}'), hardened('default')),
      findings: [FOUND],
      message: "its API token is in the container 'app'",
    },
    {
      name: 'a pod that mounts the token of the hardened account',
      yaml: app(deployment('web', '{automountServiceAccountToken: true, containers: [{name: app}]}'), hardened('default')),
      findings: [FOUND],
      message: 'the pod enables its token again',
    },
    {
      name: 'a hardened account of another namespace does not count',
      yaml: app(deployment('web', APP), hardened('default', 'namespace: other')),
      findings: [
        'Deployment/web spec.template.spec [serviceaccount default]',
      ],
    },
  ],
  valid: [
    { name: 'a hardened account', yaml: app(WEB, hardened('default')) },
    { name: 'a hardened account of the context', yaml: WEB, options: { context: hardened('default') } },
    { name: 'a hardened account, both without any namespace', yaml: app(deployment('web', APP, ''), hardened('default', '')) },
    { name: 'a hardened account of the namespace that --namespace names', yaml: app(WEB, hardened('default', '')), options: { namespace: 'shop' } },
    { name: 'a token for another recipient is no use of the API', yaml: app(projecting('{path: token, audience: vault}'), hardened('default')) },
    { name: 'another account is no business of it', yaml: deployment('web', '{serviceAccountName: web, containers: [{name: app}]}') },
  ],
});
