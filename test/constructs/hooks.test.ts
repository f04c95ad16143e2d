import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { KINDS, manifestOf, newChart } from './_pods';
import { ApiAccess, Aspects, LeastPrivilegeChecks, MinimalClusterRole, MinimalRole, Permission, SecureDeployment, SecureJob, SecureServiceAccount } from '../../src';
import { expectGolden } from '../_golden';

const CONTAINERS = [{ name: 'migrate', image: 'registry.example.com/migrate:v1' }];
const READ = [Permission.read(kplus.ApiResource.CONFIG_MAPS)];

function jobWith(chart: Chart, id: string, annotations: Record<string, string>): SecureJob {
  return new SecureJob(chart, id, { metadata: { name: id, annotations }, containers: CONTAINERS });
}

/** The annotations of all objects except workloads. */
function annotationsIn(chart: Chart): Record<string, unknown> {
  return Object.fromEntries(chart.toJson()
    .filter(({ kind }) => ['ServiceAccount', 'Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'].includes(kind))
    .map(({ kind, metadata }) => [kind, metadata.annotations]));
}

test('golden file', () => {
  const chart = newChart();
  const job = jobWith(chart, 'migrate', {
    'helm.sh/hook': 'pre-install,pre-upgrade', 'helm.sh/hook-weight': '5', 'helm.sh/hook-delete-policy': 'before-hook-creation', 'argocd.argoproj.io/hook': 'PreSync',
  });
  job.allowApiAccess(ApiAccess.inContainers('migrate'));
  new MinimalRole(chart, 'role', { permissions: READ }).bind(job);
  Aspects.of(chart).add(new LeastPrivilegeChecks());
  expectGolden('constructs/__golden__/hooks', chart.toJson());
});

test.each<[string, Record<string, string>, Record<string, string> | undefined]>([
  ['a hook of Helm', { 'helm.sh/hook': 'post-install' }, { 'helm.sh/hook': 'post-install', 'helm.sh/hook-weight': '-1' }],
  [
    'a hook of Helm with a weight and a delete policy',
    { 'helm.sh/hook': 'pre-install', 'helm.sh/hook-weight': '-3', 'helm.sh/hook-delete-policy': 'hook-succeeded' },
    { 'helm.sh/hook': 'pre-install', 'helm.sh/hook-weight': '-4', 'helm.sh/hook-delete-policy': 'hook-succeeded' },
  ],
  [
    'a hook of Argo CD',
    { 'argocd.argoproj.io/hook': 'PreSync', 'argocd.argoproj.io/sync-wave': '2', 'argocd.argoproj.io/hook-delete-policy': 'HookSucceeded' },
    { 'argocd.argoproj.io/hook': 'PreSync', 'argocd.argoproj.io/sync-wave': '1', 'argocd.argoproj.io/hook-delete-policy': 'HookSucceeded' },
  ],
  ['a workload in a wave', { 'argocd.argoproj.io/sync-wave': '-2' }, { 'argocd.argoproj.io/sync-wave': '-3' }],
  ['a workload with a weight that is not a hook', { 'helm.sh/hook-weight': '-2' }, undefined],
  ['a workload without annotations', {}, undefined],
])('the account, role and binding of %s come before it', (_, annotations, expected) => {
  const chart = newChart();
  new MinimalRole(chart, 'role', { permissions: READ }).bind(jobWith(chart, 'migrate', annotations));
  expect(annotationsIn(chart)).toEqual({ ServiceAccount: expected, Role: expected, RoleBinding: expected });
});

test.each(KINDS)('the account of a Secure$kind comes before it', ({ create }) => {
  const chart = newChart();
  create(chart, 'web', { containers: CONTAINERS, metadata: { annotations: { 'argocd.argoproj.io/hook': 'Sync' } } });
  expect(manifestOf(chart, 'ServiceAccount').metadata.annotations).toEqual({ 'argocd.argoproj.io/hook': 'Sync', 'argocd.argoproj.io/sync-wave': '-1' });
});

test('a ClusterRole and its binding also come before it', () => {
  const chart = newChart();
  new MinimalClusterRole(chart, 'role', { permissions: [Permission.read(kplus.ApiResource.NODES)] }).bind(jobWith(chart, 'migrate', { 'helm.sh/hook': 'pre-install' }));
  const expected = { 'helm.sh/hook': 'pre-install', 'helm.sh/hook-weight': '-1' };
  expect(annotationsIn(chart)).toEqual({ ServiceAccount: expected, ClusterRole: expected, ClusterRoleBinding: expected });
});

test('a role of two hooks comes before both of them', () => {
  const chart = newChart();
  const role = new MinimalRole(chart, 'role', { permissions: READ });
  role.bind(jobWith(chart, 'migrate', { 'helm.sh/hook': 'pre-install,pre-upgrade', 'helm.sh/hook-delete-policy': 'hook-succeeded' }));
  role.bind(jobWith(chart, 'clean', { 'helm.sh/hook': 'pre-upgrade, post-delete', 'helm.sh/hook-weight': '-5' }));
  expect(manifestOf(chart, 'Role').metadata.annotations).toEqual({ 'helm.sh/hook': 'pre-install,pre-upgrade,post-delete', 'helm.sh/hook-weight': '-6' });
});

test('a role also needed outside of hooks is not a hook, because its tool would delete it', () => {
  const chart = newChart();
  const role = new MinimalRole(chart, 'role', { permissions: READ });
  role.bind(jobWith(chart, 'migrate', { 'helm.sh/hook': 'pre-upgrade', 'argocd.argoproj.io/hook': 'PreSync' }));
  role.bind(new SecureDeployment(chart, 'web', { containers: CONTAINERS }));
  for (const kind of ['Role', 'RoleBinding']) {
    expect(manifestOf(chart, kind).metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-wave': '-1' });
  }
});

test('existing annotations on an account, a role or a binding are kept', () => {
  const chart = newChart();
  const annotations = { 'helm.sh/hook': 'pre-install', 'helm.sh/hook-weight': '-20' };
  const serviceAccount = new SecureServiceAccount(chart, 'account', { metadata: { annotations } });
  const job = new SecureJob(chart, 'migrate', { containers: CONTAINERS, serviceAccount, metadata: { annotations: { 'helm.sh/hook': 'pre-install' } } });
  new MinimalRole(chart, 'role', { permissions: READ, metadata: { annotations: { 'helm.sh/hook-weight': '-30' } } }).bind(job);
  expect(annotationsIn(chart)).toEqual({
    ServiceAccount: annotations, Role: { 'helm.sh/hook': 'pre-install', 'helm.sh/hook-weight': '-30' }, RoleBinding: annotations,
  });
});

test.each([['helm.sh/hook', 'pre-install'], ['argocd.argoproj.io/sync-wave', '-1']])('%s added later to the workload only is an error', (key, value) => {
  const chart = newChart();
  jobWith(chart, 'migrate', {}).metadata.addAnnotation(key, value);
  expect(() => chart.toJson()).toThrow(/the workload is applied before its account, which lacks the annotation .*; set all hook and wave annotations in the metadata property of the workload/);
});

test('moving a workload to an earlier wave than its account is an error, to a later one is not', () => {
  const chart = newChart();
  const job = jobWith(chart, 'migrate', { 'argocd.argoproj.io/sync-wave': '3' });
  job.metadata.addAnnotation('argocd.argoproj.io/sync-wave', '4');
  expect(() => chart.toJson()).not.toThrow();
  job.metadata.addAnnotation('argocd.argoproj.io/sync-wave', '1');
  expect(() => chart.toJson()).toThrow('the workload is applied before its account, which lacks the annotation argocd.argoproj.io/sync-wave: 0');
});

test.each(['first', '', '1.5'])('the weight %j is refused', weight => {
  expect(() => jobWith(newChart(), 'migrate', { 'helm.sh/hook': 'pre-install', 'helm.sh/hook-weight': weight })).toThrow(
    `the annotation helm.sh/hook-weight is ${JSON.stringify(weight)}, but its ServiceAccount must be applied just before it, which requires a whole number`);
});
