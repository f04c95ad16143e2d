import { all, auditOf, findingTexts, house, model, NO_STAIRS, objects, OWN_PACK, TODAY } from './_apps';
import { ACCEPTED_RULES } from '../../src/acceptance';
import { audit } from '../../src/audit/audit';
import { RULE_DESCRIPTIONS, RULES } from '../../src/rules/registry';

const REASON = 'it has always been so';

/** An acceptance on a house whose stairs are a ladder and a slide. */
function accept(value: unknown, options: Parameters<typeof auditOf>[1] = {}): string[] {
  return findingTexts(auditOf(house('a', { 'no-stairs': value }, ['ladder', 'slide']), options));
}

const BOTH = ['no-stairs a: ladder', 'no-stairs a: slide'];

test('an acceptance without a key covers all findings of the rule on the object, and nothing else', () => {
  const result = auditOf(all(house('a', { 'no-stairs': REASON }, ['ladder', 'slide'], ['gate']), house('b', {}, ['ladder'])));
  expect(findingTexts(result)).toEqual(['no-doors a: gate', 'no-stairs b: ladder']);
  expect(result.accepted.map(({ rule, object, key, reason, until, by }) => ({ rule, name: object.name, key, reason, until, by }))).toEqual([
    { rule: 'no-stairs', name: 'a', key: 'ladder', reason: REASON, until: undefined, by: 'annotation' },
    { rule: 'no-stairs', name: 'a', key: 'slide', reason: REASON, until: undefined, by: 'annotation' },
  ]);
  expect(result.summary).toMatchObject({ accepted: 2, findings: { medium: 2 } });
});

test('an acceptance with a key covers exactly that finding', () => {
  expect(accept(`[ladder] ${REASON}`)).toEqual(['no-stairs a: slide']);
  expect(accept(`[slide] ${REASON}\r\n[ladder] ${REASON}\r\n`)).toEqual([]);
  for (const key of ['ladd', 'ladder slide', 'LADDER', '*', 'ladder,slide']) {
    expect(accept(`[${key}] ${REASON}`)).toEqual([...BOTH, `unused-acceptance a: no-stairs [${key}] ${REASON}`]);
  }
});

test('a key with brackets, backslashes and blanks matches that of its finding', () => {
  const key = 'odd ] \\ name';
  expect(findingTexts(auditOf(house('a', { 'no-stairs': `[odd \\] \\\\ name] ${REASON}` }, [key])))).toEqual([]);
  expect(findingTexts(auditOf(house('a', { 'no-stairs': `[two  blanks] ${REASON}` }, ['two\tblanks '])))).toEqual([]);
});

test('an accepted finding has the last day of its acceptance', () => {
  const { accepted } = auditOf(house('a', { 'no-stairs': `${REASON} until=2030-06-15` }, ['ladder']));
  expect(accepted[0]).toMatchObject({ reason: REASON, until: '2030-06-15' });
});

test('an acceptance covers only the object that carries it', () => {
  expect(findingTexts(auditOf(all(house('a', { 'no-stairs': `[ladder] ${REASON}` }), house('b', {}, ['ladder']))))).toEqual([
    `unused-acceptance a: no-stairs [ladder] ${REASON}`, 'no-stairs b: ladder',
  ]);
});

describe('on a pod template', () => {
  const workload = (kind: string, path: string[]): string => {
    const apiVersion = ({ Deployment: 'apps/v1', CronJob: 'batch/v1' } as { [kind: string]: string })[kind] ?? 'v1';
    const manifest: any = { apiVersion, kind, metadata: { name: 'w' }, defects: { 'no-stairs': ['ladder'] } };
    let at = manifest;
    for (const step of path) { at = at[step] = {}; }
    at.metadata = { annotations: { 'cdk8s-least-privilege/accept.no-stairs': `[ladder] ${REASON}` } };
    return JSON.stringify(manifest);
  };

  test.each<[string, string[]]>([
    ['Deployment', ['spec', 'template']], ['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  ])('of a %s it covers the workload', (kind, path) => {
    expect(findingTexts(auditOf(workload(kind, path)))).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['Deployment', ['spec', 'jobTemplate', 'spec', 'template']], ['CronJob', ['spec', 'jobTemplate']], ['ConfigMap', ['spec', 'template']],
  ])('a %s has no template at %j', (kind, path) => {
    expect(auditOf(workload(kind, path)).findings.map(({ rule }) => rule)).toEqual(['no-stairs', 'invalid-acceptance']);
  });

  test('it is reported at its path', () => {
    const { findings } = auditOf(workload('Deployment', ['spec', 'template']).replace('"ladder"', '"slide"'));
    expect(findings.map(({ rule, path }) => [rule, path.join('/')])).toEqual([
      ['no-stairs', 'defects/no-stairs'],
      ['unused-acceptance', 'spec/template/metadata/annotations/cdk8s-least-privilege/accept.no-stairs'],
    ]);
  });

  test('a duplicate of an acceptance on the workload is reported once', () => {
    const text = JSON.stringify({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'w', annotations: { 'cdk8s-least-privilege/accept.no-stairs': REASON } },
      spec: { template: { metadata: { annotations: { 'cdk8s-least-privilege/accept.no-stairs': REASON } } } },
    });
    const { findings } = auditOf(text);
    expect(findings).toHaveLength(1);
    expect(findings[0].message).not.toContain('more');
  });
});

describe('unused', () => {
  test('it is a finding at the annotation', () => {
    const { findings } = auditOf(house('a', { 'no-stairs': `[ladder] ${REASON}` }));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: 'unused-acceptance',
      severity: 'medium',
      path: ['metadata', 'annotations', 'cdk8s-least-privilege/accept.no-stairs'],
      message: 'the acceptance of no-stairs [ladder] matches no finding',
      unacceptable: true,
    });
  });

  test('on several objects it is one acceptance, used as soon as one of them has the finding', () => {
    const annotations = { 'no-stairs': `[ladder] ${REASON}` };
    expect(findingTexts(auditOf(all(house('a', annotations), house('b', annotations, ['ladder']), house('c', annotations))))).toEqual([]);
  });

  test('on several objects it is reported once', () => {
    const annotations = { 'no-stairs': REASON };
    const { findings } = auditOf(all(house('a', annotations), house('b', annotations), house('c', annotations)));
    expect(findingTexts({ findings })).toEqual([`unused-acceptance a: no-stairs ${REASON}`]);
    expect(findings[0].message).toBe('the acceptance of no-stairs matches no finding (also on 2 more objects)');
  });

  test.each([
    ['rule', { 'no-doors': `[ladder] ${REASON}` }],
    ['key', { 'no-stairs': `[slide] ${REASON}` }],
    ['reason', { 'no-stairs': `[ladder] ${REASON}, and will be` }],
    ['date', { 'no-stairs': `[ladder] ${REASON} until=2031-01-01` }],
  ])('a different %s makes a different acceptance', (_, other) => {
    const text = all(house('a', { 'no-stairs': `[ladder] ${REASON}` }, ['ladder']), house('b', other));
    expect(auditOf(text).findings.map(({ rule, object }) => `${rule} ${object.name}`)).toEqual(['unused-acceptance b']);
  });

  test('not if the rule is off or not in the pack', () => {
    expect(accept(REASON, { rules: { 'no-stairs': 'off' } })).toEqual([]);
  });

  test('not if the rule is of a later version', () => {
    const toCome = ACCEPTED_RULES.filter(id => !RULES.some(rule => rule.id === id));
    for (const rule of toCome) { expect(findingTexts(auditOf(house('a', { [rule]: `[container app] ${REASON}` })))).toEqual([]); }
  });

  test('not if it has another problem, which is reported instead', () => {
    expect(accept('[nothing] short').filter(line => !BOTH.includes(line))).toEqual(['invalid-acceptance a: no-stairs [nothing] short']);
  });

  test('its severity can be overridden or turned off like that of any rule', () => {
    const text = house('a', { 'no-stairs': REASON });
    expect(auditOf(text, { rules: { 'unused-acceptance': 'low' } }).findings[0].severity).toBe('low');
    expect(auditOf(text, { rules: { 'unused-acceptance': 'off' } }).findings).toEqual([]);
  });
});

describe('expired', () => {
  test('the last day is included', () => {
    expect(accept(`${REASON} until=2030-06-15`)).toEqual([]);
    expect(accept(`${REASON} until=2030-06-14`)).toEqual([...BOTH, `expired-acceptance a: no-stairs ${REASON} until=2030-06-14`]);
  });

  test('it is reported once, even without a finding', () => {
    const { findings } = auditOf(house('a', { 'no-stairs': `[ladder] ${REASON} until=2029-12-31` }));
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([['expired-acceptance', 'the acceptance of no-stairs [ladder] expired after 2029-12-31']]);
  });

  test('another valid acceptance is enough to accept', () => {
    expect(accept(`${REASON} until=2029-12-31\n${REASON} until=2030-12-31`)).toEqual([`expired-acceptance a: no-stairs ${REASON} until=2029-12-31`]);
  });
});

describe('a rule that does not exist', () => {
  test.each([
    ['no-stair', 'did you mean no-stairs?'],
    ['No-Stairs', 'did you mean no-stairs?'],
    ['no-stairs.', 'did you mean no-stairs?'],
    ['no-stairs/x', undefined],
    ['no-stairs-at-all', undefined],
    ['', undefined],
    ['*', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
    ['toString', undefined],
    ['has own', undefined],
    ['x'.repeat(100_000), undefined],
  ])('%.20s is a finding, and accepts nothing', (rule, hint) => {
    const { findings } = auditOf(house('a', JSON.parse(`{${JSON.stringify(rule)}: ${JSON.stringify(REASON)}}`), ['ladder']));
    expect(findings.map(finding => finding.rule)).toEqual(['no-stairs', 'unknown-rule-acceptance']);
    expect(findings[1].message).toContain('there is no rule');
    expect(findings[1].message.length).toBeLessThan(250);
    if (hint) { expect(findings[1].message).toContain(hint); }
  });
});

describe('invalid', () => {
  test.each([
    ['too short', /reason/], ['', /empty/], [' \n\r\n', /empty/], [`[ladder ${REASON}`, /bracket/], [`[] ${REASON}`, /key/], [`${REASON} until=2030-02-30`, /calendar/],
    [`${REASON} until=2030-6-30`, /date/], [5, /number/], [true, /boolean/], [null, /nothing/], [{ reason: REASON }, /object/], [[REASON], /object/],
  ])('%j accepts nothing and is a finding', (value, message) => {
    const { findings } = auditOf(house('a', { 'no-stairs': value }, ['ladder']));
    expect(findings.map(({ rule }) => rule)).toEqual(['no-stairs', 'invalid-acceptance']);
    expect(findings[1].message).toMatch(message);
    expect(findings[1].path).toEqual(['metadata', 'annotations', 'cdk8s-least-privilege/accept.no-stairs']);
  });

  test('an invalid line does not affect valid ones', () => {
    expect(accept(`short\n[ladder] ${REASON}`)).toEqual(['no-stairs a: slide', 'invalid-acceptance a: no-stairs short']);
  });
});

test.each([
  ['metadata', '5'], ['metadata', '[]'], ['metadata', 'null'], ['metadata', '{annotations: null}'], ['metadata', '{annotations: 5}'],
  ['metadata', '{annotations: [cdk8s-least-privilege/accept.no-stairs]}'], ['metadata', '{annotations: "cdk8s-least-privilege/accept.no-stairs"}'],
])('%s: %s accepts nothing', (field, value) => {
  expect(auditOf(`apiVersion: v1\nkind: ConfigMap\n${field}: ${value}\ndefects: {no-stairs: [ladder]}\n`).findings.map(({ rule }) => rule)).toEqual(['no-stairs']);
});

test.each(['cdk8s-least-privilege/accept', 'cdk8s-least-privilege/acceptXno-stairs', 'x.cdk8s-least-privilege/accept.no-stairs', ' cdk8s-least-privilege/accept.no-stairs'])(
  'the annotation %j accepts nothing', key => {
    const text = house('a', { 'no-stairs': REASON }, ['ladder']).replace('cdk8s-least-privilege/accept.no-stairs', key);
    expect(auditOf(text).findings.map(({ rule }) => rule)).toContain('no-stairs');
  });

describe('findings that cannot be accepted', () => {
  test.each(['unused-acceptance', 'expired-acceptance', 'unknown-rule-acceptance', 'invalid-acceptance', 'forbidden-acceptance'])('those of %s', rule => {
    expect(RULE_DESCRIPTIONS.map(({ id }) => id)).toContain(rule);
    const result = auditOf(house('a', { [rule]: REASON, 'no-walls': 'short', 'no-stairs': REASON, 'no-doors': `${REASON} until=2029-01-01` }));
    expect(result.accepted).toEqual([]);
    expect(result.findings.map(finding => finding.rule)).toEqual(['forbidden-acceptance', 'unknown-rule-acceptance', 'unused-acceptance', 'expired-acceptance']);
    expect(result.findings[0].message).toContain(rule);
  });

  test('those of a rule that the configuration forbids to accept', () => {
    const { findings } = auditOf(house('a', { 'no-stairs': REASON }, ['ladder']), { acceptances: { forbid: ['no-stairs'] } });
    expect(findings.map(({ rule, unacceptable }) => [rule, unacceptable])).toEqual([['no-stairs', true], ['forbidden-acceptance', true]]);
    expect(findings[1].message).toBe('the configuration forbids accepting findings of no-stairs');
  });
});

describe('dates that the configuration requires', () => {
  test('a missing date', () => {
    const options = { acceptances: { requireUntil: true } };
    const { findings } = auditOf(house('a', { 'no-stairs': REASON }, ['ladder']), options);
    expect(findings.map(({ rule }) => rule)).toEqual(['no-stairs', 'forbidden-acceptance']);
    expect(findings[1].message).toContain('until=YYYY-MM-DD');
    expect(accept(`${REASON} until=2030-12-31`, options)).toEqual([]);
  });

  test('a date too far in the future', () => {
    const options = { acceptances: { maximumDays: 30 } };
    expect(accept(`${REASON} until=2030-07-15`, options)).toEqual([]);
    const { findings } = auditOf(house('a', { 'no-stairs': `${REASON} until=2030-07-16` }, ['ladder']), options);
    expect(findings.map(({ rule }) => rule)).toEqual(['no-stairs', 'forbidden-acceptance']);
    expect(findings[1].message).toContain('until=2030-07-15 at the latest');
  });

  test.each([undefined, false, true])('no date exceeds every limit (requireUntil: %s)', requireUntil => {
    expect(accept(REASON, { acceptances: { maximumDays: 30, requireUntil } })).toEqual([...BOTH, `forbidden-acceptance a: no-stairs ${REASON}`]);
  });

  // A construct writes acceptances without a date; Findings.of().accept() adds one with a date.
  test('an acceptance without a date does no harm beside one with a date', () => {
    expect(accept(`${REASON}\n${REASON} until=2030-12-31`, { acceptances: { requireUntil: true } })).toEqual([]);
  });

  test('an acceptance that matches nothing is unused, with or without a date', () => {
    expect(findingTexts(auditOf(house('a', { 'no-stairs': REASON }), { acceptances: { requireUntil: true } }))).toEqual([`unused-acceptance a: no-stairs ${REASON}`]);
  });
});

describe('owners and tickets that the configuration requires', () => {
  test.each([
    ['requireOwner', 'owner=team-web', 'requires an owner: add owner=<owner>'],
    ['requireTicket', 'ticket=OPS-7', 'requires a ticket: add ticket=<ticket>'],
  ])('%s: only an acceptance with %s is valid', (demand, setting, message) => {
    const options = { acceptances: { [demand]: true } };
    expect(accept(`${REASON} ${setting}`, options)).toEqual([]);
    const { findings } = auditOf(house('a', { 'no-stairs': REASON }, ['ladder']), options);
    expect(findings.map(({ rule }) => rule)).toEqual(['no-stairs', 'forbidden-acceptance']);
    expect(findings[1].message).toBe(`the acceptance of no-stairs is not valid: the configuration ${message}`);
    expect(accept(REASON, { acceptances: { [demand]: false } })).toEqual([]);
  });

  test('all missing settings are reported at once', () => {
    const { findings } = auditOf(house('a', { 'no-stairs': REASON }, ['ladder']), { acceptances: { requireUntil: true, requireOwner: true, requireTicket: true } });
    expect(findings[1].message).toMatch(/requires a last day.*; .* requires an owner.*; .* requires a ticket/);
  });
});

test('an accepted finding has the owner and the ticket of its acceptance', () => {
  const { accepted } = auditOf(house('a', { 'no-stairs': `${REASON} ticket=OPS-7 owner=team-web` }, ['ladder']));
  expect(accepted[0]).toMatchObject({ reason: REASON, owner: 'team-web', ticket: 'OPS-7' });
});

test('annotations can be ignored completely: none accepts, and none is unused', () => {
  const text = house('a', { 'no-stairs': REASON, 'no-doors': REASON, 'no-walls': 'short' }, ['ladder']);
  expect(findingTexts(auditOf(text, { acceptances: { inline: false } }))).toEqual(['no-stairs a: ladder']);
});

test('acceptances of context objects have no effect and are not checked', () => {
  const checked = objects(house('a', {}, ['ladder']));
  const context = objects(house('a', { 'no-stairs': REASON, 'no-walls': 'short' }));
  expect(findingTexts(audit(model(checked, context), { today: TODAY, pack: OWN_PACK, customRules: [NO_STAIRS] }))).toEqual(['no-stairs a: ladder']);
});

describe('where acceptances are not read', () => {
  const ours = 'cdk8s-least-privilege/accept.no-stairs';
  const invalid = (manifest: object): string[] => auditOf(JSON.stringify({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'w' }, ...manifest }))
    .findings.filter(({ rule }) => rule === 'invalid-acceptance').map(({ path, severity, unacceptable }) => `${path.join(' ')} ${severity} ${unacceptable}`);

  test.each<[string, object, string]>([
    ['a label', { metadata: { name: 'w', labels: { [ours]: 'x' } } }, `metadata labels ${ours}`],
    ['the metadata itself', { metadata: { name: 'w', [ours]: REASON } }, `metadata ${ours}`],
    ['the object itself', { annotations: { [ours]: REASON } }, `annotations ${ours}`],
    ['the spec', { spec: { annotations: { [ours]: REASON } } }, `spec annotations ${ours}`],
    ['a label of the pod template', { spec: { template: { metadata: { labels: { [ours]: 'x' } }, spec: {} } } }, `spec template metadata labels ${ours}`],
    ['a claim', { kind: 'StatefulSet', spec: { volumeClaimTemplates: [{ metadata: { annotations: { [ours]: REASON } } }] } }, `spec volumeClaimTemplates 0 metadata annotations ${ours}`],
    ['the template of a Job', { apiVersion: 'batch/v1', kind: 'CronJob', spec: { jobTemplate: { metadata: { annotations: { [ours]: REASON } }, spec: { template: { spec: {} } } } } },
      `spec jobTemplate metadata annotations ${ours}`],
    ['a custom resource', { apiVersion: 'example.com/v1', kind: 'Web', spec: { pods: [{ annotations: { [ours]: REASON } }] } }, `spec pods 0 annotations ${ours}`],
  ])('%s', (_, manifest, place) => {
    expect(invalid(manifest)).toEqual([`${place} medium true`]);
  });

  test.each([
    'cdk8s-least-privilege/acept.no-stairs', 'cdk8s-least-privilege/accept', 'cdk8s-least-privilege/accepts.no-stairs',
    'cdk8s-least-privilege/accept-no-stairs', 'cdk8s-least-privilege/no-stairs', 'CDK8S-least-privilege/accept.no-stairs', 'least-privilege/accept.no-stairs',
    'cdk8s-least-privilege.accept.no-stairs', 'cdk8s.least-privilege/accept.no-stairs', 'cdk8s-least-privileges/accept.no-stairs',
  ])('a misspelled name: %s', key => {
    expect(invalid({ metadata: { name: 'w', annotations: { [key]: REASON } } })).toEqual([`metadata annotations ${key} medium true`]);
  });

  test.each<[string, object]>([
    ['other annotations', { metadata: { name: 'w', annotations: { 'example.com/least-privilege': 'yes', 'cdk8s.io/accept': 'x', 'app.kubernetes.io/name': 'accept' } } }],
    ['managedFields of the API server', { metadata: { name: 'w', managedFields: [{ fieldsV1: { 'f:metadata': { 'f:annotations': { [`f:${ours}`]: {} } } } }] } }],
  ])('%s are not acceptances', (_, manifest) => {
    expect(invalid(manifest)).toEqual([]);
  });

  test('on several objects it is one finding', () => {
    const one = (name: string): string => JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name, labels: { [ours]: 'x' } } });
    expect(auditOf(all(one('a'), one('b'))).findings.map(({ rule, object }) => `${rule} ${object.name}`)).toEqual(['invalid-acceptance a']);
  });
});
