import { readFileSync } from 'fs';
import { join } from 'path';
import { validateXML } from 'xmllint-wasm';
import { EVERYTHING, finding, HOSTILE, objectOf, OPTIONS, resultOf, Source, PROVENANCE_LINE } from './_result';
import { AuditResult } from '../../src/audit/finding';
import { junit } from '../../src/report/junit';

const SCHEMA = readFileSync(join(__dirname, 'junit.xsd'), 'utf8');
const SOURCE: Source = { file: 'dist/app.yaml', lines: ['kind: Pod', 'spec: {}'] };
const pod = objectOf('Pod', 'web', { namespace: 'production', source: SOURCE });

const render = (result: AuditResult, options = {}) => junit.render(result, { ...OPTIONS, ...options });

/** The errors that libxml2 reports. */
async function problemsOf(xml: string) {
  return (await validateXML({ xml, schema: SCHEMA })).errors.map(({ message }) => message);
}

test.each<[string, AuditResult]>([
  ['everything', EVERYTHING],
  ['a note', { ...resultOf([]), notes: ['checked for Kubernetes 1.34'] }],
  ['nothing', resultOf([])],
  ['identical findings', resultOf([finding(pod), finding(pod), finding(pod)])],
])('a report of %s is valid XML for its readers', async (_, result) => {
  expect(await problemsOf(render(result))).toEqual([]);
});

test.each([
  ['invalid XML', (xml: string) => xml.replace('</testsuites>', '')],
  ['an unknown outcome', (xml: string) => xml.replaceAll('skipped', 'passed')],
  ['two tests with the same name', (xml: string) => xml.replace(/ <testcase[\s\S]*<\/testcase>/, '$&$&')],
])('the schema rejects %s', async (_, spoil) => {
  expect(await problemsOf(spoil(render(resultOf([finding(pod)]))))).not.toEqual([]);
});

test('a finding that fails the build is a failed test', () => {
  expect(render(resultOf([finding(pod, { path: ['spec'] })]))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="least-privilege" tests="2" failures="1" errors="0" skipped="0">
  <testsuite name="least-privilege" tests="1" failures="0" errors="0" skipped="0">
    <properties>
      <property name="note" value="${PROVENANCE_LINE}"/>
    </properties>
    <testcase name="everything could be read and checked" classname="least-privilege.audit"/>
  </testsuite>
  <testsuite name="Pod production/web" tests="1" failures="1" errors="0" skipped="0">
    <testcase name="automounted-token: Pod production/web [pod]" classname="least-privilege.automounted-token" file="dist/app.yaml" line="2">
      <failure type="medium" message="every container gets a token">medium: every container gets a token
dist/app.yaml:2:1  spec
Fix: write automountServiceAccountToken: false</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test('other and accepted findings are skipped tests, not passed ones', () => {
  const report = render(EVERYTHING, { failOn: 'critical' });
  expect(report).toMatch(/<testsuites name="least-privilege" tests="10" failures="1" errors="2" skipped="7">/);
  expect(report).toContain('<skipped type="high" message="Accepted by annotation until 2030-01-31 (owner team-web, ticket OPS-7): rotates certificates">');
  expect(render(EVERYTHING, { failOn: 'never' })).not.toContain('<failure');
  expect(report.match(/<testcase [^>]*\/>/g)).toBeNull();
});

test('errors are test errors and replace the test that everything could be read and checked', () => {
  const report = render(resultOf([], [], EVERYTHING.errors));
  expect(report).toContain(`    <testcase name="could be read and checked: dist/broken.yaml" classname="least-privilege.audit" file="dist/broken.yaml" line="3">
      <error message="a mapping is not closed">dist/broken.yaml:3:7
a mapping is not closed</error>
    </testcase>
    <testcase name="could be read and checked" classname="least-privilege.audit">
      <error message="the rule x failed">the rule x failed</error>
    </testcase>`);
  expect(report).not.toContain('everything could be read');
});

test('a report without findings still has a test: Jenkins fails a build without tests', () => {
  expect(render(resultOf([]))).toContain('<testcase name="everything could be read and checked"');
});

test('each test has a unique name: GitLab drops repeated names', () => {
  const names = [...render(resultOf([finding(pod), finding(objectOf('Pod', 'web', { namespace: 'production' })), finding(pod, { key: 'other' })]))
    .matchAll(/testcase name="(automounted.*?)"/g)].map(([, name]) => name);
  expect(names).toEqual([
    'automounted-token: Pod production/web [pod]', 'automounted-token: Pod production/web [pod] (2)', 'automounted-token: Pod production/web [other]',
  ]);
});

test('unknown findings are marked, and the construct is named', () => {
  const report = render(EVERYTHING);
  expect(report).toContain('low, unknown: every container gets a token\nmade by shop/account/Resource\n');
  expect(report).not.toContain('file="&lt;stdin');
  expect(report).not.toContain('file="&#60;stdin');
});

test('manifest values are written as text', async () => {
  const xml = render(resultOf([finding(objectOf('Pod', HOSTILE), { message: HOSTILE, fix: HOSTILE, key: HOSTILE })]));
  expect(await problemsOf(xml)).toEqual([]);
  expect(xml.match(/<(?!\/?(?:testsuites?|testcase|failure|propert(?:y|ies))\b|\?xml)/g)).toBeNull();
});

test('the same result gives the same bytes', () => {
  expect(render(EVERYTHING)).toBe(render(EVERYTHING, { color: true, width: 30, quiet: true, showAccepted: true }));
});
