import Ajv from 'ajv';
import { OPTIONS, resultOf } from './_result';
import REPORT_SCHEMA from '../../schema/report.schema.json';
import { FORMATS } from '../../src/report/formats';

const NOTE = 'checked for Kubernetes 1.37, the known version closest to 1.40 (known: 1.34 to 1.37)';
const RESULT = { ...resultOf([]), kubernetesVersion: '1.37', notes: [NOTE] };
const WIDE = { ...OPTIONS, width: 200 };

test.each([...FORMATS.values()].map(format => [format.name, format] as const))('%s shows a note once', (_, format) => {
  // Readers of HTML see either the summary or the output of the script.
  expect(format.render(RESULT, WIDE).split('<script')[0].split(NOTE.replace('(', format.name === 'markdown' ? '\\(' : '(').slice(0, 40))).toHaveLength(2);
  expect(format.render(resultOf([]), WIDE).toLowerCase()).not.toContain('note:');
});

test('JSON names the version whose facts decided, and matches its schema', () => {
  const report = JSON.parse(FORMATS.get('json')!.render(RESULT, WIDE));
  expect(report).toMatchObject({ kubernetesVersion: '1.37', notes: [NOTE] });
  const validate = new Ajv({ strict: true }).compile(REPORT_SCHEMA);
  expect(validate(report)).toBe(true);
  expect(validate({ ...report, kubernetesVersion: 'v1.37.2' })).toBe(false);
});

test('text shows it before the outcome', () => {
  const lines = FORMATS.get('text')!.render(RESULT, WIDE).split('\n');
  expect(lines.slice(0, 2)).toEqual([`Note: ${NOTE}`, '']);
  expect(lines[2]).toMatch(/^PASSED/);
});
