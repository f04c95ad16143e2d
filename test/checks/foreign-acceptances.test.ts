import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, Include } from 'cdk8s';
import { Aspects, Findings, LeastPrivilegeChecks } from '../../src';

const KEY = 'cdk8s-least-privilege/accept.read-secrets';
const role = (name: string) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: { name, namespace: 'production', annotations: { [KEY]: '[secrets get] the vendor needs them' } },
  rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }],
});

let directory = '';
beforeEach(() => { directory = mkdtempSync(join(tmpdir(), 'foreign-')); });
afterEach(() => { rmSync(directory, { recursive: true }); });

function newChart(): Chart {
  return new Chart(new App({ outdir: join(directory, 'dist') }), 'chart', { namespace: 'production', disableResourceNameHashes: true });
}

function include(chart: Chart): Include {
  writeFileSync(join(directory, 'vendor.yaml'), JSON.stringify(role('vendor')));
  return new Include(chart, 'vendor', { url: join(directory, 'vendor.yaml') });
}

/** The error of the checks, or '' if they pass. */
function failureOf(chart: Chart, configuration = ''): string {
  const file = join(directory, 'least-privilege.yaml');
  writeFileSync(file, `${configuration}\n`);
  Aspects.of(chart.node.root).add(new LeastPrivilegeChecks({ configurationFile: file }));
  try {
    (chart.node.root as App).synth();
    return '';
  } catch (error) {
    return (error as Error).message.replace(/\s+/g, ' ');
  }
}

test('acceptances in an Include have no effect, and the message says where to accept the finding', () => {
  const chart = newChart();
  include(chart);
  const failure = failureOf(chart);
  expect(failure).toContain('read-secrets');
  expect(failure).toContain('it is in a foreign manifest, where acceptances do not count');
  expect(failure).toContain("Findings.of(<the Include or Helm>).accept({ rule: 'read-secrets', finding: 'secrets get', reason: '...' })");
});

test('the same acceptance on an object of the app has effect', () => {
  const chart = newChart();
  new ApiObject(chart, 'own', role('own'));
  expect(failureOf(chart)).toBe('');
});

test('an acceptance by Findings.of() on an Include has effect', () => {
  const chart = newChart();
  Findings.of(include(chart)).accept({ rule: 'read-secrets', finding: 'secrets get', reason: 'reviewed by the platform team', owner: 'team-platform' });
  expect(failureOf(chart)).toBe('');
});

test('an acceptance of another finding by Findings.of() does not help', () => {
  const chart = newChart();
  const included = include(chart);
  Findings.of(included).acceptAll({ rule: 'write-secrets', reason: 'reviewed by the platform team', until: '2999-12-31' });
  expect(failureOf(chart)).toContain('it is in a foreign manifest');
});

test('the configuration can give it effect', () => {
  const chart = newChart();
  include(chart);
  expect(failureOf(chart, 'acceptances: {foreign: true}')).toBe('');
});
