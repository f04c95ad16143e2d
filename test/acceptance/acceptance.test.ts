import {
  Acceptance, ACCEPTED_RULES, acceptanceAnnotation, comparableKey, explainKey, explainReason, explainRuleId, explainUntil, formatAcceptances,
  parseAcceptances,
} from '../../src/acceptance';

test('one acceptance a line, sorted, without duplicates', () => {
  expect(formatAcceptances([
    { key: 'container web', reason: 'writes its cache' },
    { key: 'container app', reason: 'writes its cache', until: '2027-01-31', ticket: 'OPS-7', owner: 'team-web' },
    { key: 'container web', reason: 'writes its cache' },
    { reason: 'all of it, for now' },
  ])).toBe([
    '[container app] writes its cache owner=team-web ticket=OPS-7 until=2027-01-31',
    '[container web] writes its cache',
    'all of it, for now',
  ].join('\n'));
});

test.each<Acceptance>([
  { reason: 'a plain reason' },
  { key: 'secrets get,list', reason: 'reads them all' },
  { key: 'odd ] name \\ here', reason: 'brackets and backslashes' },
  { key: 'container app', reason: 'for now only', until: '2027-01-31' },
  { reason: '[container app] is no key here' },
  { reason: '[container app] is no key here', until: '2027-01-31' },
  { key: 'pod', reason: '[container app] is no key here' },
  { reason: '\\[container app] after a backslash' },
  { key: 'pod', reason: '\\[container app] after a backslash' },
  { reason: '\\\\ two backslashes' },
  { reason: 'an unclosed [ bracket' },
  { reason: '[an unclosed bracket' },
  { reason: 'no date: until=2027-01-31' },
  { key: 'pod', reason: 'no date: until=2027-01-31' },
  { reason: 'all that there is', until: '2027-01-31', owner: 'team-web', ticket: 'OPS-7' },
  { key: 'pod', reason: 'an owner only', owner: 'größe@example.com' },
  { reason: 'no owner: owner=web' },
  { reason: 'no owner: \\owner=web' },
  { reason: 'no ticket: ticket=OPS-7', ticket: 'OPS-8' },
  { reason: 'owner=web' },
  { reason: 'Owners = web, tickets=none' },
  { reason: 'owner=2027-01-31' },
  { reason: 'owner=web until=2027-01-31 ticket=OPS-7', owner: 'shop', until: '2028-01-31' },
  { reason: 'runs chown --owner=root' },
  { reason: 'no date: \\until=2027-01-31' },
  { reason: 'two dates: until=2027-01-31', until: '2028-01-31' },
  { reason: 'two dates: \\until=2027-01-31', until: '2028-01-31' },
  { reason: 'until=2027-01-31' },
  { reason: '\\until=2027-01-31' },
  { key: 'pod', reason: 'until=2027-01-31' },
  { reason: 'until=2027-01-31', until: '2028-01-31' },
  { reason: 'until=2027-01-31 was too early' },
  { reason: 'notuntil=2027-01-31' },
  { reason: 'valid until=2027-01-31 and then no more' },
  { reason: 'valid \\until=2027-01-31, expires: never' },
  { reason: 'it was fine until 2027-01-31' },
  { reason: 'it is fine until 2027' },
  { reason: 'it is fine until the end of next year.' },
  { reason: 'it is fine \\until tomorrow', until: '2028-01-31' },
  { reason: 'its ticket-ends=2027-01-31' },
  { reason: 'a path\\until=2027-01-31' },
  { key: '] until=2027-01-31', reason: '] [ \\ ] until=2027-1-1' },
  { key: '\\', reason: 'a key of one backslash' },
])('%j reads back as written', acceptance => {
  expect(parseAcceptances(formatAcceptances([acceptance]))).toEqual([acceptance]);
});

test('a reason of several lines stays one acceptance', () => {
  const written = formatAcceptances([{ key: 'pod', reason: 'first line\n[pod] second line' }]);
  expect(written).toBe('[pod] first line [pod] second line');
  expect(parseAcceptances(written)).toHaveLength(1);
});

test('white space becomes one space, and nothing else is lost', () => {
  const written = formatAcceptances([{ key: ' a\tb ', reason: '\u2028[x]\r\n\r\n until=2027-01-31\n' }]);
  expect(written.split('\n')).toHaveLength(1);
  expect(parseAcceptances(written)).toEqual([{ key: 'a b', reason: '[x] until=2027-01-31' }]);
});

test.each<[string, Acceptance]>([
  ['[pod]', { key: 'pod', reason: '' }],
  ['[pod] until=2027-01-31', { key: 'pod', reason: '', until: '2027-01-31' }],
  ['until=2027-01-31', { reason: '', until: '2027-01-31' }],
])('a date is not a reason: %s', (line, acceptance) => {
  expect(parseAcceptances(line)).toEqual([acceptance]);
  expect(formatAcceptances([acceptance])).toBe(line);
});

test.each(['2027-01-31', '2028-02-29'])('%s is a date', until => {
  expect(explainUntil(until)).toBeUndefined();
});

test.each(['2027-02-29', '2027-13-01', '2027-1-1', '27-01-01', '2027-01-31T00:00:00Z', 'tomorrow', '', '2027-01-31 '])('%j is not a date', until => {
  expect(explainUntil(until)).toBe(`a date must be a calendar day as YYYY-MM-DD, got ${JSON.stringify(until)}`);
});

test.each(['', ' \n'])('%j is not a finding key', key => {
  expect(explainKey(key)).toBe(`a finding is named by its key, such as "container app", got ${JSON.stringify(key)}`);
  expect(explainKey('container app')).toBeUndefined();
});

test.each(['read-secrets', 'a', 'rule-2', 'a'.repeat(56)])('%s is a valid rule id', rule => {
  expect(explainRuleId(rule)).toBeUndefined();
});

test.each(['', 'Read-secrets', 'read_secrets', 'read--secrets', '-read', 'read-', 'accept.read-secrets', 'read secrets', '2-rules', 'a'.repeat(57)])('%j is not a valid rule id', rule => {
  expect(explainRuleId(rule)).toBe(`a rule id is lower-case words joined by hyphens, such as read-secrets, at most 56 characters, got ${JSON.stringify(rule)}`);
});

test('a reason needs ten characters', () => {
  expect(explainReason('ten chars.')).toBeUndefined();
  expect(explainReason('too short')).toBe('a reason needs at least 10 characters for a reviewer to assess it, got "too short"');
  expect(explainReason('   a     b   ')).toContain('at least 10 characters');
});

test.each([
  ['zero-width characters', `short${'\u200b'.repeat(20)}`],
  ['bidirectional marks', `short${'\u202e'.repeat(20)}`],
  ['combining marks', `e${'\u0301'.repeat(20)}`],
  ['variation selectors', `short${'\ufe0f'.repeat(20)}`],
  ['tags', `short${'\u{e0061}'.repeat(20)}`],
  ['fillers', '\u3164'.repeat(20)],
  ['blank patterns', '\u2800'.repeat(20)],
  ['control characters', `short${'\u0007'.repeat(20)}`],
  ['private characters', '\ue000'.repeat(20)],
  ['no-break spaces', `a${'\u00a0'.repeat(20)}b`],
  ['blanks with invisible characters between them', 'a \u200b \u200b \u200b \u200b \u200b b'],
])('a reason of %s is refused', (_, reason) => {
  expect(explainReason(reason)).toContain('at least 10 characters');
});

test.each(['コンテナ用のキャッシュ', 'सर्वर का कैश लिखता है', '🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀'])('%s is a reason', reason => {
  expect(explainReason(reason)).toBeUndefined();
});

describe('long keys', () => {
  const long = (end: string): string => `configmaps get named ${'a'.repeat(10_000)}${end}`;

  test('are cut, and stay distinct', () => {
    expect(comparableKey(long('x')).length).toBeLessThan(250);
    expect(comparableKey(long('x'))).not.toBe(comparableKey(long('y')));
    expect(comparableKey(comparableKey(long('x')))).toBe(comparableKey(long('x')));
    expect(comparableKey('secrets get,list')).toBe('secrets get,list');
  });

  test('are written as they are compared', () => {
    expect(formatAcceptances([{ key: long('x'), reason: 'reads its configuration' }])).toBe(`[${comparableKey(long('x'))}] reads its configuration`);
  });
});

test.each(ACCEPTED_RULES)('the annotation of %s is a valid Kubernetes key', rule => {
  const [prefix, name] = acceptanceAnnotation(rule).split('/');
  expect(prefix).toBe('cdk8s-least-privilege');
  expect(name).toBe(`accept.${rule}`);
  expect(name.length).toBeLessThanOrEqual(63);
  expect(name).toMatch(/^[a-z][-a-z.]*[a-z]$/);
});

test('every rule is listed once', () => {
  expect(new Set(ACCEPTED_RULES).size).toBe(ACCEPTED_RULES.length);
});
