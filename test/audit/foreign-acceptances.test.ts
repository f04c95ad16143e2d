import { all, auditOf, findingTexts, house } from './_apps';
import { AuditOptions } from '../../src/audit/audit';

const REASON = 'the vendor says so';
const CHART = house('chart', { 'no-stairs': `[ladder] ${REASON}` }, ['ladder']);

/** Marks the object `chart` as foreign. */
const foreign: AuditOptions['isForeign'] = ({ name }) => name === 'chart' ? () => false : undefined;

const audit = (text: string, options: Partial<AuditOptions> = {}) => auditOf(text, { isForeign: foreign, ...options });

test('an acceptance in a foreign manifest has no effect, and is a finding with a fix', () => {
  const { findings, accepted } = audit(CHART);
  expect(accepted).toEqual([]);
  expect(findings).toMatchObject([{ rule: 'no-stairs' }, {
    rule: 'forbidden-acceptance',
    message: 'the acceptance of no-stairs [ladder] is not valid: it is in a foreign manifest, where acceptances do not count',
    fix: 'accept the finding in exceptions of least-privilege.yaml, or in a baseline; or let annotations of foreign manifests count, with acceptances: {foreign: true} in least-privilege.yaml',
    unacceptable: true,
  }]);
});

test('the same acceptance in a manifest of the app has effect', () => {
  const own = house('own', { 'no-stairs': `[ladder] ${REASON}` }, ['ladder']);
  expect(findingTexts(audit(own))).toEqual([]);
  expect(findingTexts(audit(all(CHART, own)))).toEqual(['no-stairs chart: ladder', `forbidden-acceptance chart: no-stairs [ladder] ${REASON}`]);
});

test('it has effect if the configuration allows it', () => {
  expect(findingTexts(audit(CHART, { acceptances: { foreign: true } }))).toEqual([]);
  const { findings } = audit(CHART, { acceptances: { foreign: false } });
  expect(findings[1].message).toContain('it is in a foreign manifest, and the configuration does not allow that');
});

test('a line that the app adds has effect, and the other is not reported', () => {
  const text = house('chart', { 'no-stairs': `[ladder] ${REASON}\n[ladder] reviewed by us` }, ['ladder']);
  const isForeign: AuditOptions['isForeign'] = () => (rule, line) => rule === 'no-stairs' && line === '[ladder] reviewed by us';
  expect(auditOf(text, { isForeign })).toMatchObject({ findings: [], accepted: [{ reason: 'reviewed by us' }] });
});

test.each([
  ['unused', { 'no-doors': REASON }],
  ['expired', { 'no-doors': `${REASON} until=2020-01-01` }],
  ['unreadable', { 'no-doors': 'short' }],
  ['misspelt', { 'no-door': REASON }],
])('an acceptance in it that is %s is not reported: the user cannot fix it', (_, annotations) => {
  expect(findingTexts(audit(house('chart', annotations)))).toEqual([]);
  expect(findingTexts(audit(house('own', annotations)))).toHaveLength(1);
});

test('a baseline accepts its findings, and then the annotation is not reported', () => {
  const entry = { rule: 'no-stairs', key: 'ladder', object: { group: '', kind: 'ConfigMap', name: 'chart' } };
  const { findings, accepted } = audit(CHART, { baseline: { entries: [entry] } });
  expect(accepted).toMatchObject([{ by: 'baseline' }]);
  expect(findings).toEqual([]);
});
