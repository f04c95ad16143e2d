import { mkdtempSync, readdirSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { newChart } from './_pods';
import { HardenedDefaultServiceAccount, MinimalRole, SecureDeployment, SecurePod, SecureServiceAccount } from '../../src';

const CONTAINERS = [{ name: 'app', image: 'app:v1' }];

test('accounts come before workloads; all else keeps the order of the program', () => {
  const chart = newChart();
  new kplus.ConfigMap(chart, 'first');
  new SecureDeployment(chart, 'b', { containers: CONTAINERS });
  new SecurePod(chart, 'a', { containers: CONTAINERS });
  new SecureServiceAccount(chart, 'z');
  new HardenedDefaultServiceAccount(chart, 'default');
  new kplus.ConfigMap(chart, 'last');
  expect(chart.toJson().map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    expect.stringMatching(/^ConfigMap app-first/),
    'ServiceAccount app-b', 'ServiceAccount app-a', 'ServiceAccount app-z', 'ServiceAccount default',
    'Deployment app-b', 'Pod app-a',
    expect.stringMatching(/^ConfigMap app-last/),
  ]);
});

test('a workload keeps its position after the objects that it may need', () => {
  const chart = newChart();
  const account = new SecureServiceAccount(chart, 'z');
  const configMap = new kplus.ConfigMap(chart, 'settings');
  new SecurePod(chart, 'a', { containers: CONTAINERS, serviceAccount: account });
  new kplus.ConfigMap(chart, 'last');
  new SecureDeployment(chart, 'b', { containers: CONTAINERS });
  expect(chart.toJson().map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'ServiceAccount app-z', 'ServiceAccount app-b', `ConfigMap ${configMap.name}`, 'Pod app-a', expect.stringMatching(/^ConfigMap app-last/), 'Deployment app-b',
  ]);
});

test('accounts come before workloads in nested constructs', () => {
  const chart = newChart();
  const team = new Construct(chart, 'team');
  new SecureServiceAccount(chart, 'z');
  new SecurePod(new Construct(team, 'late'), 'a', { containers: CONTAINERS });
  new kplus.ConfigMap(team, 'settings');
  expect(chart.toJson().map(({ kind }) => kind)).toEqual(['ConfigMap', 'ServiceAccount', 'ServiceAccount', 'Pod']);
});

function order(chart: Chart): string[] {
  return chart.toJson().map(({ kind, metadata }) => `${kind} ${metadata.name}`);
}

test('the account, role and binding of a workload of another library are written before it, even if created later', () => {
  const chart = newChart();
  const account = new SecureServiceAccount(chart, 'account');
  new kplus.Pod(chart, 'pod', { containers: [{ image: 'app:v1' }], serviceAccount: account, metadata: { name: 'pod' } });
  new kplus.k8s.KubePod(chart, 'l1', { metadata: { name: 'l1' }, spec: { containers: [{ name: 'app' }], serviceAccountName: 'app-late' } });
  new SecureServiceAccount(chart, 'late');
  new MinimalRole(chart, 'role').bind(account);
  expect(order(chart)).toEqual(['ServiceAccount app-account', 'ServiceAccount app-late', 'Role app-role', 'RoleBinding app-role', 'Pod pod', 'Pod l1']);
});

test('the hardened default account comes before a workload created first', () => {
  const chart = newChart();
  const account = SecureServiceAccount.fromServiceAccountName(chart, 'account', 'elsewhere', { namespaceName: 'production' });
  new SecurePod(chart, 'pod', { containers: CONTAINERS, serviceAccount: account });
  new HardenedDefaultServiceAccount(chart, 'default');
  expect(order(chart)).toEqual(['ServiceAccount default', 'Pod app-pod']);
});

test('a dependency in the program overrides the order', () => {
  const chart = newChart();
  const pod = new SecurePod(chart, 'pod', { containers: CONTAINERS });
  const role = new MinimalRole(chart, 'role');
  role.bind(pod);
  role.node.addDependency(pod);
  expect(order(chart)).toEqual(['ServiceAccount app-pod', 'Pod app-pod', 'Role app-role', 'RoleBinding app-role']);
});

test('objects added between two renderings are ordered too', () => {
  const chart = newChart();
  const pod = new SecurePod(chart, 'pod', { containers: CONTAINERS });
  expect(order(chart)).toEqual(['ServiceAccount app-pod', 'Pod app-pod']);
  new MinimalRole(chart, 'role').bind(pod);
  const all = ['ServiceAccount app-pod', 'Role app-role', 'RoleBinding app-role', 'Pod app-pod'];
  expect(order(chart)).toEqual(all);
  expect(order(chart)).toEqual(all);
});

let outdir: string;
beforeEach(() => { outdir = mkdtempSync(join(tmpdir(), 'apply-order-')); });
afterEach(() => { rmSync(outdir, { recursive: true }); });

function synth(app: App): string[] {
  app.synth();
  return readdirSync(outdir).sort();
}

test('the file of an account is applied before the file of its workload', () => {
  const app = new App({ outdir });
  const workloads = new Chart(app, 'apps');
  const accounts = new Chart(app, 'identities');
  const account = new SecureServiceAccount(accounts, 'web');
  new SecureDeployment(workloads, 'web', { containers: CONTAINERS, serviceAccount: account });
  expect(synth(app)).toEqual([expect.stringMatching(/^0000-identities/), expect.stringMatching(/^0001-apps/)]);
});

test('charts that need each other are still written', () => {
  const app = new App({ outdir });
  const [one, two] = [new Chart(app, 'one'), new Chart(app, 'two')];
  const [inOne, inTwo] = [new SecureServiceAccount(one, 'a'), new SecureServiceAccount(two, 'b')];
  new SecureDeployment(one, 'web', { containers: CONTAINERS, serviceAccount: inTwo });
  new SecureDeployment(two, 'web', { containers: CONTAINERS, serviceAccount: inOne });
  expect(synth(app)).toHaveLength(2);
});

test('a nested chart may use an account of the chart around it', () => {
  const app = new App({ outdir });
  const outer = new Chart(app, 'outer');
  const inner = new Chart(outer, 'inner');
  new SecureDeployment(inner, 'web', { containers: CONTAINERS, serviceAccount: new SecureServiceAccount(outer, 'web') });
  expect(synth(app)).toHaveLength(2);
});
