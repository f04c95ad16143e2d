import { finding, objectOf, OPTIONS, resultOf } from './_result';
import { FORMATS } from '../../src/report/formats';

const pod = objectOf('Pod', 'web', { source: { file: 'dist/app.yaml', lines: ['kind: Pod', 'spec: {}'] } });
const reports = (fixIsExample?: true): string[] => ['text', 'markdown', 'github', 'junit', 'sarif', 'gitlab'].map(name =>
  FORMATS.get(name)!.render(resultOf([{ ...finding(pod), ...fixIsExample ? { fixIsExample } : {} }]), { ...OPTIONS, show: 'lines' }));

test('a fix that is not specific to the object is labelled as an example', () => {
  for (const report of reports(true)) {
    expect(report).toContain('For example:');
    expect(report).not.toContain('Fix:');
  }
});

test('a fix that is specific to the object is not', () => {
  for (const report of reports()) { expect(report).not.toContain('For example:'); }
});

test('JSON distinguishes them too', () => {
  const json = (fixIsExample?: true) => JSON.parse(FORMATS.get('json')!.render(resultOf([{ ...finding(pod), fixIsExample }]), OPTIONS)).findings[0].fixIsExample;
  expect(json(true)).toBe(true);
  expect(json()).toBeUndefined();
});
