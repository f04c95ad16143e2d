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

test('the pack is recommended where no other is named', () => {
  const result = audit(model(objects('apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: default, namespace: a}')), { today: TODAY });
  expect(result.pack).toBe('recommended');
  expect(result.findings.map(({ rule, severity }) => [rule, severity])).toEqual([['default-service-account-automount', 'medium']]);
});

test('a finding says what, where, how bad and how to mend it', () => {
  const { findings } = auditOf(house('a', {}, ['ladder']), { rules: { 'no-stairs': 'high' } });
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    rule: 'no-stairs', severity: 'high', path: ['defects', 'no-stairs'], key: 'ladder', message: 'there is ladder', fix: 'write YAML', unknown: false,
  });
  expect(findings[0].object.name).toBe('a');
});

test('the fix is the one of the violation, or that of a construct where a construct made the object', () => {
  const fixOf = (construct: string | undefined, rule: Rule): string =>
    audit(model(objects(house('a', {}, ['x']), construct)), { today: TODAY, customRules: [rule] }).findings[0].fix;
  expect(fixOf(undefined, NO_STAIRS)).toBe('write YAML');
  expect(fixOf('chart/a', NO_STAIRS)).toBe('write a construct');
  expect(fixOf('chart/a', customRule('no-stairs', { fix: 'this very line' }))).toBe('this very line');
});

test('what is unknown counts as low, whatever the grade', () => {
  const { findings, summary } = auditOf(house('a', {}, ['x']), { customRules: [customRule('no-stairs', { unknown: true })], rules: { 'no-stairs': 'critical' } });
  expect(findings[0]).toMatchObject({ severity: 'low', unknown: true });
  expect(summary.findings).toEqual({ critical: 0, high: 0, medium: 0, low: 1 });
});

test.each([['high', 'low', 'low'], ['low', 'high', 'low'], ['critical', 'medium', 'medium'], ['medium', 'medium', 'medium']] as const)(
  'a finding of a rule that is %s is %s at most: %s', (configured, atMost, severity) => {
    const { findings } = auditOf(house('a', {}, ['x']), { customRules: [customRule('no-stairs', { atMost })], rules: { 'no-stairs': configured } });
    expect(findings[0]).toMatchObject({ severity, unknown: false });
  });

test('objects that only give facts get no findings, and are not counted', () => {
  const checked = objects(house('judged', {}, ['x']));
  const context = objects(all(house('context', { 'no-stairs': 'bad' }, ['x']), 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a}', 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}'));
  const everywhere: AppRule = { ...NO_STAIRS, check: () => [...checked, ...context].map(object => ({ object, path: [], key: 'x', message: 'x' })) };
  const result = audit(model(checked, context), { today: TODAY, pack: OWN_PACK, customRules: [everywhere] });
  expect(findingTexts(result)).toEqual(['no-stairs judged: x']);
  expect(result.summary).toMatchObject({ objects: 1, workloads: 0, serviceAccounts: 0, errors: 0 });
});

test('the summary counts what is judged and what is found', () => {
  const text = all(
    'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a}', 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}',
    house('h', { 'no-doors': 'it has always been so' }, ['x', 'y'], ['z']),
  );
  expect(auditOf(text, { errors: [{ file: 'a.yaml', line: 3, column: 1, message: 'it is no YAML' }], rules: { 'no-stairs': 'critical' } }).summary).toEqual({
    objects: 4, workloads: 2, serviceAccounts: 1, findings: { critical: 2, high: 0, medium: 0, low: 0 }, accepted: 1, errors: 1,
  });
});

test('what could not be read stays an error', () => {
  const error = { file: 'a.yaml', line: 3, column: 1, message: 'it is no YAML' };
  expect(auditOf(EMPTY, { errors: [error] }).errors).toEqual([error]);
});

test.each<[string, AppRule['check']]>([
  ['throws', () => { throw new Error('out of order'); }],
  ['throws what is no error', () => { throw 'out of order'; }],
  ['finds something that can\'t be walked through', () => (() => { throw new Error('out of order'); })()],
])('a rule that %s is an error that names it', (_, check) => {
  const result = auditOf(house('a', {}, ['x']), { customRules: [{ ...NO_DOORS, check }, NO_STAIRS] });
  expect(result.errors).toEqual([{ message: 'the rule no-doors failed, so its findings are missing: out of order' }]);
  expect(result.summary.errors).toBe(1);
  expect(findingTexts(result)).toEqual(['no-stairs a: x']);
});

test('what a rule found before it failed stays found, and none of its acceptances is called unused', () => {
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

test('a rule that reports an object from elsewhere is an error', () => {
  const [stranger] = objects(EMPTY);
  const { errors, findings } = auditOf(EMPTY, { customRules: [{ ...NO_STAIRS, check: () => [{ object: stranger, path: [], key: 'x', message: 'x' }] }] });
  expect(findings).toEqual([]);
  expect(errors[0].message).toContain('no-stairs');
});

test('findings come in the order of the objects, the worst of each first, and otherwise as rules find them', () => {
  const text = all(house('b', {}, ['2', '1'], ['x']), house('a', {}, ['x'], ['x']));
  expect(findingTexts(auditOf(text, { rules: { 'no-doors': 'high', 'no-stairs': 'low' } }))).toEqual([
    'no-doors b: x', 'no-stairs b: 2', 'no-stairs b: 1', 'no-doors a: x', 'no-stairs a: x',
  ]);
});

test('the same input gives the same result', () => {
  const text = all(house('b', { 'no-stairs': '[1] it has always been so' }, ['2', '1'], ['x']), house('a', { 'no-walls': '?' }, ['x'], ['x']));
  expect(JSON.stringify(auditOf(text))).toBe(JSON.stringify(auditOf(text)));
});

test('a rule that is not in the pack or is off is not judged', () => {
  const pack: Pack = { name: 'mine', description: 'mine', severities: { 'no-doors': 'critical' } };
  const text = house('a', {}, ['x'], ['y']);
  expect(auditOf(text, { pack }).pack).toBe('mine');
  expect(auditOf(text, { pack }).findings.map(({ rule, severity }) => [rule, severity])).toEqual([['no-doors', 'critical'], ['no-stairs', 'medium']]);
  expect(findingTexts(auditOf(text, { pack, rules: { 'no-doors': 'off' } }))).toEqual(['no-stairs a: x']);
});

test.each(['', 'today', '2030-6-15', '2030-02-30'])('today can\'t be %j', today => {
  expect(() => auditOf(EMPTY, { today })).toThrow(/today is not a date.*YYYY-MM-DD/);
});
