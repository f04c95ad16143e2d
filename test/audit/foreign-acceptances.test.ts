import { all, auditOf, findingTexts, house } from './_apps';
import { AuditOptions } from '../../src/audit/audit';

const REASON = 'the vendor says so';
const CHART = house('chart', { 'no-stairs': `[ladder] ${REASON}` }, ['ladder']);

/** Calls the object `chart` foreign. */
const foreign: AuditOptions['isForeign'] = ({ name }) => name === 'chart' ? () => false : undefined;

const audit = (text: string, options: Partial<AuditOptions> = {}) => auditOf(text, { isForeign: foreign, ...options });

test('what a foreign manifest accepts does not count, and is a finding that says what to do', () => {
  const { findings, accepted } = audit(CHART);
  expect(accepted).toEqual([]);
  expect(findings).toMatchObject([{ rule: 'no-stairs' }, {
    rule: 'forbidden-acceptance',
    message: 'the acceptance of no-stairs [ladder] is not valid: it is in a foreign manifest, where acceptances do not count',
    fix: 'accept the finding in exceptions of least-privilege.yaml, or in a baseline; or let annotations of foreign manifests count, with acceptances: {foreign: true} in least-privilege.yaml',
    unacceptable: true,
  }]);
});

test('the same in a manifest of one\'s own counts', () => {
  const own = house('own', { 'no-stairs': `[ladder] ${REASON}` }, ['ladder']);
  expect(findingTexts(audit(own))).toEqual([]);
  expect(findingTexts(audit(all(CHART, own)))).toEqual(['no-stairs chart: ladder', `forbidden-acceptance chart: no-stairs [ladder] ${REASON}`]);
});

test('it counts where the configuration says so', () => {
  expect(findingTexts(audit(CHART, { acceptances: { foreign: true } }))).toEqual([]);
  const { findings } = audit(CHART, { acceptances: { foreign: false } });
  expect(findings[1].message).toContain('it is in a foreign manifest, and the configuration does not allow that');
});

test('a line that the app adds counts, and then nothing is wrong with the other', () => {
  const text = house('chart', { 'no-stairs': `[ladder] ${REASON}\n[ladder] reviewed by us` }, ['ladder']);
  const isForeign: AuditOptions['isForeign'] = () => (rule, line) => rule === 'no-stairs' && line === '[ladder] reviewed by us';
  expect(auditOf(text, { isForeign })).toMatchObject({ findings: [], accepted: [{ reason: 'reviewed by us' }] });
});

test.each([
  ['unused', { 'no-doors': REASON }],
  ['expired', { 'no-doors': `${REASON} until=2020-01-01` }],
  ['unreadable', { 'no-doors': 'short' }],
  ['misspelt', { 'no-door': REASON }],
])('what is %s in it is no finding: nobody here can mend it', (_, annotations) => {
  expect(findingTexts(audit(house('chart', annotations)))).toEqual([]);
  expect(findingTexts(audit(house('own', annotations)))).toHaveLength(1);
});

test('a baseline accepts its findings, and the annotation is no finding then', () => {
  const entry = { rule: 'no-stairs', key: 'ladder', object: { group: '', kind: 'ConfigMap', name: 'chart' } };
  const { findings, accepted } = audit(CHART, { baseline: { entries: [entry] } });
  expect(accepted).toMatchObject([{ by: 'baseline' }]);
  expect(findings).toEqual([]);
});
