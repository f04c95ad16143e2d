import { join } from 'path';
import { pathToFileURL } from 'url';
import SCHEMA from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv';
import { EVERYTHING, finding, HOSTILE, objectOf, OPTIONS, resultOf, Source } from './_result';
import { AuditResult } from '../../src/audit/finding';
import { sarif } from '../../src/report/sarif';

/** The official schema, which uses a draft that ajv no longer recognizes. */
const { id: _id, $schema: _draft, ...schema } = SCHEMA;
const isUri = (text: string): boolean => URL.canParse(text);
const isReference = (text: string): boolean => URL.canParse(text, 'https://example.com/') && /^[\w.~!$&'()*+,;=:@/?#%[\]-]*$/.test(text);
const validate = new Ajv({
  strict: false,
  allErrors: true,
  unicodeRegExp: false,
  formats: { 'uri': isUri, 'uri-reference': isReference, 'date-time': true },
}).compile(schema);

function problemsOf(log: unknown): unknown {
  validate(log);
  return validate.errors ?? [];
}

const SOURCE: Source = { file: 'dist/app.yaml', lines: ['kind: Pod', 'spec: {}'] };
const pod = objectOf('Pod', 'web', { namespace: 'production', source: SOURCE });

function runOf(result: AuditResult, options = {}) {
  const { runs } = JSON.parse(sarif.render(result, { ...OPTIONS, ...options }));
  expect(runs).toHaveLength(1);
  return runs[0];
}

/** The SARIF result of a single finding. */
function resultFor(...found: Parameters<typeof finding>) {
  const { results } = runOf(resultOf([finding(...found)]));
  expect(results).toHaveLength(1);
  return results[0];
}

const placeOf = (file: string) => resultFor(objectOf('Pod', 'web', { source: { ...SOURCE, file } }), { path: ['spec'] }).locations[0].physicalLocation;

describe.each<[string, AuditResult]>([['everything', EVERYTHING], ['nothing', resultOf([])]])('a report of %s', (_, result) => {
  test.each([[false], [true]])('fits the schema of SARIF 2.1.0 (accepted findings shown: %s)', showAccepted => {
    expect(problemsOf(JSON.parse(sarif.render(result, { ...OPTIONS, showAccepted })))).toEqual([]);
  });

  test('has the fields that GitHub requires, and none is empty', () => {
    const { tool: { driver }, results } = runOf(result);
    expect(driver.name).toBe('least-privilege');
    for (const { id, shortDescription, fullDescription, help } of driver.rules) {
      for (const text of [id, shortDescription.text, fullDescription.text, help.text]) { expect(text).toMatch(/\S/); }
      for (const { text } of [shortDescription, fullDescription]) { expect(text.length).toBeLessThanOrEqual(1024); }
    }
    for (const { ruleId, ruleIndex, message, locations, partialFingerprints } of results) {
      expect(driver.rules[ruleIndex].id).toBe(ruleId);
      expect(message.text).toMatch(/\S/);
      expect(Object.values(partialFingerprints)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
      const [{ physicalLocation: { artifactLocation, region } }] = locations;
      expect(artifactLocation.uri).toMatch(/\S/);
      expect(region.startLine).toBeGreaterThan(0);
    }
  });

  test('is the same bytes at the same time, in every terminal', () => {
    jest.useFakeTimers({ now: new Date('2026-01-01') });
    expect(sarif.render(result, OPTIONS)).toBe(sarif.render(result, { ...OPTIONS, color: true, width: 30, quiet: true }));
    jest.useRealTimers();
  });
});

test.each<[string, (run: any) => void]>([
  ['an unknown level', run => { run.results[0].level = 'high'; }],
  ['a location that is not a URI', run => { run.results[0].locations[0].physicalLocation.artifactLocation.uri = 'a b'; }],
  ['an unknown field', run => { run.results[0].severity = 'high'; }],
  ['a line of 0', run => { run.results[0].locations[0].physicalLocation.region.startLine = 0; }],
])('the schema rejects %s', (_name, spoil) => {
  const log = JSON.parse(sarif.render(EVERYTHING, OPTIONS));
  spoil(log.runs[0]);
  expect(problemsOf(log)).not.toEqual([]);
});

test('a finding says what is wrong, where, and how to fix it', () => {
  expect(resultFor(pod, { path: ['spec'] })).toEqual({
    ruleId: 'automounted-token',
    ruleIndex: expect.any(Number),
    level: 'warning',
    message: { text: 'Pod production/web: every container gets a token\nFix: write automountServiceAccountToken: false' },
    locations: [{
      physicalLocation: { artifactLocation: { uri: 'dist/app.yaml', uriBaseId: '%SRCROOT%' }, region: { startLine: 2, startColumn: 1 } },
      logicalLocations: [{ name: 'web', fullyQualifiedName: 'Pod/production/web', kind: 'resource' }],
    }],
    partialFingerprints: { 'leastPrivilege/v1': expect.any(String) },
    properties: { severity: 'medium', unknown: false, key: 'pod', path: 'spec' },
  });
});

test.each([['critical', 'error'], ['high', 'error'], ['medium', 'warning'], ['low', 'note']] as const)('%s becomes the level %s', (severity, level) => {
  expect(resultFor(pod, { severity }).level).toBe(level);
});

test('unknown findings are marked', () => {
  expect(resultFor(pod, { unknown: true }).message.text).toContain('every container gets a token (unknown)\n');
});

describe('the location', () => {
  test.each([
    ['./dist//app.yaml', 'dist/app.yaml'],
    [join(process.cwd(), 'dist', 'app.yaml'), 'dist/app.yaml'],
    ['dist/a b#c?d%e:f.yaml', 'dist/a%20b%23c%3Fd%25e%3Af.yaml'],
    ['dist/größe.yaml', 'dist/gr%C3%B6%C3%9Fe.yaml'],
    ['..dist/app.yaml', '..dist/app.yaml'],
  ])('%j is the relative reference %s', (file, uri) => {
    expect(placeOf(file).artifactLocation).toEqual({ uri, uriBaseId: '%SRCROOT%' });
  });

  test.each([['/elsewhere/a b.yaml', 'file:///elsewhere/a%20b.yaml'], ['../b.yaml', pathToFileURL(join(process.cwd(), '..', 'b.yaml')).href]])(
    '%j, outside of the working directory, is %s', (file, uri) => {
      expect(placeOf(file).artifactLocation).toEqual({ uri });
    });

  test('on standard input has a line, but no file', () => {
    expect(placeOf('<stdin>')).toEqual({ artifactLocation: { uri: 'stdin' }, region: { startLine: 2, startColumn: 1 } });
  });

  test('without a file is the name of the object, and the construct is named', () => {
    const [{ physicalLocation, logicalLocations }] = resultFor(objectOf('Role', 'system:reader', { construct: 'app/role/Resource' })).locations;
    expect(physicalLocation).toEqual({ artifactLocation: { uri: 'Role/system%3Areader' }, region: { startLine: 1 } });
    expect(logicalLocations.map(({ fullyQualifiedName }: any) => fullyQualifiedName)).toEqual(['Role/system:reader', 'app/role/Resource']);
  });
});

test('a fingerprint does not depend on lines and messages, and differs for other findings', () => {
  const moved = objectOf('Pod', 'web', { namespace: 'production', source: { file: 'other.yaml', lines: ['', '', 'kind: Pod', 'spec: {}'] } });
  const print = (...found: Parameters<typeof finding>) => Object.values(resultFor(...found).partialFingerprints)[0];
  const original = print(pod, { path: ['spec'] });
  expect(print(moved, { path: ['spec'], message: 'said otherwise' })).toBe(original);
  for (const other of [print(pod, { key: 'container app' }), print(pod, { rule: 'long-lived-token' }), print(objectOf('Pod', 'web'))]) { expect(other).not.toBe(original); }
});

describe('accepted findings', () => {
  test('are omitted, because GitHub would open alerts for them', () => {
    const run = runOf(EVERYTHING);
    expect(run.results.map(({ ruleId }: any) => ruleId)).not.toContain('write-secrets');
    expect(JSON.stringify(run)).not.toContain('suppressions');
  });

  test('are shown as suppressed on request; then the others have empty suppressions', () => {
    const { results } = runOf(EVERYTHING, { showAccepted: true });
    const suppressions = (rule: string) => results.find(({ ruleId }: any) => ruleId === rule).suppressions;
    expect(suppressions('write-secrets')).toEqual([{ kind: 'inSource', status: 'accepted', justification: 'rotates certificates (owner team-web, ticket OPS-7, until 2030-01-31)' }]);
    expect(suppressions('long-lived-token')).toEqual([{ kind: 'external', status: 'accepted', justification: 'it existed when the baseline was written' }]);
    expect(suppressions('read-secrets')).toEqual([]);
    expect(suppressions('audit-error')).toEqual([]);
  });
});

describe('errors', () => {
  const { invocations: [invocation], results, tool } = runOf(resultOf([], [], EVERYTHING.errors));

  test('mark the run as failed', () => {
    expect(invocation.executionSuccessful).toBe(false);
    expect(invocation.toolExecutionNotifications.map(({ level, message }: any) => [level, message.text])).toEqual([
      ['error', 'a mapping is not closed'], ['error', 'the rule x failed'],
    ]);
    expect(runOf(resultOf([])).invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  });

  test('are alerts too: unchecked findings must not look fixed', () => {
    expect(results.map(({ ruleId, level, locations }: any) => [ruleId, level, locations[0].physicalLocation.artifactLocation.uri])).toEqual([
      ['audit-error', 'error', 'dist/broken.yaml'], ['audit-error', 'error', 'audit'],
    ]);
    expect(results[0].locations[0].physicalLocation.region).toEqual({ startLine: 3, startColumn: 7 });
    expect(tool.driver.rules.at(-1).id).toBe('audit-error');
    expect(runOf(resultOf([])).tool.driver.rules.map(({ id }: any) => id)).not.toContain('audit-error');
  });
});

test('manifest values are text: no links, no control characters', () => {
  const { text } = resultFor(pod, { message: HOSTILE }).message;
  expect(text).not.toContain('](');
  // eslint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect(text).toContain('<img src=x>');
});
