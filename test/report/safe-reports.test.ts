import { EVERYTHING, finding, objectOf, OPTIONS, resultOf } from './_result';
import { AuditResult } from '../../src/audit/finding';
import { FORMATS } from '../../src/report/formats';
import { HOSTILE_TEXTS, unsafeLinesIn, WRAPPED } from '../_hostile';

/** A result with the same text in every user-provided field. */
function resultWith(text: string): AuditResult {
  const source = { file: `dir/${text}.yaml`, lines: ['kind: Pod', `spec: {} # ${text}`, `${text}: x`] };
  const object = { ...objectOf(text, text, { namespace: text, source, construct: text }), apiVersion: text };
  const bare = objectOf('Pod', text, { construct: text });
  const fields = { message: text, fix: text, key: text };
  const code = { message: text, fix: `spec:\n${text}`, key: text };
  return {
    ...resultOf(
      [finding(object, { ...fields, path: ['spec'], rule: text }), finding(object, { ...code, path: ['spec', text], severity: 'high' }), finding(bare, { ...code, unknown: true })],
      [{ ...finding(object, fields), reason: text, until: text, by: 'annotation' }],
      [{ file: text, line: 1, column: 1, message: text }, { file: '<stdin>', line: 1, column: 1, message: text }, { message: text }],
    ),
    pack: text,
    notes: [text],
  };
}

// eslint-disable-next-line no-control-regex
const withoutColors = (text: string) => text.replace(/\u001b\[\d+m/g, '');

// A report may contain the current time.
beforeAll(() => jest.useFakeTimers({ now: new Date('2026-01-01') }));
afterAll(() => jest.useRealTimers());

const SHAPES = [false, true].flatMap(color => [30, 80].map(width => ({ ...OPTIONS, color, width, showAccepted: true, toolVersion: '1.2.3' })));

describe.each([...FORMATS.values()])('$name', format => {
  const render = (result: AuditResult, options = OPTIONS) => {
    const report = withoutColors(format.render(result, { ...options, failOn: 'low' }));
    return format.name === 'github' ? report.replace(/^::(?=(?:error|warning|notice) (?:file=|title=))/gm, '') : report;
  };

  test.each([...HOSTILE_TEXTS, WRAPPED])('%j has no effect in any field', hostile => {
    for (const shape of SHAPES) { expect(unsafeLinesIn(render(resultWith(hostile), shape))).toEqual([]); }
    // Only our text is colored: without colors it is the same.
    expect(render(resultWith(hostile), SHAPES[2])).toBe(render(resultWith(hostile), SHAPES[0]));
  });
});

test('no line of the text report begins with a manifest value', () => {
  const text = 'a\nPASSED (no findings at or above medium): 0 findings';
  const result = resultWith(text);
  // Lines of a fix are meant to be copied, and rules write values on one line.
  const withoutFix = { ...result, findings: result.findings.map(each => ({ ...each, fix: 'x' })) };
  expect(FORMATS.get('text')!.render(withoutFix, { ...OPTIONS, width: 1000, showAccepted: true })).not.toMatch(/^\s*PASSED/m);
});

test('only the GitHub format contains commands', () => {
  const commanding = [...FORMATS.values()].filter(format => /^\s*::/m.test(format.render(EVERYTHING, OPTIONS))).map(({ name }) => name);
  expect(commanding).toEqual(['github']);
});

test.each(HOSTILE_TEXTS)('JSON has %j unchanged', hostile => {
  const { findings, accepted, errors } = JSON.parse(FORMATS.get('json')!.render(resultWith(hostile), OPTIONS));
  const [{ message, object, rule, construct }] = findings;
  expect([message, object.name, rule, construct, accepted[0].reason, errors[0].message]).toEqual(Array(6).fill(hostile));
});
