import Ajv from 'ajv';
import { AcceptedPromise, brokenPromises } from './_contract';
import { OPTIONS, resultOf } from './_result';
import REPORT_SCHEMA from '../../schema/report.schema.json';
import { audit } from '../../src/audit/audit';
import { AuditResult } from '../../src/audit/finding';
import { Provenance } from '../../src/audit/provenance';
import { RenderedManifests } from '../../src/manifest/rendered-manifests';
import { AppModel } from '../../src/model/app-model';
import { BENCHMARKS } from '../../src/report/compliance/benchmarks';
import { controlFormats } from '../../src/report/compliance/control-formats';
import { ReportFormat } from '../../src/report/format';
import { FORMATS } from '../../src/report/formats';

/** When each format shows accepted findings. GitHub and GitLab would show them as open. */
const ACCEPTED: { readonly [format: string]: AcceptedPromise } = {
  'text': 'with --show-accepted',
  'compact': 'with --show-accepted',
  'html': 'always',
  'json': 'always',
  'sarif': 'with --show-accepted',
  'junit': 'always',
  'markdown': 'with --show-accepted',
  'github': 'never',
  'gitlab': 'never',
  'openreports': 'always',
  'policy-report': 'always',
};

/** By control too: all of these show accepted findings, because they are evidence. */
const BY_CONTROL = [...BENCHMARKS].flatMap(([benchmark, controls]) =>
  [...controlFormats(controls).values()].map(format => ({ ...format, name: `${format.name} by control of ${benchmark}`, isData: format.name === 'json' })));

const ALL = [...[...FORMATS.values()].map(format => ({ ...format, isData: ['json', 'sarif'].includes(format.name) })), ...BY_CONTROL];

const promiseOf = ({ name }: ReportFormat): AcceptedPromise => ACCEPTED[name] ?? 'always';

test('every format declares when it shows accepted findings', () => {
  expect(Object.keys(ACCEPTED).sort()).toEqual([...FORMATS.keys()].sort());
});

test.each(ALL)('$name shows errors, unread input, findings, notes and accepted findings', format => {
  expect(brokenPromises(format, promiseOf(format))).toEqual([]);
});

const forgetting = (format: ReportFormat, part: Partial<AuditResult>): ReportFormat => ({
  ...format, render: (result, options) => format.render({ ...result, ...part }, options),
});

describe.each(ALL)('a format like $name', format => {
  test.each<[string, Partial<AuditResult>, string]>([
    ['errors', { errors: [] }, 'errors: Epsilonerror is missing'],
    ['findings', { findings: [] }, 'findings: Betafinding is missing'],
    ['notes', { notes: [] }, 'notes: Thetanote is missing'],
  ])('that ignores %s breaks a promise', (_, part, problem) => {
    expect(brokenPromises(forgetting(format, part), promiseOf(format))).toContain(problem);
  });
});

test('a format that ignores accepted findings breaks a promise', () => {
  const [text, json] = [FORMATS.get('text')!, FORMATS.get('json')!];
  expect(brokenPromises(forgetting(text, { accepted: [] }), 'with --show-accepted')).toContain('accepted findings: Gammafinding is missing');
  expect(brokenPromises(json, 'never')).toContain('accepted findings: Gammafinding is in it');
});

describe.each(ALL)('$name', format => {
  const { objects } = new RenderedManifests().add({ path: 'chart' }, {
    apiVersion: 'example.com/v1', kind: 'Iotakind', metadata: { name: 'kappaname' }, spec: { lambdafield: { image: 'a', command: ['b'] } },
  });

  test.each([
    ['a quiet report', { quiet: true }],
    ['a report of all', { quiet: false }],
  ])('counts and names unchecked containers in %s, even if the rule is off', (_, options) => {
    const result = audit(new AppModel(objects), { today: '2030-06-15', rules: { 'unrecognized-containers': 'off' } });
    const report = format.render(result, { ...OPTIONS, width: 1000, ...options });
    for (const text of ['1 place', 'not checked', 'Iotakind', 'kappaname', 'lambdafield']) { expect(report).toContain(text); }
  });
});

describe.each(ALL)('$name', format => {
  const PROVENANCE: Provenance = {
    failOn: 'medium',
    unknown: 'fail',
    policy: [{ file: 'Mupolicy.yaml', sha256: 'a1'.repeat(32) }],
    configuration: [{ file: 'Nuconfiguration.yaml', sha256: 'b2'.repeat(32) }],
    baseline: { file: 'Xibaseline.json', sha256: 'c3'.repeat(32) },
    context: [{ file: 'Omicroncontext', sha256: 'd4'.repeat(32) }],
    rules: [{ rule: 'pi-rule', from: 'high', to: 'off', by: 'somewhere' }],
    acceptances: { inline: false },
    complete: true,
    namespace: 'upsilon',
    apiAudiences: ['phi'],
    skipped: ['values.yaml'],
    excluded: ['app/Psimodules'],
    labels: { cluster: 'rho' },
  };
  const options = { ...OPTIONS, width: 1000, provenance: PROVENANCE };

  test.each([true, false])('shows the provenance, even without findings (quiet: %s)', quiet => {
    const report = format.render(resultOf([]), { ...options, quiet });
    for (const text of ['1.2.3', 'recommended', 'fail', 'Mupolicy', 'a1a1a1a1a1a1', 'Nuconfiguration', 'b2b2b2b2b2b2', 'Xibaseline', 'c3c3c3c3c3c3',
      'Omicroncontext', 'd4d4d4d4d4d4', 'pi-rule', 'off', 'complete', 'upsilon', 'phi', 'app/Psimodules']) { expect(report).toContain(text); }
  });

  test('shows that findings do not fail the build', () => {
    expect(format.render(resultOf([]), { ...options, provenance: { ...PROVENANCE, failOn: 'never' } })).toMatch(/failOn"?:? "?never/);
    expect(format.render(resultOf([]), options)).not.toMatch(/failOn"?:? "?never/);
  });

  test('shortens a long list of rules', () => {
    const rules = Array.from({ length: 300 }, (_, index) => ({ rule: `rule-${index}`, from: 'high' as const, to: 'off' as const, by: 'somewhere' }));
    const report = format.render(resultOf([]), { ...options, provenance: { ...PROVENANCE, rules } });
    if (format.isData) { expect(report).toContain('"rule-299"'); } else { expect(report).toContain('300 rules off or with another severity'); }
  });
});

test.each(['json', 'sarif'])('%s has the full provenance and the time', name => {
  const options = {
    ...OPTIONS, provenance: { ...OPTIONS.provenance, labels: { cluster: 'rho' }, skipped: ['values.yaml'], namespace: 'sigma', apiAudiences: ['tau'] },
  };
  const report = JSON.parse(FORMATS.get(name)!.render(resultOf([]), options));
  const provenance = name === 'json' ? report.provenance : report.runs[0].properties.provenance;
  expect(provenance).toMatchObject({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/), labels: { cluster: 'rho' }, skipped: ['values.yaml'], namespace: 'sigma', apiAudiences: ['tau'],
  });
});

test('JSON lists unchecked fields and matches its schema', () => {
  const { objects } = new RenderedManifests().add({ path: 'chart' }, {
    apiVersion: 'example.com/v1', kind: 'App', metadata: { name: 'a', namespace: 'prod' }, spec: { container: { image: 'a', command: ['b'] } },
  });
  const report = JSON.parse(FORMATS.get('json')!.render(audit(new AppModel(objects), { today: '2030-06-15' }), OPTIONS));
  expect(report.notChecked).toEqual([
    { object: { apiVersion: 'example.com/v1', kind: 'App', namespace: 'prod', name: 'a' }, path: 'spec.container', construct: 'chart' },
  ]);
  expect(new Ajv({ strict: true }).compile(REPORT_SCHEMA)(report)).toBe(true);
});
