import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import { finding, objectOf, OPTIONS, resultOf } from './_result';
import { AuditResult } from '../../src/audit/finding';
import { json } from '../../src/report/json';

const SCHEMA = JSON.parse(readFileSync(join(__dirname, '..', '..', 'schema', 'report.schema.json'), 'utf8'));
const validate = new Ajv({ strict: true, allErrors: true }).compile(SCHEMA);

const role = objectOf('Role', 'reader', { namespace: 'production', source: { file: 'dist/a.yaml', lines: ['kind: Role', 'rules: []'] }, construct: 'app/role/Resource' });
const account = objectOf('ServiceAccount', 'default');

const FULL = resultOf(
  [
    finding(role, { path: ['rules', 0], rule: 'read-secrets', severity: 'high', key: 'secrets get,list' }),
    finding(account, { severity: 'low', unknown: true }),
  ],
  [
    { ...finding(account), reason: 'for the old agent', until: '2030-01-31', owner: 'team-web', ticket: 'OPS-7', by: 'annotation' },
    { ...finding(account), reason: 'was there before', by: 'baseline' },
  ],
  [{ file: 'b.yaml', line: 1, column: 2, message: 'no mapping' }, { message: 'the rule x failed' }],
);

const { SOURCE_DATE_EPOCH } = process.env;
beforeAll(() => { process.env.SOURCE_DATE_EPOCH = String(Date.UTC(2030, 5, 15, 12) / 1000); });
afterAll(() => {
  if (SOURCE_DATE_EPOCH === undefined) { delete process.env.SOURCE_DATE_EPOCH; } else { process.env.SOURCE_DATE_EPOCH = SOURCE_DATE_EPOCH; }
});

function render(result: AuditResult) {
  return JSON.parse(json.render(result, OPTIONS));
}

test('has the documented fields', () => {
  expect(render(resultOf([finding(role, { path: ['rules', 0], rule: 'read-secrets', severity: 'high', key: 'secrets get,list' })]))).toEqual({
    version: 1,
    tool: { name: 'least-privilege', version: '1.2.3' },
    pack: 'recommended',
    provenance: {
      time: '2030-06-15T12:00:00Z',
      failOn: 'medium',
      unknown: 'low',
      policy: [],
      configuration: [],
      context: [],
      rules: [],
      acceptances: {},
      complete: false,
      skipped: [],
      excluded: [],
      labels: {},
    },
    summary: { objects: 3, workloads: 1, serviceAccounts: 2, findings: { critical: 0, high: 1, medium: 0, low: 0 }, accepted: 0, errors: 0 },
    findings: [{
      rule: 'read-secrets',
      severity: 'high',
      unknown: false,
      object: { apiVersion: 'v1', kind: 'Role', namespace: 'production', name: 'reader' },
      path: 'rules[0]',
      key: 'secrets get,list',
      message: 'every container gets a token',
      fix: 'write automountServiceAccountToken: false',
      location: { file: 'dist/a.yaml', line: 2, column: 1 },
      construct: 'app/role/Resource',
    }],
    accepted: [],
    errors: [],
  });
});

test('accepted findings and errors have all known fields', () => {
  const { accepted, errors } = render(resultOf([], [{ ...finding(account), reason: 'for the old agent', until: '2030-01-31', owner: 'team-web', ticket: 'OPS-7', created: '2026-11-30', by: 'annotation' }],
    [{ file: 'b.yaml', line: 1, column: 2, message: 'no mapping' }]));
  expect(accepted).toEqual([{
    rule: 'automounted-token',
    severity: 'medium',
    unknown: false,
    object: { apiVersion: 'v1', kind: 'ServiceAccount', name: 'default' },
    path: '',
    key: 'pod',
    message: 'every container gets a token',
    fix: 'write automountServiceAccountToken: false',
    reason: 'for the old agent',
    until: '2030-01-31',
    owner: 'team-web',
    ticket: 'OPS-7',
    created: '2026-11-30',
    by: 'annotation',
  }]);
  expect(errors).toEqual([{ file: 'b.yaml', line: 1, column: 2, message: 'no mapping' }]);
});

test.each<[string, AuditResult]>([['full', FULL], ['empty', resultOf([])]])('a report that is %s matches its schema', (_, result) => {
  validate(render(result));
  expect(validate.errors ?? []).toEqual([]);
});

test.each<[string, (report: any) => void]>([
  ['another version', report => { report.version = 2; }],
  ['an unknown severity', report => { report.findings[0].severity = 'worst'; }],
  ['a finding without object', report => { delete report.findings[0].object; }],
  ['an acceptance without reason', report => { delete report.accepted[0].reason; }],
  ['no errors', report => { delete report.errors; }],
  ['a line of 0', report => { report.errors[0].line = 0; }],
])('the schema rejects %s', (_, spoil) => {
  const report = render(FULL);
  spoil(report);
  expect(validate(report)).toBe(false);
});

test('every written field is in the schema', () => {
  const { properties, definitions } = SCHEMA;
  const report = render(FULL);
  const allows = (schema: any, ...values: any[]) => values.flatMap(value => Object.keys(value).filter(field => !(field in schema.properties)));
  const findingSchema = { properties: { ...definitions.finding.properties, ...properties.accepted.items.allOf[1].properties } };
  expect([
    ...allows(SCHEMA, report),
    ...allows(properties.tool, report.tool),
    ...allows(properties.provenance, report.provenance),
    ...allows(properties.summary, report.summary),
    ...allows(properties.errors.items, ...report.errors),
    ...allows(findingSchema, ...report.findings, ...report.accepted),
    ...allows(definitions.finding.properties.object, report.findings[0].object),
    ...allows(definitions.finding.properties.location, report.findings[0].location),
  ]).toEqual([]);
});

test('the same result gives the same bytes', () => {
  expect(json.render(FULL, OPTIONS)).toBe(json.render(FULL, { ...OPTIONS, color: true, width: 30, quiet: true, showAccepted: true }));
  expect(json.render(FULL, OPTIONS).endsWith('}\n')).toBe(true);
});
