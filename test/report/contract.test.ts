import Ajv from 'ajv';
import { AcceptedPromise, brokenPromises } from './_contract';
import { OPTIONS } from './_result';
import REPORT_SCHEMA from '../../schema/report.schema.json';
import { audit } from '../../src/audit/audit';
import { AuditResult } from '../../src/audit/finding';
import { RenderedManifests } from '../../src/manifest/rendered-manifests';
import { AppModel } from '../../src/model/app-model';
import { ReportFormat } from '../../src/report/format';
import { FORMATS } from '../../src/report/formats';

/** When each format tells of accepted findings. GitHub and GitLab would show them as open. */
const ACCEPTED: { readonly [format: string]: AcceptedPromise } = {
  text: 'with --show-accepted',
  json: 'always',
  sarif: 'with --show-accepted',
  junit: 'always',
  markdown: 'with --show-accepted',
  github: 'never',
  gitlab: 'never',
};

test('every format says when it tells of accepted findings', () => {
  expect(Object.keys(ACCEPTED).sort()).toEqual([...FORMATS.keys()].sort());
});

test.each([...FORMATS.values()])('$name tells of errors, unread input, findings, notes and accepted findings', format => {
  expect(brokenPromises(format, ACCEPTED[format.name])).toEqual([]);
});

const forgetting = (format: ReportFormat, part: Partial<AuditResult>): ReportFormat => ({
  ...format, render: (result, options) => format.render({ ...result, ...part }, options),
});

describe.each([...FORMATS.values()])('a format like $name', format => {
  test.each<[string, Partial<AuditResult>, string]>([
    ['errors', { errors: [] }, 'errors: Epsilonerror is missing'],
    ['findings', { findings: [] }, 'findings: Betafinding is missing'],
    ['notes', { notes: [] }, 'notes: Thetanote is missing'],
  ])('that ignores %s breaks a promise', (_, part, problem) => {
    expect(brokenPromises(forgetting(format, part), ACCEPTED[format.name])).toContain(problem);
  });
});

test('a format that ignores accepted findings breaks a promise', () => {
  const [text, json] = [FORMATS.get('text')!, FORMATS.get('json')!];
  expect(brokenPromises(forgetting(text, { accepted: [] }), 'with --show-accepted')).toContain('accepted findings: Gammafinding is missing');
  expect(brokenPromises(json, 'never')).toContain('accepted findings: Gammafinding is in it');
});

describe.each([...FORMATS.values()])('$name', format => {
  const { objects } = new RenderedManifests().add({ path: 'chart' }, {
    apiVersion: 'example.com/v1', kind: 'Iotakind', metadata: { name: 'kappaname' }, spec: { lambdafield: { image: 'a', command: ['b'] } },
  });

  test.each([
    ['a quiet report', { quiet: true }],
    ['a report of all', { quiet: false }],
  ])('counts and names what was not checked in %s, even if the rule is off', (_, options) => {
    const result = audit(new AppModel(objects), { today: '2030-06-15', rules: { 'unrecognized-containers': 'off' } });
    const report = format.render(result, { ...OPTIONS, width: 1000, ...options });
    for (const text of ['1 place', 'not checked', 'Iotakind', 'kappaname', 'lambdafield']) { expect(report).toContain(text); }
  });
});

test('JSON lists what was not checked, and fits its schema', () => {
  const { objects } = new RenderedManifests().add({ path: 'chart' }, {
    apiVersion: 'example.com/v1', kind: 'App', metadata: { name: 'a', namespace: 'prod' }, spec: { container: { image: 'a', command: ['b'] } },
  });
  const report = JSON.parse(FORMATS.get('json')!.render(audit(new AppModel(objects), { today: '2030-06-15' }), OPTIONS));
  expect(report.notChecked).toEqual([
    { object: { apiVersion: 'example.com/v1', kind: 'App', namespace: 'prod', name: 'a' }, path: 'spec.container', construct: 'chart' },
  ]);
  expect(new Ajv({ strict: true }).compile(REPORT_SCHEMA)(report)).toBe(true);
});
