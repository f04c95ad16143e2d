import { finding, objectOf, resultOf } from './_result';
import { Finding } from '../../src/audit/finding';
import { sarifRules } from '../../src/report/sarif-rules';
import { recommended, restricted } from '../../src/rules/packs';
import { SeverityName } from '../../src/rules/severity';

const pod = objectOf('Pod', 'web');

const rulesOf = (findings: readonly Finding[], pack = 'recommended'): any[] => sarifRules({ ...resultOf(findings), pack }, findings, {});
const ruleOf = (id: string, ...findings: Partial<Finding>[]) =>
  rulesOf(findings.map(fields => finding(pod, { rule: id, ...fields }))).find(rule => rule.id === id);

test.each([['recommended', recommended], ['restricted', restricted]])('all rules of the pack %s are listed, with or without findings', (name, { severities }) => {
  expect(rulesOf([], name).map(({ id }) => id).sort()).toEqual(Object.keys(severities).sort());
});

test('a rule has all its documentation', () => {
  const rule = ruleOf('read-secrets');
  expect(rule.name).toBe('ReadSecrets');
  expect(rule.helpUri).toMatch(/^https:\/\/.*\/rules\/read-secrets$/);
  for (const part of [rule.fullDescription.text, 'With the constructs:', 'In YAML:', 'https://']) {
    expect(rule.help.text).toContain(part);
    expect(rule.help.markdown).toContain(part);
  }
  expect(rule.help.markdown).toContain('```yaml\n');
  expect(rule.properties.tags).toContain('security');
});

/** The ranges that GitHub documents. */
const RANGES: readonly [SeverityName, number, number][] = [['critical', 9.0, 10], ['high', 7.0, 8.9], ['medium', 4.0, 6.9], ['low', 0.1, 3.9]];

test.each(RANGES)('%s has a score in the range that GitHub gives the same word', (severity, low, high) => {
  const score = ruleOf('read-secrets', { severity }).properties['security-severity'];
  expect(typeof score).toBe('string');
  expect(Number(score)).toBeGreaterThanOrEqual(low);
  expect(Number(score)).toBeLessThanOrEqual(high);
});

test('a rule has the severity of its worst finding, which a configuration may override', () => {
  const level = (...severities: SeverityName[]) => ruleOf('read-secrets', ...severities.map(severity => ({ severity }))).defaultConfiguration.level;
  expect(level()).toBe('error');
  expect(level('low')).toBe('note');
  expect(level('low', 'critical', 'medium')).toBe('error');
});

test('a rule outside of the pack is listed if it has findings', () => {
  expect(ruleOf('workload-on-hardened-default-service-account')).toBeUndefined();
  expect(ruleOf('workload-on-hardened-default-service-account', { severity: 'low' }).shortDescription.text).toContain('hardened');
});

test('a custom rule is listed once, without a page', () => {
  const rules = rulesOf([finding(pod, { rule: 'own-rule' }), finding(pod, { rule: 'own-rule', key: 'other' })]).filter(({ id }) => id === 'own-rule');
  expect(rules).toHaveLength(1);
  expect(rules[0].helpUri).toBeUndefined();
});
