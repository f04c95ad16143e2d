import { parseOpenMetrics } from './_open-metrics';
import { acceptance, finding, report, textOf } from './_reports';
import { MERGE_FORMATS } from '../../src/fleet/formats';
import { Merge, MergedReports } from '../../src/fleet/merge';
import { readReport } from '../../src/fleet/read-report';
import { UnreadableReport } from '../../src/fleet/report';
import { HOSTILE_TEXTS, unsafeLinesIn } from '../_hostile';
import { problemsWith } from '../_schemas';

const OPTIONS = { toolVersion: '1.2.3', color: false };
const render = (name: string, merged: MergedReports) => MERGE_FORMATS.get(name)!.render(merged, OPTIONS);

function merge(reports: { readonly [file: string]: object }, unreadable: readonly UnreadableReport[] = []): MergedReports {
  const merging = new Merge();
  for (const [file, value] of Object.entries(reports)) { merging.add(readReport(textOf(value), file)); }
  return merging.result(unreadable);
}

const database = { apiVersion: 'example.com/v1', kind: 'Database', namespace: 'shop', name: 'orders' };

const FLEET = merge({
  'shop.json': report({
    findings: [finding(), finding({ rule: 'host-pid', severity: 'critical' })],
    accepted: [acceptance({ owner: 'team-a', created: '2029-05-01', until: '2031-01-01' }), acceptance({ key: 'b', until: '2030-06-01' })],
    provenance: { labels: { cluster: 'prod', team: 'shop' }, time: '2030-01-01T00:00:00Z' },
  }),
  'pay.json': report({
    findings: [finding({ severity: 'low' })],
    accepted: [acceptance({ owner: 'team-a', created: '2028-05-01' })],
    errors: [{ file: 'dist/x.yaml', line: 3, column: 4, message: 'a mapping is not closed' }, { message: 'the rule x failed' }],
    notChecked: [{ object: database, path: 'spec.pod' }],
    provenance: { labels: { cluster: 'staging' }, rules: [{ rule: 'host-pid', from: 'critical', to: 'off', by: 'least-privilege.yaml:3:1' }] },
  }),
}, [{ file: 'broken.json', message: 'broken.json is not JSON' }]);

test('counts everything, by label, by rule and by owner', () => {
  expect(FLEET.total).toEqual({ reports: 2, findings: { critical: 1, high: 1, medium: 0, low: 1 }, accepted: 3, errors: 2, notChecked: 1 });
  const rows = FLEET.byLabel.map(({ label, value, reports, findings: { critical, low }, errors }) => [label, value, reports, critical, low, errors]);
  expect(rows).toEqual([
    ['cluster', 'prod', 1, 1, 0, 0], ['cluster', 'staging', 1, 0, 1, 2], ['team', 'shop', 1, 1, 0, 0], ['team', null, 1, 0, 1, 2],
  ]);
  expect(FLEET.byRule).toEqual([
    { rule: 'host-pid', reports: 1, findings: { critical: 1, high: 0, medium: 0, low: 0 }, accepted: 0 },
    { rule: 'read-secrets', reports: 2, findings: { critical: 0, high: 1, medium: 0, low: 1 }, accepted: 3 },
  ]);
  expect(FLEET.byOwner).toEqual([{ owner: 'team-a', accepted: 2 }, { owner: null, accepted: 1 }]);
});

test('the oldest acceptance comes first, then the next to end', () => {
  expect(FLEET.acceptances.map(({ created, until, report: of }) => [created, until, of])).toEqual([
    ['2028-05-01', undefined, 'pay.json'], ['2029-05-01', '2031-01-01', 'shop.json'], [undefined, '2030-06-01', 'shop.json'],
  ]);
});

test('notes name reports that count something twice or use different settings', () => {
  const labels = { provenance: { labels: { cluster: 'prod' } } };
  expect(FLEET.notes).toEqual([]);
  expect(merge({ 'a.json': report(labels), 'b.json': report({ ...labels, pack: 'restricted' }) }).notes).toEqual([
    '2 reports have the labels cluster=prod: a.json, b.json; what is in several of them is counted several times',
    'the reports differ in the pack (recommended, restricted), so their counts are not comparable in full',
  ]);
  expect(merge({ 'a.json': report({ provenance: { policy: [{ file: 'floor.yaml', sha256: 'a'.repeat(64) }] } }), 'b.json': report() }).notes).toEqual([
    'the reports differ in the policy (floor.yaml@aaaaaaaaaaaa, not set), so their counts are not comparable in full',
  ]);
});

test.each(['text', 'json', 'csv'])('%s lists errors, unchecked places, overridden rules and unreadable files', name => {
  const text = render(name, FLEET);
  for (const part of ['pay.json', 'a mapping is not closed', 'Database', 'broken.json is not JSON', 'least-privilege.yaml:3:1']) { expect(text).toContain(part); }
});

test('text names every report with errors, however many there are', () => {
  const reports = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`r${index}.json`, report({ errors: [{ message: 'x' }] })]));
  const [, incomplete] = render('text', merge(reports)).split('Not all could be read or checked');
  for (const file of Object.keys(reports)) { expect(incomplete).toContain(`  ${file}: x\n`); }
});

test('json matches its schema, which names every field', () => {
  expect(problemsWith(JSON.parse(render('json', FLEET)), 'report-merge')).toEqual([]);
});

test('openmetrics follows its grammar and contains the same data as the other formats', () => {
  const samples = parseOpenMetrics(render('openmetrics', FLEET));
  const valueOf = (name: string, labels: object) => samples
    .filter(each => each.name === name && Object.entries(labels).every(([label, value]) => each.labels[label] === value))
    .map(({ value }) => value);
  expect(valueOf('least_privilege_findings', { report: 'shop.json', severity: 'critical', label_cluster: 'prod', label_team: 'shop' })).toEqual([1]);
  expect(valueOf('least_privilege_findings', { report: 'pay.json', severity: 'critical' })).toEqual([0]);
  expect(valueOf('least_privilege_errors', { report: 'pay.json' })).toEqual([2]);
  expect(valueOf('least_privilege_places_not_checked', { report: 'pay.json' })).toEqual([1]);
  expect(valueOf('least_privilege_report_unreadable', {})).toEqual([1]);
  expect(valueOf('least_privilege_rule_findings', { rule: 'read-secrets', severity: 'low' })).toEqual([1]);
  expect(valueOf('least_privilege_owner_accepted_findings', { owner: 'team-a' })).toEqual([2]);
  expect(valueOf('least_privilege_oldest_acceptance_timestamp_seconds', {})).toEqual([Date.UTC(2028, 4, 1) / 1000]);
  expect(valueOf('least_privilege_next_acceptance_end_timestamp_seconds', {})).toEqual([Date.UTC(2030, 5, 1, 23, 59, 59) / 1000]);
  expect(valueOf('least_privilege_audit_timestamp_seconds', {})).toEqual([Date.UTC(2030, 0, 1) / 1000]);
});

describe.each([...MERGE_FORMATS.keys()])('%s', name => {
  test('report contents are treated as data', () => {
    for (const text of [...HOSTILE_TEXTS, '=cmd|\' /C calc\'!A0', 'a";=1+1', '\\', '"\n# EOF\n']) {
      const object = { apiVersion: text, kind: text, namespace: text, name: text };
      const hostile = report({
        pack: text,
        findings: [finding({ rule: text, key: text, object })],
        accepted: [acceptance({ rule: text, reason: text, by: text, owner: text, ticket: text, object })],
        errors: [{ file: text, message: text }],
        notChecked: [{ object, path: text }],
        notes: [text],
        provenance: { labels: { [text]: text, cluster: text }, rules: [{ rule: text, from: text, to: text, by: text }], policy: [{ file: text }] },
      });
      const output = render(name, merge({ [text]: hostile, other: report() }, [{ file: text, message: text }]));
      expect(unsafeLinesIn(output)).toEqual([]);
      if (name === 'openmetrics') { parseOpenMetrics(output); }
      if (name === 'json') { JSON.parse(output); }
      if (name === 'csv') { expect(output.split('\n').filter(line => /(?:^|[;,|"])\s*[=+@-]/.test(line))).toEqual([]); }
    }
  });

  test('the same reports give the same bytes', () => {
    expect(render(name, FLEET)).toBe(render(name, FLEET));
  });
});
