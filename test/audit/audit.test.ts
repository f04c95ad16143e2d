import { all, auditOf, findingTexts, house, model, NO_DOORS, NO_STAIRS, objects, OWN_PACK, TODAY } from './_apps';
import { audit } from '../../src/audit/audit';
import { Pack } from '../../src/rules/pack';
import { AppRule, Rule } from '../../src/rules/rule';
import { customRule } from '../_custom-rule';

const EMPTY = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: empty\n';

test('an app without findings is clean', () => {
  expect(auditOf(EMPTY)).toEqual({
    pack: 'own',
    findings: [],
    accepted: [],
    errors: [],
    checkedRules: new Set(['no-stairs', 'no-doors']),
    staleBaseline: [],
    summary: { objects: 1, workloads: 0, serviceAccounts: 0, findings: { critical: 0, high: 0, medium: 0, low: 0 }, accepted: 0, errors: 0 },
  });
});

test('the default pack is recommended', () => {
  const result = audit(model(objects('apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: default, namespace: a}')), { today: TODAY });
  expect(result.pack).toBe('recommended');
  expect(result.findings.map(({ rule, severity }) => [rule, severity])).toEqual([['default-service-account-automount', 'medium']]);
});

test('a finding has its rule, object, severity and fix', () => {
  const { findings } = auditOf(house('a', {}, ['ladder']), { rules: { 'no-stairs': 'high' } });
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    rule: 'no-stairs', severity: 'high', path: ['defects', 'no-stairs'], key: 'ladder', message: 'there is ladder', fix: 'write YAML', unknown: false,
  });
  expect(findings[0].object.name).toBe('a');
});

test('the fix is that of the violation, or code if a construct made the object', () => {
  const fixOf = (construct: string | undefined, rule: Rule): string =>
    audit(model(objects(house('a', {}, ['x']), construct)), { today: TODAY, customRules: [rule] }).findings[0].fix;
  expect(fixOf(undefined, NO_STAIRS)).toBe('write YAML');
  expect(fixOf('chart/a', NO_STAIRS)).toBe('write a construct');
  expect(fixOf('chart/a', customRule('no-stairs', { fix: 'this very line' }))).toBe('this very line');
});

test('unknown findings are low, whatever the severity of the rule', () => {
  const { findings, summary } = auditOf(house('a', {}, ['x']), { customRules: [customRule('no-stairs', { unknown: true })], rules: { 'no-stairs': 'critical' } });
  expect(findings[0]).toMatchObject({ severity: 'low', unknown: true });
  expect(summary.findings).toEqual({ critical: 0, high: 0, medium: 0, low: 1 });
});

test.each([['high', 'low', 'low'], ['low', 'high', 'low'], ['critical', 'medium', 'medium'], ['medium', 'medium', 'medium']] as const)(
  'a finding of a rule that is %s is at most %s: %s', (configured, atMost, severity) => {
    const { findings } = auditOf(house('a', {}, ['x']), { customRules: [customRule('no-stairs', { atMost })], rules: { 'no-stairs': configured } });
    expect(findings[0]).toMatchObject({ severity, unknown: false });
  });

test('context objects get no findings and are not counted', () => {
  const checked = objects(house('checked', {}, ['x']));
  const context = objects(all(house('context', { 'no-stairs': 'bad' }, ['x']), 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a}', 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}'));
  const everywhere: AppRule = { ...NO_STAIRS, check: () => [...checked, ...context].map(object => ({ object, path: [], key: 'x', message: 'x' })) };
  const result = audit(model(checked, context), { today: TODAY, pack: OWN_PACK, customRules: [everywhere] });
  expect(findingTexts(result)).toEqual(['no-stairs checked: x']);
  expect(result.summary).toMatchObject({ objects: 1, workloads: 0, serviceAccounts: 0, errors: 0 });
});

test('the summary counts checked objects and findings', () => {
  const text = all(
    'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a}', 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}',
    house('h', { 'no-doors': 'it has always been so' }, ['x', 'y'], ['z']),
  );
  expect(auditOf(text, { errors: [{ file: 'a.yaml', line: 3, column: 1, message: 'it is no YAML' }], rules: { 'no-stairs': 'critical' } }).summary).toEqual({
    objects: 4, workloads: 2, serviceAccounts: 1, findings: { critical: 2, high: 0, medium: 0, low: 0 }, accepted: 1, errors: 1,
  });
});

test('read errors stay errors', () => {
  const error = { file: 'a.yaml', line: 3, column: 1, message: 'it is no YAML' };
  expect(auditOf(EMPTY, { errors: [error] }).errors).toEqual([error]);
});

test.each<[string, AppRule['check']]>([
  ['throws', () => { throw new Error('out of order'); }],
  ['throws a value that is not an Error', () => { throw 'out of order'; }],
  ['returns an iterable that throws', () => (() => { throw new Error('out of order'); })()],
])('a rule that %s is an error that names it', (_, check) => {
  const result = auditOf(house('a', {}, ['x']), { customRules: [{ ...NO_DOORS, check }, NO_STAIRS] });
  expect(result.errors).toEqual([{ message: 'the rule no-doors failed, so its findings are missing: out of order' }]);
  expect(result.summary.errors).toBe(1);
  expect(findingTexts(result)).toEqual(['no-stairs a: x']);
});

test('findings of a rule before it failed are kept, and its acceptances are not unused', () => {
  const failing: AppRule = {
    ...NO_STAIRS,
    *check(app) {
      yield { object: app.objects[0], path: [], key: 'x', message: 'x' };
      throw new Error('out of order');
    },
  };
  const result = auditOf(house('a', { 'no-stairs': '[y] it has always been so' }), { customRules: [failing] });
  expect(findingTexts(result)).toEqual(['no-stairs a: x']);
  expect(result.errors).toHaveLength(1);
});

test('a rule that reports an object outside the app is an error', () => {
  const [stranger] = objects(EMPTY);
  const { errors, findings } = auditOf(EMPTY, { customRules: [{ ...NO_STAIRS, check: () => [{ object: stranger, path: [], key: 'x', message: 'x' }] }] });
  expect(findings).toEqual([]);
  expect(errors[0].message).toContain('no-stairs');
});

test('findings are in the order of the objects, the most severe of each first, then in the order of the rules', () => {
  const text = all(house('b', {}, ['2', '1'], ['x']), house('a', {}, ['x'], ['x']));
  expect(findingTexts(auditOf(text, { rules: { 'no-doors': 'high', 'no-stairs': 'low' } }))).toEqual([
    'no-doors b: x', 'no-stairs b: 2', 'no-stairs b: 1', 'no-doors a: x', 'no-stairs a: x',
  ]);
});

test('the same input gives the same result', () => {
  const text = all(house('b', { 'no-stairs': '[1] it has always been so' }, ['2', '1'], ['x']), house('a', { 'no-walls': '?' }, ['x'], ['x']));
  expect(JSON.stringify(auditOf(text))).toBe(JSON.stringify(auditOf(text)));
});

test('a rule that is off or not in the pack does not run', () => {
  const pack: Pack = { name: 'mine', description: 'mine', severities: { 'no-doors': 'critical' } };
  const text = house('a', {}, ['x'], ['y']);
  expect(auditOf(text, { pack }).pack).toBe('mine');
  expect(auditOf(text, { pack }).findings.map(({ rule, severity }) => [rule, severity])).toEqual([['no-doors', 'critical'], ['no-stairs', 'medium']]);
  expect(findingTexts(auditOf(text, { pack, rules: { 'no-doors': 'off' } }))).toEqual(['no-stairs a: x']);
});

test.each(['', 'today', '2030-6-15', '2030-02-30'])('today cannot be %j', today => {
  expect(() => auditOf(EMPTY, { today })).toThrow(/today is not a date.*YYYY-MM-DD/);
});
