import Ajv from 'ajv';
import { EVERYTHING, finding, HOSTILE, objectOf, OPTIONS, resultOf, Source, PROVENANCE_LINE } from './_result';
import { AuditResult } from '../../src/audit/finding';
import { gitlab } from '../../src/report/gitlab';

const text = { type: 'string', minLength: 1 };
const time = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$' };
const url = { type: 'string', pattern: '^https?://.+' };
const object = (required: Record<string, unknown>, optional: Record<string, unknown> = {}) => ({
  type: 'object', required: Object.keys(required), properties: { ...required, ...optional }, additionalProperties: false,
});
const tool = object({ id: text, name: text, version: text, vendor: object({ name: text }) }, { url });

/** The part of the documented GitLab report format 15 for SAST that the report uses. */
const validate = new Ajv({ strict: true, allErrors: true }).compile(object({
  version: { type: 'string', pattern: '^15\\.[0-9]+\\.[0-9]+$' },
  scan: object({
    analyzer: tool,
    scanner: tool,
    start_time: time,
    end_time: time,
    status: { enum: ['success', 'failure'] },
    type: { const: 'sast' },
  }, { messages: { type: 'array', items: object({ level: { enum: ['info', 'warn', 'fatal'] }, value: text }) } }),
  vulnerabilities: {
    type: 'array',
    items: object({
      id: { type: 'string', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' },
      identifiers: { type: 'array', minItems: 1, items: object({ type: text, name: text, value: text }, { url }) },
      location: object({}, { file: text, start_line: { type: 'integer', minimum: 1 }, end_line: { type: 'integer', minimum: 1 } }),
    }, {
      name: { type: 'string', maxLength: 255 },
      description: { type: 'string', maxLength: 1_048_576 },
      severity: { enum: ['Info', 'Unknown', 'Low', 'Medium', 'High', 'Critical'] },
      solution: { type: 'string', maxLength: 7000 },
      links: { type: 'array', items: object({ url }, { name: { type: 'string' } }) },
      tracking: object({
        type: { const: 'source' },
        items: {
          type: 'array',
          items: object(
            { signatures: { type: 'array', minItems: 1, items: object({ algorithm: text, value: text }) } },
            { file: text, start_line: { type: 'integer' }, end_line: { type: 'integer' } },
          ),
        },
      }),
    }),
  },
}, { schema: url }));

const SOURCE: Source = { file: './dist/app.yaml', lines: ['kind: Pod', 'spec: {}'] };
const pod = objectOf('Pod', 'web', { namespace: 'production', source: SOURCE });

const render = (result: AuditResult, options = {}) => JSON.parse(gitlab.render(result, { ...OPTIONS, ...options }));
const vulnerability = (...found: Parameters<typeof finding>) => render(resultOf([finding(...found)])).vulnerabilities[0];

beforeEach(() => { process.env.SOURCE_DATE_EPOCH = '1900000000'; });
afterEach(() => { delete process.env.SOURCE_DATE_EPOCH; });

test.each<[string, AuditResult]>([['everything', EVERYTHING], ['nothing', resultOf([])]])('a report of %s has the fields that GitLab documents', (_, result) => {
  validate(render(result));
  expect(validate.errors ?? []).toEqual([]);
});

test.each<[string, (report: any) => void]>([
  ['another version', report => { report.version = '14.0.0'; }],
  ['a time in another zone', report => { report.scan.start_time += 'Z'; }],
  ['a vulnerability without identifier', report => { report.vulnerabilities[0].identifiers = []; }],
  ['an unknown severity', report => { report.vulnerabilities[0].severity = 'high'; }],
])('it rejects %s', (_, spoil) => {
  const report = render(EVERYTHING);
  spoil(report);
  expect(validate(report)).toBe(false);
});

test('a finding says what is wrong, where, and how to fix it', () => {
  expect(vulnerability(pod, { rule: 'read-secrets', severity: 'high', path: ['spec'], key: 'secrets get' })).toMatchObject({
    name: expect.stringMatching(/Secret.*[^.]$/),
    description: expect.stringContaining('Pod production/web: every container gets a token\n\nFinding: secrets get, at spec\n\n'),
    severity: 'High',
    solution: 'write automountServiceAccountToken: false',
    identifiers: [{ type: 'least_privilege_rule', name: 'read-secrets', value: 'read-secrets', url: expect.stringMatching(/\/rules\/read-secrets$/) }],
    location: { file: 'dist/app.yaml', start_line: 2, end_line: 2 },
  });
});

test.each([['critical', 'Critical'], ['high', 'High'], ['medium', 'Medium'], ['low', 'Low']] as const)('%s is %s', (severity, name) => {
  expect(vulnerability(pod, { severity }).severity).toBe(name);
});

test('ids are unique and stay the same when lines move', () => {
  const moved = objectOf('Pod', 'web', { namespace: 'production', source: { ...SOURCE, lines: ['', 'kind: Pod', 'spec: {}'] } });
  const identity = ({ id, tracking: { items: [{ signatures }] } }: any) => ({ id, signatures });
  expect(identity(vulnerability(moved, { path: ['spec'] }))).toEqual(identity(vulnerability(pod, { path: ['spec'] })));
  const ids = render(resultOf([finding(pod), finding(moved), finding(pod, { key: 'other' })])).vulnerabilities.map(({ id }: any) => id);
  expect(new Set(ids).size).toBe(3);
});

test('without a file the object name stands in for it, and the construct is named', () => {
  const { location, description } = vulnerability(objectOf('Pod', 'web', { construct: 'shop/web/Resource' }));
  expect(location).toEqual({ file: 'Pod/web', start_line: 1, end_line: 1 });
  expect(description).toContain('Pod web (made by shop/web/Resource): ');
});

test('accepted findings are omitted; unknown findings are marked', () => {
  const report = JSON.stringify(render(EVERYTHING, { showAccepted: true }));
  expect(report).not.toContain('write-secrets');
  expect(report).toContain('Finding: pod (unknown)');
});

test('errors mark the scan as failed', () => {
  expect(render(EVERYTHING).scan).toMatchObject({
    status: 'failure',
    messages: [{ level: 'fatal', value: 'dist/broken.yaml:3:7: a mapping is not closed' }, { level: 'fatal', value: 'the rule x failed' }, { level: 'info', value: PROVENANCE_LINE }],
  });
  expect(render(resultOf([])).scan).toMatchObject({ status: 'success', messages: [{ level: 'info', value: PROVENANCE_LINE }] });
});

test('long texts are truncated', () => {
  const { name, solution } = vulnerability(pod, { rule: 'r'.repeat(300), fix: 'f'.repeat(8000) });
  expect([name.length, solution.length]).toEqual([255, 7000]);
  expect(solution.endsWith('f…')).toBe(true);
});

test('manifest values cannot become markup', () => {
  expect(vulnerability(pod, { message: HOSTILE }).description).not.toMatch(/<|[^\\]\[|@org/);
});

test('the same result gives the same bytes with SOURCE_DATE_EPOCH', () => {
  expect(gitlab.render(EVERYTHING, OPTIONS)).toBe(gitlab.render(EVERYTHING, { ...OPTIONS, color: true, width: 30, quiet: true, showAccepted: true }));
  expect(render(EVERYTHING).scan.start_time).toBe('2030-03-17T17:46:40');
});
