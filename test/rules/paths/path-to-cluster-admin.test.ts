import { account, boundEverywhere, boundIn, CREATE_PODS, ENTER_PODS, EVERYTHING, granted, grantedEverywhere, rule, used, workload } from './_world';
import { pathToClusterAdmin } from '../../../src/rules/paths/path-to-cluster-admin';
import { found } from '../_found';
import { app } from '../_manifests';
import { testRule } from '../_test-rule';

const FOUND = 'ServiceAccount/web metadata.name [cluster-admin]';
/** A ServiceAccount of the namespace with all permissions. */
const OPERATOR = app(account('operator'), grantedEverywhere('operator', EVERYTHING, 'operator'));

const PROMETHEUS = '{apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: {name: web, namespace: shop}, spec: {serviceAccountName: web}}';

testRule(pathToClusterAdmin, {
  invalid: [
    {
      name: 'pods created in the namespace of an account with all permissions',
      yaml: app(used('web'), granted('runner', CREATE_PODS, 'web'), OPERATOR),
      findings: [FOUND],
      message: "the token of the ServiceAccount 'web', which Deployment/web gets, leads to cluster-admin: pods create [Role runner] > a pod of its own in shop > "
        + 'any account of shop > account shop/operator > */*/* [ClusterRole operator] > cluster-admin; '
        + "to cut it, take 'pods create' from Role runner (bound by RoleBinding runner)",
    },
    { name: 'one permission that no rule reports as critical', yaml: app(used('web'), grantedEverywhere('runner', CREATE_PODS, 'web')), findings: [FOUND] },
    { name: 'tokens of every account', yaml: app(used('web'), grantedEverywhere('tokens', rule('serviceaccounts/token', 'create'), 'web')), findings: [FOUND] },
    { name: 'commands in a pod that holds the token of such an account', yaml: app(used('web'), granted('entering', ENTER_PODS, 'web'), OPERATOR, workload('operator')), findings: [FOUND] },
    { name: 'Secrets written in the namespace of such an account', yaml: app(used('web'), granted('secrets', rule('secrets', 'create, get'), 'web'), OPERATOR), findings: [FOUND] },
    { name: 'a built-in role on the way', yaml: app(used('web'), boundIn('shop', 'edit', 'web'), OPERATOR), findings: [FOUND] },
    {
      name: 'an undeclared account that may not mount its token',
      yaml: app(workload('web'), granted('runner', CREATE_PODS, 'web'), OPERATOR),
      findings: ['RoleBinding/runner subjects [cluster-admin serviceaccount shop/web] ?'],
    },
    {
      name: 'an undeclared account whose token the pod mounts',
      yaml: app(workload('web', 'shop', ', automountServiceAccountToken: true'), granted('runner', CREATE_PODS, 'web'), OPERATOR),
      findings: ['RoleBinding/runner subjects [cluster-admin serviceaccount shop/web]'],
    },
    {
      name: 'an account and a binding outside the app',
      yaml: workload('web'),
      options: { context: app(account('web'), granted('runner', CREATE_PODS, 'web'), OPERATOR) },
      findings: ['Deployment/web spec.template.spec.serviceAccountName [cluster-admin serviceaccount web]'],
    },
    { name: 'a privileged account of the context', yaml: app(used('web'), granted('runner', CREATE_PODS, 'web')), options: { context: OPERATOR }, findings: [FOUND] },
    {
      name: 'a custom resource that may run pods as the account',
      yaml: app(account('web'), granted('runner', CREATE_PODS, 'web'), OPERATOR, PROMETHEUS),
      findings: [`${FOUND} ?`],
    },
    {
      name: 'a custom resource that may run pods as an account of the context',
      yaml: PROMETHEUS,
      options: { context: app(account('web'), granted('runner', CREATE_PODS, 'web'), OPERATOR) },
      findings: ['Prometheus/web spec [cluster-admin serviceaccount web] ?'],
    },
    {
      name: 'two accounts, one finding each',
      yaml: app(used('web'), used('api'), granted('runner', CREATE_PODS, 'web'), boundIn('shop', 'edit', 'api'), OPERATOR),
      findings: [FOUND, 'ServiceAccount/api metadata.name [cluster-admin]'],
      message: "to cut it and 1 more such path, take '*/*/*' from ClusterRole operator (bound by ClusterRoleBinding operator)",
    },
  ],
  valid: [
    { name: 'the same role without that account', yaml: app(used('web'), granted('runner', CREATE_PODS, 'web')) },
    { name: 'that account in another namespace', yaml: app(used('web'), granted('runner', CREATE_PODS, 'web'), account('operator', 'system'), grantedEverywhere('operator', EVERYTHING, 'operator', 'system')) },
    { name: 'a role that grants everything, which another rule reports as critical', yaml: app(used('web'), grantedEverywhere('operator', EVERYTHING, 'web')) },
    { name: 'cluster-admin, where another rule reports the binding as critical', yaml: app(used('web'), boundEverywhere('cluster-admin', 'web')) },
    { name: 'impersonation, which another rule reports as critical', yaml: app(used('web'), grantedEverywhere('acting', rule('serviceaccounts', 'impersonate'), 'web')) },
    { name: 'an account without a workload', yaml: app(account('web'), granted('runner', CREATE_PODS, 'web'), OPERATOR) },
    { name: 'a workload without a token', yaml: app(account('web'), workload('web', 'shop', ', automountServiceAccountToken: false'), granted('runner', CREATE_PODS, 'web'), OPERATOR) },
    { name: 'a workload of the context', yaml: app(account('web'), granted('runner', CREATE_PODS, 'web'), OPERATOR), options: { context: workload('web') } },
    { name: 'an admission webhook, which an operator legitimately changes', yaml: app(used('web'), grantedEverywhere('webhooks', rule('mutatingwebhookconfigurations', 'update', 'admissionregistration.k8s.io'), 'web')) },
    { name: 'aws-auth, if nothing shows that the cluster is EKS', yaml: app(used('web', 'kube-system'), granted('mapping', rule('configmaps', 'update', "''", ', resourceNames: [aws-auth]'), 'web', 'kube-system')) },
    { name: 'Secrets that can be created but not read', yaml: app(used('web'), granted('secrets', rule('secrets', 'create'), 'web'), OPERATOR) },
    { name: 'only harmless permissions', yaml: app(used('web'), granted('reader', rule('configmaps', 'get, list'), 'web'), OPERATOR) },
  ],
});

test('one permission that grants everything is critical, several together are high', () => {
  expect(atMost(app(used('web'), grantedEverywhere('runner', CREATE_PODS, 'web')))).toEqual(['critical']);
  expect(atMost(app(used('web'), granted('runner', CREATE_PODS, 'web'), OPERATOR))).toEqual(['high']);
});

test('an account of an unknown namespace is uncertain, and the message says what to pass', () => {
  const role = granted('runner', CREATE_PODS, 'web').replaceAll(', namespace: shop', '');
  const [finding] = found(pathToClusterAdmin, app(account('web'), workload('web'), role, OPERATOR));
  expect(finding.unknown).toBe(true);
  expect(finding.message).toContain('pass --namespace');
});

function atMost(yaml: string): unknown[] {
  return found(pathToClusterAdmin, yaml).map(finding => finding.atMost);
}
