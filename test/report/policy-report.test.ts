import { finding, objectOf, OPTIONS, PROVENANCE, resultOf } from './_result';
import { AuditResult } from '../../src/audit/finding';
import { ReportOptions } from '../../src/report/format';
import { openReports, policyReport } from '../../src/report/policy-report';

const pod = objectOf('Pod', 'web', { namespace: 'apps', source: { file: 'dist/app.yaml', lines: ['kind: Pod', 'spec: {}'] } });
const role = objectOf('ClusterRole', 'reader');

let epoch: string | undefined;

beforeEach(() => {
  epoch = process.env.SOURCE_DATE_EPOCH;
  process.env.SOURCE_DATE_EPOCH = '1700000000';
});

afterEach(() => {
  if (epoch === undefined) { delete process.env.SOURCE_DATE_EPOCH; } else { process.env.SOURCE_DATE_EPOCH = epoch; }
});

function itemsOf(result: AuditResult, options: Partial<ReportOptions> = {}) {
  const { apiVersion, kind, items } = JSON.parse(openReports.render(result, { ...OPTIONS, ...options }));
  expect([apiVersion, kind]).toEqual(['v1', 'List']);
  return items;
}

test('one report per namespace, and one for objects without a namespace', () => {
  const items = itemsOf(resultOf([
    finding(pod, { path: ['spec'], category: 'credential' }),
    finding(pod, { rule: 'service-links', severity: 'low', unknown: true }),
    finding(role, { rule: 'read-secrets', severity: 'high' }),
  ], [
    { ...finding(pod, { rule: 'host-pid' }), reason: 'watches the node', until: '2099-01-31', owner: 'team-node', by: 'annotation' },
  ], [{ file: 'x.yaml', line: 2, message: 'is not YAML' }]));
  expect(items.map(({ apiVersion, kind, metadata: { name, namespace }, source, summary }: any) => ({
    apiVersion, kind, name, namespace, source, summary,
  }))).toEqual([
    { apiVersion: 'openreports.io/v1alpha1', kind: 'ClusterReport', name: 'least-privilege', source: 'least-privilege', summary: { pass: 0, fail: 1, warn: 0, error: 1, skip: 0 } },
    { apiVersion: 'openreports.io/v1alpha1', kind: 'Report', name: 'least-privilege', namespace: 'apps', source: 'least-privilege', summary: { pass: 0, fail: 1, warn: 1, error: 0, skip: 1 } },
  ]);
  expect(items[1].results[0]).toEqual({
    source: 'least-privilege',
    scored: true,
    timestamp: { seconds: 1_700_000_000, nanos: 0 },
    policy: 'automounted-token',
    rule: 'pod',
    category: 'credential',
    severity: 'medium',
    result: 'fail',
    message: 'every container gets a token',
    resources: [{ apiVersion: 'v1', kind: 'Pod', namespace: 'apps', name: 'web' }],
    properties: { path: 'spec', location: 'dist/app.yaml:2:1', fix: 'write automountServiceAccountToken: false' },
  });
  expect(items[1].results[1].properties.unknown).toBe('true');
  expect(items[1].results[2].properties).toMatchObject({ reason: 'watches the node', until: '2099-01-31', owner: 'team-node' });
  expect(items[0].results[1]).toMatchObject({ policy: 'unreadable-input', result: 'error', message: 'x.yaml:2: is not YAML' });
});

test('a clean app has a report too, which replaces an older one', () => {
  expect(itemsOf(resultOf([]))).toMatchObject([{ kind: 'ClusterReport', summary: { fail: 0 }, results: [] }]);
});

test('a namespace that another tool fills in gets no report', () => {
  const items = itemsOf(resultOf([finding(objectOf('Pod', 'web', { namespace: '${NAMESPACE}' }))]));
  expect(items).toMatchObject([{ kind: 'ClusterReport', results: [{ resources: [{ namespace: '${NAMESPACE}' }] }] }]);
});

test('runs with different labels have reports with different names, and record their labels', () => {
  const metadataWith = (labels: { readonly [name: string]: string }) => itemsOf(resultOf([]), { provenance: { ...PROVENANCE, labels } })[0].metadata;
  const [one, other, none] = [metadataWith({ team: 'a' }), metadataWith({ team: 'b' }), metadataWith({})];
  expect(new Set([one.name, other.name, none.name]).size).toBe(3);
  expect(one.name).toMatch(/^least-privilege-[0-9a-f]{8}$/);
  expect(one.annotations['cdk8s-least-privilege/labels']).toBe('team=a');
});

test('results that exceed the size of an object are split into several reports without loss', () => {
  const many = Array.from({ length: 300 }, (_, index) => finding(pod, { key: `container ${index}`, message: 'x'.repeat(4000) }));
  const reports = itemsOf(resultOf(many)).filter(({ kind }: any) => kind === 'Report');
  expect(reports.map(({ metadata }: any) => metadata.name)).toEqual(['least-privilege', 'least-privilege-2', 'least-privilege-3']);
  expect(reports.flatMap(({ results }: any) => results.map(({ rule }: any) => rule))).toEqual(many.map(({ key }) => key));
  for (const report of reports) { expect(JSON.stringify(report).length).toBeLessThan(1_000_000); }
});

test('the older API group has the same results', () => {
  const result = resultOf([finding(pod)]);
  const [newer, older] = [openReports, policyReport].map(format => JSON.parse(format.render(result, OPTIONS)).items);
  expect(older.map(({ apiVersion, kind }: any) => [apiVersion, kind])).toEqual([['wgpolicyk8s.io/v1alpha2', 'ClusterPolicyReport'], ['wgpolicyk8s.io/v1alpha2', 'PolicyReport']]);
  expect(older.map(({ results }: any) => results)).toEqual(newer.map(({ results }: any) => results));
});
