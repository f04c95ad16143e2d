import { AcceptedPromise, brokenPromises } from './_contract';
import { AuditResult } from '../../src/audit/finding';
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
