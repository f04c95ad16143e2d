import { acceptance, finding, report, textOf } from './_reports';
import { readReport } from '../../src/fleet/read-report';

test('labels, time, policy, overridden rules, owners and unchecked places are read if present', () => {
  const object = { apiVersion: 'example.com/v1', kind: 'Database', name: 'orders' };
  const read = readReport(textOf(report({
    accepted: [acceptance({ owner: 'team-a', ticket: 'SEC-1', created: '2029-01-01' })],
    notChecked: [{ object, path: 'spec.pod' }],
    provenance: {
      labels: { cluster: 'prod', commit: 'abc' },
      time: '2030-01-31T12:00:00+02:00',
      policy: [{ file: 'npm:@company/policy', sha256: '0123456789abcdef0123' }],
      rules: [{ rule: 'read-secrets', from: 'high', to: 'off', by: 'least-privilege.yaml:3:1' }],
    },
  })), 'a.json');
  expect(read).toMatchObject({
    labels: { cluster: 'prod', commit: 'abc' },
    time: '2030-01-31T10:00:00Z',
    policy: 'npm:@company/policy@0123456789ab',
    overriddenRules: [{ rule: 'read-secrets', from: 'high', to: 'off', by: 'least-privilege.yaml:3:1' }],
    accepted: [{ owner: 'team-a', ticket: 'SEC-1', created: '2029-01-01' }],
    notChecked: [{ object, path: 'spec.pod' }],
  });
});

test('additional fields of a newer version are ignored', () => {
  expect(readReport(textOf({ ...report({ findings: [finding({ category: 'credential' })] }), more: 1 }), 'a.json').findings).toHaveLength(1);
});

test.each<[string, string, RegExp]>([
  ['an empty file', '', /^a\.json is not JSON .*write it with least-privilege audit --output json=FILE$/],
  ['YAML', 'kind: Pod', /^a\.json is not JSON /],
  ['several reports', `${textOf(report())}\n${textOf(report())}`, /pass each as a file of its own$/],
  ['a list', '[]', /the file must be an object, got a list/],
  ['a report of another tool', '{"version":"2.1.0","runs":[]}', /tool must be an object, but is missing/],
  ['a report of a tool with another name', textOf({ ...report(), tool: { name: 'kubescape', version: '3' } }), /tool\.name must be one of least-privilege, got "kubescape"/],
  ['another version', textOf({ ...report(), version: 2 }), /it has version 2 of the format, written by least-privilege "1\.2\.3"; this program reads version 1: use the same/],
  ['no findings field', textOf({ ...report(), findings: undefined }), /findings must be a list, but is missing; write it with/],
  ['an unknown severity', textOf(report({ findings: [finding({ severity: 'worst' })] })), /findings\[0\]\.severity must be one of critical, high, medium, low, got "worst"/],
  ['a finding without an object', textOf(report({ findings: [finding({ object: undefined })] })), /findings\[0\]\.object must be an object, but is missing/],
  ['an invalid date', textOf(report({ accepted: [acceptance({ until: 'soon' })] })), /accepted\[0\]\.until must be a date as YYYY-MM-DD, got "soon"/],
  ['an invalid time', textOf(report({ provenance: { time: '2030-13-31T12:00:00Z' } })), /provenance\.time must be a time that exists/],
  ['a label that is not a string', textOf(report({ provenance: { labels: { cluster: 5 } } })), /provenance\.labels\.cluster must be a string, got 5/],
  ['fewer findings than its summary counts', textOf({ ...report({ findings: [finding()] }), findings: [] }), /its summary counts 1 high findings, but it lists 0/],
  ['fewer errors than its summary counts', textOf({ ...report({ errors: [{ message: 'x' }] }), errors: [] }), /its summary counts 1 errors, but it lists 0/],
  ['fewer accepted findings than its summary counts', textOf({ ...report({ accepted: [acceptance()] }), accepted: [] }), /counts 1 accepted findings/],
])('%s is rejected, with a remedy', (_, text, message) => {
  expect(() => readReport(text, 'a.json')).toThrow(message);
});

test('a byte order mark is accepted', () => {
  expect(readReport(`\uFEFF${textOf(report())}`, 'a.json').findings).toEqual([]);
});
