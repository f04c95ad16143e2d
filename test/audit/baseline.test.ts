import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { all, auditOf, house, told } from './_apps';
import { Baseline, baselineOf, formatBaseline, parseBaseline, readBaseline } from '../../src/audit/baseline';
import { InputError } from '../../src/audit/input-error';

const ENTRY = { rule: 'no-stairs', key: 'ladder', object: { group: 'apps', kind: 'Deployment', namespace: 'production', name: 'web' } };

function baselineFor(text: string, options: Parameters<typeof auditOf>[1] = {}): Baseline {
  return parseBaseline(formatBaseline(baselineOf(auditOf(text, options))), 'baseline.json');
}

test('the file holds one entry a line, sorted by object, rule and key', () => {
  const entries = [
    { ...ENTRY, key: 'b' },
    { ...ENTRY, key: 'a' },
    { ...ENTRY, object: { group: '', kind: 'Secret', name: 'token' } },
    { ...ENTRY, rule: 'no-doors', key: 'b', count: 2 },
  ];
  expect(formatBaseline({ entries })).toBe([
    '{',
    '  "version": 1,',
    '  "entries": [',
    '    {"rule":"no-stairs","key":"ladder","object":{"group":"","kind":"Secret","name":"token"}},',
    '    {"rule":"no-doors","key":"b","object":{"group":"apps","kind":"Deployment","namespace":"production","name":"web"},"count":2},',
    '    {"rule":"no-stairs","key":"a","object":{"group":"apps","kind":"Deployment","namespace":"production","name":"web"}},',
    '    {"rule":"no-stairs","key":"b","object":{"group":"apps","kind":"Deployment","namespace":"production","name":"web"}}',
    '  ]',
    '}',
    '',
  ].join('\n'));
  expect(parseBaseline(formatBaseline({ entries }), 'f').entries).toHaveLength(4);
});

test('an empty one is a file too', () => {
  expect(parseBaseline(formatBaseline({ entries: [] }), 'f')).toEqual({ entries: [] });
});

test('what it holds is accepted, and what is new is reported', () => {
  const before = all(house('a', {}, ['ladder'], ['gate']), house('b', {}, ['ladder']));
  const baseline = baselineFor(before);
  expect(auditOf(before, { baseline })).toMatchObject({ findings: [], staleBaseline: [], summary: { accepted: 3 } });
  expect(auditOf(before, { baseline }).accepted[0]).toMatchObject({ by: 'baseline', reason: expect.stringContaining('baseline') });
  const after = all(house('c', {}, ['ladder']), house('b', {}, ['ladder', 'slide']), house('a', {}, ['ladder'], ['gate']));
  expect(told(auditOf(after, { baseline }))).toEqual(['no-stairs c: ladder', 'no-stairs b: slide']);
});

test('a newer version of an API is the same object; another group, kind, namespace or name is not', () => {
  const text = JSON.stringify({ apiVersion: 'example.com/v1', kind: 'House', metadata: { name: 'a', namespace: 'n' }, defects: { 'no-stairs': ['ladder'] } });
  const baseline = baselineFor(text);
  expect(told(auditOf(text.replace('example.com/v1', 'example.com/v2'), { baseline }))).toEqual([]);
  for (const [from, to] of [['example.com/v1', 'example.org/v1'], ['example.com/v1', 'v1'], ['House', 'Home'], ['"n"', '"m"'], ['"a"', '"b"']]) {
    expect(auditOf(text.replace(from, to), { baseline }).findings).toHaveLength(1);
  }
});

test('as many findings alike as there were, and no more', () => {
  const twice = all(house('a', {}, ['ladder']), house('a', {}, ['ladder']));
  const baseline = baselineFor(twice);
  expect(baseline.entries).toMatchObject([{ count: 2 }]);
  expect(auditOf(twice, { baseline }).findings).toEqual([]);
  expect(auditOf(all(twice, house('a', {}, ['ladder'])), { baseline }).findings).toHaveLength(1);
  expect(auditOf(house('a', {}, ['ladder']), { baseline }).staleBaseline).toEqual([{ rule: 'no-stairs', key: 'ladder', object: { group: '', kind: 'ConfigMap', name: 'a' } }]);
});

test('two entries alike are one that counts twice', () => {
  const [entry] = baselineFor(house('a', {}, ['ladder'])).entries;
  const twice = all(house('a', {}, ['ladder']), house('a', {}, ['ladder']));
  expect(auditOf(twice, { baseline: { entries: [entry, entry] } }).findings).toEqual([]);
});

test('what it accepts although it is gone is told, and is no finding', () => {
  const baseline = baselineFor(house('a', {}, ['ladder'], ['gate']));
  const { findings, staleBaseline } = auditOf(house('a', {}, ['ladder']), { baseline });
  expect(findings).toEqual([]);
  expect(staleBaseline).toEqual([{ rule: 'no-doors', key: 'gate', object: { group: '', kind: 'ConfigMap', name: 'a' } }]);
  expect(auditOf(house('a', {}, ['ladder']), { baseline, rules: { 'no-doors': 'off' } }).staleBaseline).toEqual([]);
});

test('what it may not accept is reported, and is not told as gone', () => {
  const text = house('a', {}, ['ladder']);
  const { findings, staleBaseline } = auditOf(text, { baseline: baselineFor(text), acceptances: { forbid: ['no-stairs'] } });
  expect(findings).toMatchObject([{ rule: 'no-stairs', key: 'ladder' }]);
  expect(staleBaseline).toEqual([]);
});

test('written again it keeps what the older one accepts', () => {
  const text = house('a', {}, ['ladder'], ['gate']);
  const baseline = baselineFor(house('a', {}, ['ladder']));
  expect(baselineFor(text, { baseline })).toEqual(baselineFor(text));
});

test('it does not hold what annotations accept, and is not used up by it', () => {
  const annotations = { 'no-stairs': '[ladder] it has always been so' };
  expect(baselineFor(house('a', annotations, ['ladder'])).entries).toEqual([]);
  const twice = all(house('a', annotations, ['ladder']), house('a', {}, ['ladder']));
  expect(auditOf(twice, { baseline: baselineFor(house('a', {}, ['ladder'])) }).findings).toEqual([]);
});

test('it holds and accepts nothing that is wrong with acceptances', () => {
  const text = house('a', { 'no-stairs': 'it has always been so', 'no-walls': 'it has always been so' });
  expect(baselineFor(text).entries).toEqual([]);
  const entries = auditOf(text).findings.map(({ rule, key }) => ({ rule, key, object: { group: '', kind: 'ConfigMap', name: 'a' } }));
  expect(entries).toHaveLength(2);
  expect(auditOf(text, { baseline: { entries } }).findings).toHaveLength(2);
});

test('it holds and accepts nothing that the configuration forbids to accept', () => {
  const text = house('a', {}, ['ladder']);
  const acceptances = { forbid: ['no-stairs'] };
  expect(baselineFor(text, { acceptances }).entries).toEqual([]);
  expect(auditOf(text, { baseline: baselineFor(text), acceptances }).findings).toHaveLength(1);
});

test('names of prototypes are names like any', () => {
  const text = house('__proto__', {}, ['constructor', '__proto__', 'toString']);
  const baseline = baselineFor(text);
  expect(auditOf(text, { baseline }).findings).toEqual([]);
  expect(auditOf(house('__proto__', {}, ['valueOf']), { baseline }).findings).toHaveLength(1);
});

test.each<[string, RegExp]>([
  ['', /not JSON/],
  ['{', /not JSON/],
  ['version: 1', /not JSON/],
  ['null', /the file must be an object, got null/],
  ['[]', /the file must be an object, got a list/],
  ['{}', /version must be 1, got undefined/],
  ['{"version":2,"entries":[]}', /version must be 1, got 2/],
  ['{"version":"1","entries":[]}', /version must be 1, got "1"/],
  ['{"version":1}', /entries must be a list, got undefined/],
  ['{"version":1,"entries":{}}', /entries must be a list, got an object/],
  ['{"version":1,"entries":[],"more":1}', /the file has a field "more"/],
  ['{"version":1,"entries":[],"__proto__":{}}', /the file has a field "__proto__"/],
  ['{"version":1,"entries":[null]}', /entries\[0\] must be an object, got null/],
  [entryText({ rule: 5 }), /entries\[0\]\.rule must be a string, got 5/],
  [entryText({ key: null }), /entries\[0\]\.key must be a string, got null/],
  [entryText({ line: 5 }), /entries\[0\] has a field "line"/],
  [entryText({ count: 0 }), /entries\[0\]\.count must be a whole number above 0, got 0/],
  [entryText({ count: 1.5 }), /count/],
  [entryText({ count: '2' }), /count/],
  [entryText({ object: 'web' }), /entries\[0\]\.object must be an object, got "web"/],
  [entryText({ object: { ...ENTRY.object, name: undefined } }), /entries\[0\]\.object\.name must be a string, got undefined/],
  [entryText({ object: { ...ENTRY.object, namespace: 1 } }), /entries\[0\]\.object\.namespace must be a string, got 1/],
  [entryText({ object: { ...ENTRY.object, apiVersion: 'v1' } }), /entries\[0\]\.object has a field "apiVersion"/],
])('%s is no baseline', (text, message) => {
  expect(() => parseBaseline(text, 'b.json')).toThrow(InputError);
  expect(() => parseBaseline(text, 'b.json')).toThrow(message);
  expect(() => parseBaseline(text, 'b.json')).toThrow(/^b\.json is no baseline: .*--write-baseline b\.json$/s);
});

function entryText(change: object): string {
  return JSON.stringify({ version: 1, entries: [{ ...ENTRY, ...change }] });
}

test('a file is read, with a byte order mark or without; one that is not there is an error that names it', () => {
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
