import { parseOpenMetrics } from './_open-metrics';
import { acceptance, Fields, finding, report, textOf } from './_reports';
import { TREND_FORMATS } from '../../src/fleet/formats';
import { readReport } from '../../src/fleet/read-report';
import { UnreadableReport } from '../../src/fleet/report';
import { Trend, TrendBuilder } from '../../src/fleet/trend';
import { HOSTILE_TEXTS, unsafeLinesIn } from '../_hostile';
import { problemsWith } from '../_schemas';

const render = (name: string, trend: Trend) => TREND_FORMATS.get(name)!.render(trend, { toolVersion: '1.2.3', color: false });

function trendOf(reports: { readonly [file: string]: object }, by?: readonly string[], unreadable: readonly UnreadableReport[] = []): Trend {
  const builder = new TrendBuilder(by);
  for (const [file, value] of Object.entries(reports)) { builder.add(readReport(textOf(value), file)); }
  return builder.result(unreadable);
}

const keysOf = (findings: readonly { key: string }[] | undefined) => findings?.map(({ key }) => key);
const on = (day: string, fields: Fields = {}, labels = {}) => report({ ...fields, provenance: { time: `2030-01-${day}T00:00:00Z`, labels } });

describe('without labels and times', () => {
  const { order, series: [{ points, acceptances }] } = trendOf({
    'b.json': report({ findings: [finding({ key: 'a' }), finding({ key: 'b' }), finding({ key: 'c' })], accepted: [acceptance({ key: 'old' })] }),
    'a.json': report({ findings: [finding({ key: 'a' }), finding({ key: 'd' })], accepted: [acceptance({ key: 'b' }), acceptance({ key: 'old' })] }),
  });

  test('reports are compared in the given order', () => {
    expect(order).toBe('given');
    expect(points.map(({ file, findings: { high }, accepted }) => [file, high, accepted])).toEqual([['b.json', 3, 1], ['a.json', 2, 2]]);
  });

  test('new, fixed and accepted findings are distinguished; the first report has no new ones', () => {
    expect(points.map(point => [keysOf(point.new), keysOf(point.gone), keysOf(point.nowAccepted)])).toEqual([[undefined, undefined, undefined], [['d'], ['c'], ['b']]]);
  });

  test('the oldest acceptance comes first', () => {
    expect(acceptances.map(({ key, since }) => [key, since.file])).toEqual([['old', 'b.json'], ['b', 'a.json']]);
  });
});

test('reports with times are ordered by them', () => {
  const { order, series: [{ points }] } = trendOf({ 'b.json': on('03'), 'a.json': on('01'), 'c.json': on('02') });
  expect([order, points.map(({ file }) => file)]).toEqual(['time', ['a.json', 'c.json', 'b.json']]);
});

test('if one report has no time, the given order applies and a note says so', () => {
  const { order, notes, series: [{ points }] } = trendOf({ 'b.json': on('03'), 'a.json': report(), 'c.json': on('01') });
  expect([order, points.map(({ file }) => file)]).toEqual(['given', ['b.json', 'a.json', 'c.json']]);
  expect(notes).toEqual(['1 of 3 reports have no time, so all are in the order in which they were given']);
});

test('each cluster and repository is compared with itself, whatever its other labels are', () => {
  const reports = {
    'a1.json': on('01', { findings: [finding({ key: 'a' })] }, { cluster: 'a', commit: '1' }),
    'b1.json': on('01', { findings: [finding({ key: 'b' })] }, { cluster: 'b', commit: '1' }),
    'a2.json': on('02', { findings: [finding({ key: 'a' })] }, { cluster: 'a', commit: '2' }),
    'b2.json': on('02', {}, { cluster: 'b', commit: '2' }),
  };
  expect(trendOf(reports).series.map(({ labels, points }) => [labels, keysOf(points[1].new), keysOf(points[1].gone)])).toEqual([[{ cluster: 'a' }, [], []], [{ cluster: 'b' }, [], ['b']]]);
  expect(trendOf(reports, ['commit']).series.map(({ labels }) => labels)).toEqual([{ commit: '1' }, { commit: '2' }]);
});

test('an acceptance that was missing in between dates from its return', () => {
  const [{ acceptances }] = trendOf({ 'a.json': report({ accepted: [acceptance()] }), 'b.json': report({ findings: [finding()] }), 'c.json': report({ accepted: [acceptance()] }) }).series;
  expect(acceptances.map(({ since }) => since.file)).toEqual(['c.json']);
});

test('a second identical finding is new, and a newer API version is the same object', () => {
  const object = { apiVersion: 'apps/v1beta1', kind: 'Deployment', name: 'web' };
  const [{ points: [, { new: added, gone }] }] = trendOf({
    'a.json': report({ findings: [finding({ object })] }), 'b.json': report({ findings: [finding({ object: { ...object, apiVersion: 'apps/v1' } }), finding({ object: { ...object, apiVersion: 'apps/v1' } })] }),
  }).series;
  expect([added, gone].map(each => each?.length)).toEqual([1, 0]);
});

test.each<[string, Fields, Fields, string]>([
  ['errors', {}, { errors: [{ message: 'x' }] }, 'not all could be read or checked, so findings may be missing without being fixed'],
  ['errors before', { errors: [{ message: 'x' }] }, {}, 'the previous report was incomplete, so findings may only appear to be new'],
  ['another pack', {}, { pack: 'restricted' }, 'the pack changed from recommended to restricted'],
  ['another version of Kubernetes', { kubernetesVersion: '1.34' }, {}, 'the version of Kubernetes changed from 1.34 to not set'],
  ['a rule that was switched off', {}, { provenance: { rules: [{ rule: 'read-secrets', from: 'high', to: 'off' }] } },
    'the rules that are switched off or have another severity changed from not set to read-secrets=off'],
  ['another severity', { findings: [finding()] }, { findings: [finding({ severity: 'low' })] }, '1 findings of both reports changed severity'],
])('%s: a note explains why the reports are hard to compare', (_, before, after, note) => {
  const trend = trendOf({ 'a.json': report(before), 'b.json': report(after) });
  expect(trend.series[0].points.map(({ notes }) => notes)).toEqual([[], [note]]);
  for (const name of ['text', 'csv', 'json']) { expect(render(name, trend)).toContain(note); }
});

const TREND = trendOf({
  'a.json': on('01', { findings: [finding({ key: 'a' }), finding({ key: 'b' })], accepted: [acceptance({ key: 'c', owner: 'team-a', until: '2031-01-01' })] }, { cluster: 'prod' }),
  'b.json': on('02', { findings: [finding({ key: 'd' })], accepted: [acceptance({ key: 'c' }), acceptance({ key: 'a' })], errors: [{ message: 'x' }] }, { cluster: 'prod' }),
}, undefined, [{ file: 'broken.json', message: 'broken.json is not JSON' }]);

test.each([...TREND_FORMATS.keys()])('%s names unreadable files', name => {
  expect(render(name, TREND)).toContain('broken.json');
});

test('json matches its schema, which names every field', () => {
  expect(problemsWith(JSON.parse(render('json', TREND)), 'report-trend')).toEqual([]);
});

test('text lists new, fixed and accepted findings of the last report', () => {
  const text = render('text', TREND);
  for (const line of [
    'New in the last report\n  SEVERITY  FINDING\n  high      read-secrets [d] Role production/reader\n',
    'Gone since the previous report\n  SEVERITY  FINDING\n  high      read-secrets [b] Role production/reader\n',
    'Accepted since the previous report\n  SEVERITY  FINDING\n  high      read-secrets [a] Role production/reader\n',
  ]) { expect(text).toContain(line); }
});

describe('openmetrics', () => {
  test('follows its grammar, with one sample per report', () => {
    const samples = parseOpenMetrics(render('openmetrics', TREND));
    expect(samples.filter(({ name, labels }) => name === 'least_privilege_findings' && labels.severity === 'high').map(({ labels, value, timestamp }) => [labels.label_cluster, value, timestamp])).toEqual([
      ['prod', 2, Date.UTC(2030, 0, 1) / 1000], ['prod', 1, Date.UTC(2030, 0, 2) / 1000],
    ]);
    for (const name of ['new', 'gone', 'now_accepted']) {
      expect(samples.filter(each => each.name === `least_privilege_${name}_findings`).map(({ value }) => value)).toEqual([1]);
    }
    expect(samples.find(({ name }) => name === 'least_privilege_report_unreadable')?.labels).toEqual({ report: 'broken.json' });
  });

  test('rejects reports without times, and two with the same time', () => {
    expect(() => render('openmetrics', trendOf({ 'a.json': on('01'), 'b.json': report() }))).toThrow('needs the time of each report, but 1 report of 2 have none, as b.json');
    expect(() => render('openmetrics', trendOf({ 'a.json': on('01'), 'b.json': on('01') }))).toThrow(/series without labels are of 2030-01-01T00:00:00Z, as b\.json; .*--label/);
  });
});

test.each([...TREND_FORMATS.keys()])('%s: report contents are treated as data', name => {
  for (const text of [...HOSTILE_TEXTS, '=cmd|\' /C calc\'!A0', '\\', '"\n# EOF\n']) {
    const object = { apiVersion: text, kind: text, namespace: text, name: text };
    const hostile = (day: string, key: string) => on(day, {
      pack: `${key}${text}`,
      findings: [finding({ rule: text, key: `${key}${text}`, object })],
      accepted: [acceptance({ rule: text, reason: text, by: text, owner: text, ticket: text, object })],
    }, { [text]: text });
    const output = render(name, trendOf({ [text]: hostile('01', 'a'), other: hostile('02', 'b') }, [text], [{ file: text, message: text }]));
    expect(unsafeLinesIn(output)).toEqual([]);
    if (name === 'openmetrics') { parseOpenMetrics(output); }
    if (name === 'csv') { expect(output.split('\n').filter(line => /(?:^|[;,|"])\s*[=+@-]/.test(line))).toEqual([]); }
  }
});
