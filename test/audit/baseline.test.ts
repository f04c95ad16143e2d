import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { all, auditOf, findingTexts, house } from './_apps';
import { Baseline, baselineOf, formatBaseline, parseBaseline, readBaseline, shrunkBaseline } from '../../src/audit/baseline';
import { InputError } from '../../src/audit/input-error';

const ENTRY = { rule: 'no-stairs', key: 'ladder', object: { group: 'apps', kind: 'Deployment', namespace: 'production', name: 'web' } };

const CREATED = '2030-01-01';

function baselineFor(text: string, options: Parameters<typeof auditOf>[1] = {}): Baseline {
  return parseBaseline(formatBaseline(baselineOf(auditOf(text, options), CREATED, options.baseline)), 'baseline.json');
}

test('the file has one entry a line, sorted by object, rule and key', () => {
  const entries = [
    { ...ENTRY, key: 'b' },
    { ...ENTRY, key: 'a' },
    { ...ENTRY, object: { group: '', kind: 'Secret', name: 'token' } },
    { ...ENTRY, rule: 'no-doors', key: 'b', count: 2, ticket: 'OPS-7', owner: 'team-web', until: '2030-12-31', created: '2030-01-01' },
  ];
  expect(formatBaseline({ entries })).toBe([
    '{',
    '  "version": 1,',
    '  "entries": [',
    '    {"rule":"no-stairs","key":"ladder","object":{"group":"","kind":"Secret","name":"token"}},',
    '    {"rule":"no-doors","key":"b","object":{"group":"apps","kind":"Deployment","namespace":"production","name":"web"},"count":2,"created":"2030-01-01","until":"2030-12-31","owner":"team-web","ticket":"OPS-7"},',
    '    {"rule":"no-stairs","key":"a","object":{"group":"apps","kind":"Deployment","namespace":"production","name":"web"}},',
    '    {"rule":"no-stairs","key":"b","object":{"group":"apps","kind":"Deployment","namespace":"production","name":"web"}}',
    '  ]',
    '}',
    '',
  ].join('\n'));
  expect(parseBaseline(formatBaseline({ entries }), 'f').entries).toHaveLength(4);
});

test('an empty baseline is a valid file', () => {
  expect(parseBaseline(formatBaseline({ entries: [] }), 'f')).toEqual({ entries: [] });
});

test('recorded findings are accepted, and new ones are reported', () => {
  const before = all(house('a', {}, ['ladder'], ['gate']), house('b', {}, ['ladder']));
  const baseline = baselineFor(before);
  expect(auditOf(before, { baseline })).toMatchObject({ findings: [], staleBaseline: [], summary: { accepted: 3 } });
  expect(auditOf(before, { baseline }).accepted[0]).toMatchObject({ by: 'baseline', reason: expect.stringContaining('baseline') });
  const after = all(house('c', {}, ['ladder']), house('b', {}, ['ladder', 'slide']), house('a', {}, ['ladder'], ['gate']));
  expect(findingTexts(auditOf(after, { baseline }))).toEqual(['no-stairs c: ladder', 'no-stairs b: slide']);
});

test('a newer version of an API is the same object; another group, kind, namespace or name is not', () => {
  const text = JSON.stringify({ apiVersion: 'example.com/v1', kind: 'House', metadata: { name: 'a', namespace: 'n' }, defects: { 'no-stairs': ['ladder'] } });
  const baseline = baselineFor(text);
  expect(findingTexts(auditOf(text.replace('example.com/v1', 'example.com/v2'), { baseline }))).toEqual([]);
  for (const [from, to] of [['example.com/v1', 'example.org/v1'], ['example.com/v1', 'v1'], ['House', 'Home'], ['"n"', '"m"'], ['"a"', '"b"']]) {
    expect(auditOf(text.replace(from, to), { baseline }).findings).toHaveLength(1);
  }
});

test('it accepts identical findings up to the recorded count', () => {
  const twice = all(house('a', {}, ['ladder']), house('a', {}, ['ladder']));
  const baseline = baselineFor(twice);
  expect(baseline.entries).toMatchObject([{ count: 2 }]);
  expect(auditOf(twice, { baseline }).findings).toEqual([]);
  expect(auditOf(all(twice, house('a', {}, ['ladder'])), { baseline }).findings).toHaveLength(1);
  expect(auditOf(house('a', {}, ['ladder']), { baseline }).staleBaseline).toEqual([{ rule: 'no-stairs', key: 'ladder', object: { group: '', kind: 'ConfigMap', name: 'a' }, created: CREATED }]);
});

test('two identical entries are one with count 2', () => {
  const [entry] = baselineFor(house('a', {}, ['ladder'])).entries;
  const twice = all(house('a', {}, ['ladder']), house('a', {}, ['ladder']));
  expect(auditOf(twice, { baseline: { entries: [entry, entry] } }).findings).toEqual([]);
});

test('a recorded finding that is gone is stale, not a finding', () => {
  const baseline = baselineFor(house('a', {}, ['ladder'], ['gate']));
  const { findings, staleBaseline } = auditOf(house('a', {}, ['ladder']), { baseline });
  expect(findings).toEqual([]);
  expect(staleBaseline).toEqual([{ rule: 'no-doors', key: 'gate', object: { group: '', kind: 'ConfigMap', name: 'a' }, created: CREATED }]);
  expect(auditOf(house('a', {}, ['ladder']), { baseline, rules: { 'no-doors': 'off' } }).staleBaseline).toEqual([]);
});

test('a finding that it may not accept is reported, and not stale', () => {
  const text = house('a', {}, ['ladder']);
  const { findings, staleBaseline } = auditOf(text, { baseline: baselineFor(text), acceptances: { forbid: ['no-stairs'] } });
  expect(findings).toMatchObject([{ rule: 'no-stairs', key: 'ladder' }, {
    rule: 'forbidden-acceptance',
    message: 'the baseline entry for no-stairs [ladder] has no effect: the configuration forbids accepting findings of no-stairs',
    unacceptable: true,
  }]);
  expect(staleBaseline).toEqual([]);
});

test('rewritten, it keeps the entries of the older one', () => {
  const text = house('a', {}, ['ladder'], ['gate']);
  const baseline = baselineFor(house('a', {}, ['ladder']));
  expect(baselineFor(text, { baseline })).toEqual(baselineFor(text));
});

test('it leaves out findings that annotations accept, which do not use up its entries', () => {
  const annotations = { 'no-stairs': '[ladder] it has always been so' };
  expect(baselineFor(house('a', annotations, ['ladder'])).entries).toEqual([]);
  const twice = all(house('a', annotations, ['ladder']), house('a', {}, ['ladder']));
  expect(auditOf(twice, { baseline: baselineFor(house('a', {}, ['ladder'])) }).findings).toEqual([]);
});

test('it neither contains nor accepts findings on acceptances', () => {
  const text = house('a', { 'no-stairs': 'it has always been so', 'no-walls': 'it has always been so' });
  expect(baselineFor(text).entries).toEqual([]);
  const entries = auditOf(text).findings.map(({ rule, key }) => ({ rule, key, object: { group: '', kind: 'ConfigMap', name: 'a' } }));
  expect(entries).toHaveLength(2);
  expect(auditOf(text, { baseline: { entries } }).findings).toHaveLength(2);
});

test('it neither contains nor accepts findings that the configuration forbids to accept', () => {
  const text = house('a', {}, ['ladder']);
  const acceptances = { forbid: ['no-stairs'] };
  expect(baselineFor(text, { acceptances }).entries).toEqual([]);
  expect(findingTexts(auditOf(text, { baseline: baselineFor(text), acceptances }))).toEqual(['no-stairs a: ladder', 'forbidden-acceptance a: baseline no-stairs ladder']);
});

describe('dates and other settings', () => {
  const text = house('a', {}, ['ladder']);
  const withSettings = (settings: object): Baseline => ({ entries: baselineFor(text).entries.map(entry => ({ ...entry, ...settings })) });

  test('accepted findings have them', () => {
    const baseline = withSettings({ until: '2030-06-15', owner: 'team-web', ticket: 'OPS-7' });
    expect(auditOf(text, { baseline }).accepted).toMatchObject([{ by: 'baseline', created: CREATED, until: '2030-06-15', owner: 'team-web', ticket: 'OPS-7' }]);
  });

  test('an entry of a day in the future accepts nothing, and is a finding', () => {
    const { findings, accepted } = auditOf(text, { baseline: withSettings({ created: '2030-06-17' }) });
    expect(accepted).toEqual([]);
    expect(findings).toMatchObject([{ rule: 'no-stairs' }, {
      rule: 'invalid-acceptance',
      message: 'the baseline entry for no-stairs [ladder] has no effect: it says that it was created on 2030-06-17, which is in the future; remove the entry and write the baseline again',
      unacceptable: true,
    }]);
  });

  test('an entry of the next day counts: it may be today already in UTC', () => {
    expect(auditOf(text, { baseline: withSettings({ created: '2030-06-16' }) })).toMatchObject({ findings: [], summary: { accepted: 1 } });
  });

  test('an expired entry accepts nothing, and is a finding', () => {
    const { findings, accepted, staleBaseline } = auditOf(text, { baseline: withSettings({ until: '2030-06-14' }) });
    expect([accepted, staleBaseline]).toEqual([[], []]);
    expect(findings).toMatchObject([{ rule: 'no-stairs' }, {
      rule: 'expired-acceptance', message: 'the baseline entry for no-stairs [ladder] has no effect: it expired after 2030-06-14', unacceptable: true,
    }]);
  });

  test('an expired entry that matches nothing is stale, like any other', () => {
    const { findings, staleBaseline } = auditOf(house('a', {}), { baseline: withSettings({ until: '2030-06-14' }) });
    expect(findings).toEqual([]);
    expect(staleBaseline).toHaveLength(1);
  });

  test('of identical entries, a valid one accepts', () => {
    const [entry] = baselineFor(text).entries;
    expect(auditOf(text, { baseline: { entries: [{ ...entry, until: '2030-06-14' }, { ...entry, until: '2030-06-15' }] } }).findings).toEqual([]);
  });

  test.each([
    [{ requireUntil: true }, { until: '2030-12-31' }, 'the configuration requires a last day: add "until": "YYYY-MM-DD"'],
    [{ maximumDays: 30 }, { until: '2030-07-15' }, 'the configuration requires a last day: add "until": "YYYY-MM-DD"'],
    [{ requireOwner: true }, { owner: 'team-web' }, 'the configuration requires an owner: add "owner": "<owner>"'],
    [{ requireTicket: true }, { ticket: 'OPS-7' }, 'the configuration requires a ticket: add "ticket": "<ticket>"'],
  ])('%j: an entry is valid only with %j', (acceptances, settings, message) => {
    expect(auditOf(text, { acceptances, baseline: withSettings(settings) }).findings).toEqual([]);
    const { findings, accepted } = auditOf(text, { acceptances, baseline: withSettings({}) });
    expect(accepted).toEqual([]);
    expect(findings).toMatchObject([{ rule: 'no-stairs' }, { rule: 'forbidden-acceptance', message: expect.stringContaining(`has no effect: ${message}`) }]);
  });

  test('a last day too far in the future is invalid', () => {
    const { findings } = auditOf(text, { acceptances: { maximumDays: 30 }, baseline: withSettings({ until: '2030-07-16' }) });
    expect(findings[1].message).toContain('"until": "2030-07-15" at the latest');
  });

  test('a setting that many entries lack is one finding', () => {
    const many = house('a', {}, ['ladder', 'slide', 'rope']);
    const { findings } = auditOf(many, { acceptances: { requireOwner: true }, baseline: baselineFor(many) });
    expect(findings.map(({ rule }) => rule)).toEqual(['no-stairs', 'no-stairs', 'no-stairs', 'forbidden-acceptance']);
    expect(findings[3].message).toMatch(/\(also 2 more entries\)$/);
  });

  test('without a policy, an entry needs no settings, as in a file of an older version', () => {
    const entries = baselineFor(text).entries.map(({ created: _, ...entry }) => entry);
    expect(auditOf(text, { baseline: { entries } })).toMatchObject({ findings: [], accepted: [{ created: undefined }] });
  });
});

describe('rewritten', () => {
  const [entry] = baselineFor(house('a', {}, ['ladder'])).entries;
  const twice = all(house('a', {}, ['ladder']), house('a', {}, ['ladder']));
  const again = (text: string, ...entries: Baseline['entries']) => baselineOf(auditOf(text, { baseline: { entries } }), '2030-02-02', { entries }).entries;

  test('entries keep their date and settings, and new entries get the current date', () => {
    const old = { ...entry, until: '2030-12-31', owner: 'team-web' };
    expect(again(house('a', {}, ['ladder', 'slide']), old)).toEqual([old, { ...entry, key: 'slide', created: '2030-02-02' }]);
  });

  test('an additional identical finding is new', () => {
    expect(again(twice, entry)).toEqual([entry, { ...entry, created: '2030-02-02' }]);
    expect(again(house('a', {}, ['ladder']), { ...entry, count: 2 })).toEqual([entry]);
  });

  test('an expired entry stays expired', () => {
    const expired = { ...entry, until: '2030-06-14' };
    expect(again(house('a', {}, ['ladder']), expired)).toEqual([expired]);
  });

  test('an entry without a date stays without one', () => {
    const { created: _, ...unknown } = entry;
    expect(again(house('a', {}, ['ladder']), unknown)).toEqual([unknown]);
  });

  test('shrinking removes stale entries and adds none', () => {
    const gone = { ...entry, key: 'rope' };
    const off = { ...entry, rule: 'no-walls' };
    const shrunk = (text: string, entries: Baseline['entries'], options = {}) => shrunkBaseline(auditOf(text, { baseline: { entries }, ...options })).entries;
    expect(shrunk(house('a', {}, ['ladder', 'slide']), [entry, gone, off])).toEqual([entry, off]);
    expect(shrunk(house('a', {}, ['ladder']), [{ ...entry, count: 3 }])).toEqual([entry]);
    expect(shrunk(house('a', {}, ['ladder']), [entry], { acceptances: { requireUntil: true, forbid: ['no-stairs'] } })).toEqual([entry]);
  });
});

test('names of prototypes are ordinary names', () => {
  const text = house('__proto__', {}, ['constructor', '__proto__', 'toString']);
  const baseline = baselineFor(text);
  expect(auditOf(text, { baseline }).findings).toEqual([]);
  expect(auditOf(house('__proto__', {}, ['valueOf']), { baseline }).findings).toHaveLength(1);
});

test.each<[string, RegExp]>([
  ['', /not JSON/],
  ['{', /not JSON/],
  ['version: 1', /not JSON/],
  ['password=1', /it is not JSON \(Unexpected token 'p'\);/],
  ['{"version": password }', /it is not JSON \(Unexpected token 'p'\);/],
  ['null', /the file must be an object, got null/],
  ['[]', /the file must be an object, got a list/],
  ['{}', /version must be 1, got undefined/],
  ['{"version":2,"entries":[]}', /version must be 1, got 2/],
  ['{"version":"1","entries":[]}', /version must be 1, got "1"/],
  ['{"version":1}', /entries must be a list, got undefined/],
  ['{"version":1,"entries":{}}', /entries must be a list, got an object/],
  ['{"version":1,"entries":[],"more":1}', /the file has an unknown field "more"/],
  ['{"version":1,"entries":[],"__proto__":{}}', /the file has an unknown field "__proto__"/],
  ['{"version":1,"entries":[null]}', /entries\[0\] must be an object, got null/],
  [entryText({ rule: 5 }), /entries\[0\]\.rule must be a string, got 5/],
  [entryText({ key: null }), /entries\[0\]\.key must be a string, got null/],
  [entryText({ line: 5 }), /entries\[0\] has an unknown field "line"/],
  [entryText({ count: 0 }), /entries\[0\]\.count must be a whole number above 0, got 0/],
  [entryText({ count: 1.5 }), /count/],
  [entryText({ count: '2' }), /count/],
  [entryText({ created: 'yesterday' }), /entries\[0\]\.created can't be read: a date must be a calendar day as YYYY-MM-DD, got "yesterday"/],
  [entryText({ created: 20300101 }), /entries\[0\]\.created must be a string/],
  [entryText({ until: '2030-02-30' }), /entries\[0\]\.until can't be read/],
  [entryText({ owner: 'the web team' }), /entries\[0\]\.owner can't be read: an owner is one word/],
  [entryText({ ticket: '' }), /entries\[0\]\.ticket can't be read/],
  [entryText({ expires: '2030-01-01' }), /entries\[0\] has an unknown field "expires"/],
  [entryText({ object: 'web' }), /entries\[0\]\.object must be an object, got "web"/],
  [entryText({ object: { ...ENTRY.object, name: undefined } }), /entries\[0\]\.object\.name must be a string, got undefined/],
  [entryText({ object: { ...ENTRY.object, namespace: 1 } }), /entries\[0\]\.object\.namespace must be a string, got 1/],
  [entryText({ object: { ...ENTRY.object, apiVersion: 'v1' } }), /entries\[0\]\.object has an unknown field "apiVersion"/],
])('%s is not a baseline', (text, message) => {
  expect(() => parseBaseline(text, 'b.json')).toThrow(InputError);
  expect(() => parseBaseline(text, 'b.json')).toThrow(message);
  expect(() => parseBaseline(text, 'b.json')).toThrow(/^b\.json is not a baseline: .*fix it, or delete it and write a new one with --write-baseline b\.json$/s);
});

function entryText(change: object): string {
  return JSON.stringify({ version: 1, entries: [{ ...ENTRY, ...change }] });
}

test('a file is read with or without a byte order mark; a missing one is an error that names it', () => {
  const directory = mkdtempSync(join(tmpdir(), 'baseline-'));
  try {
    const file = join(directory, 'b.json');
    expect(() => readBaseline(file)).toThrow(InputError);
    expect(() => readBaseline(file)).toThrow(/b\.json can't be read.*--write-baseline/);
    expect(() => readBaseline(directory)).toThrow(InputError);
    writeFileSync(file, `\uFEFF${formatBaseline({ entries: [ENTRY] })}`);
    expect(readBaseline(file)).toEqual({ entries: [ENTRY] });
  } finally {
    rmSync(directory, { recursive: true });
  }
});
