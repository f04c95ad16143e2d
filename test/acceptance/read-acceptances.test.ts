import { readAcceptances } from '../../src/acceptance';

test('each line is one acceptance, blank lines are skipped', () => {
  expect(readAcceptances('\n  [pod] writes its cache until=2030-01-31 \r\n\r\n\tall of it, for now\n')).toEqual([
    { line: '[pod] writes its cache until=2030-01-31', acceptance: { key: 'pod', reason: 'writes its cache', until: '2030-01-31' } },
    { line: 'all of it, for now', acceptance: { reason: 'all of it, for now' } },
  ]);
});

test.each([
  'writes its cache owner=@acme/web ticket=https://tickets.example.com/?id=7 until=2030-01-31',
  'writes its cache until=2030-01-31 owner=@acme/web ticket=https://tickets.example.com/?id=7',
  'writes its cache ticket=https://tickets.example.com/?id=7  until=2030-01-31\towner=@acme/web',
])('owner, ticket and date are read in any order: %s', line => {
  expect(readAcceptances(line)[0]).toEqual({
    line,
    acceptance: { reason: 'writes its cache', owner: '@acme/web', ticket: 'https://tickets.example.com/?id=7', until: '2030-01-31' },
  });
});

test.each(['', ' ', '\n\n', '\r\n'])('%j contains no acceptance', value => {
  expect(readAcceptances(value)).toEqual([]);
});

test.each([
  '[pod] writes its cache',
  '[odd \\] name] writes its cache',
  'writes its cache \\until 2030',
  'writes its cache until 2030, and then no more',
  'waits until upstream fixes it',
  'starts until May it may not',
  'was reviewed on 2030-01-31',
  'until the end of 2030 it writes its cache',
  'writes until 2030-01-31 is reached, and then no more',
  'runs until 5 replicas are there',
  '\\[pod] is how this reason begins',
  'this reason ends in \\until=2030-01-31',
  'this reason ends in \\\\until=2030-01-31',
  'this reason ends in \\owner=web',
  'the owner: the team of the shop',
  'runs chown --owner=root at its start',
  'sets order=random and socket=/run/app.sock',
  'a reason\rwith a carriage return',
  'a reason\u2028with a line separator',
])('%j is valid', line => {
  const [{ problem }] = readAcceptances(line);
  expect(problem).toBeUndefined();
});

test.each([
  ['short', /reason.*10 characters.*"short"/],
  ['[pod]', /reason.*10 characters.*""/],
  ['[pod] short', /reason/],
  ['until=2030-01-31', /reason/],
  ['[] writes its cache', /key/],
  ['[ ] writes its cache', /key/],
  ['[pod writes its cache', /bracket is not closed/],
  ['[pod\\] writes its cache', /bracket is not closed/],
  ['writes its cache until=2030-02-30', /calendar day/],
  ['writes its cache until=2030-1-31', /can't be read.*"until=2030-1-31"/],
  ['writes its cache until=2030-01-31.', /can't be read/],
  ['writes its cache until = 2030-01-31', /can't be read/],
  ['writes its cache until: 2030-01-31', /can't be read/],
  ['writes its cache Until=2030-01-31', /can't be read/],
  ['writes its cache expires=2030-01-31', /can't be read/],
  ['writes its cache until=31.1.2030', /can't be read/],
  ['writes its cache,until=2030-01-31', /can't be read/],
  ['valid until=2030-01-31 it writes its cache', /can't be read/],
  ['writes its cache owner= until=2030-01-31', /can't be read.*"owner="/],
  ['writes its cache owner=team web until=2030-01-31', /can't be read.*"owner=team web"/],
  ['writes its cache owner = web', /can't be read/],
  ['writes its cache Owner=web', /can't be read.*"Owner=web"; write owner=<one word>/],
  ['writes its cache owners=web', /can't be read/],
  ['writes its cache ticket-id=7', /can't be read/],
  ['writes its cache owner=web, ticket=OPS-7', /an owner is one word.*"web,"/],
  ['writes its cache owner="web"', /an owner is one word/],
  ['writes its cache owner="team web"', /can't be read/],
  ['writes its cache ticket=\u200b', /a ticket is one word/],
  ['writes its cache owner=web owner=shop', /names two owners, got "owner=web" too/],
  ['writes its cache ticket=OPS-7 owner=web ticket=OPS-8', /names two tickets/],
  ['writes its cache until=2030-01-31 until=2031-01-31', /can't be read.*"until=2030-01-31"/],
  ['owner=web ticket=OPS-7', /reason.*10 characters.*""/],
  ['writes its cache until=tomorrow', /can't be read.*"until=tomorrow"/],
  ['writes its cache until=', /can't be read/],
  ['writes its cache until 2030-01-31', /can't be read/],
  ['writes its cache (until 31.1.2030)', /can't be read/],
  ['writes its cache (until=2030-01-31)', /can't be read/],
  ['writes its cache expires on 2030-01-31', /can't be read/],
  ['writes its cache expiry: 2030-01-31', /can't be read/],
  ['writes its cache untill=2030-01-31', /can't be read/],
  ['writes its cache valid-until=2030-01-31', /can't be read/],
  ['writes its cache un\u200btil=2030-01-31', /can't be read/],
  ['writes its cache until=2030\u201101\u201131', /can't be read/],
  ['writes its cache until=２０３０-01-31', /can't be read/],
  ['writes its cache until=2030-01-30 until=2030-01-31', /can't be read/],
  ['writes its cache until 2030', /can't be read.*"until 2030"/],
  ['writes its cache until tomorrow', /can't be read.*"until tomorrow"/],
  ['writes its cache until the end of 2030.', /can't be read/],
  ['writes its cache till next year', /can't be read/],
  ['writes its cache until Q3', /can't be read/],
  ['writes its cache until Q3 2030', /can't be read/],
  ['writes its cache (until January 31, 2030)', /can't be read/],
  ['writes its cache until 31st Jan', /can't be read/],
  ['writes its cache until Friday', /can't be read/],
  ['writes its cache expires 2030-01', /can't be read/],
  ['writes its cache until\uff1d2030-01-31', /can't be read/],
  ['writes its cache utnil=2030-01-31', /can't be read.*"utnil=2030-01-31"/],
  ['writes its cache ends=2030-01-31', /can't be read/],
  ['until=2030-01-31', /reason/],
  ['\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b', /reason/],
  ['writes its cache until=2030-01-31T00:00:00Z', /can't be read/],
])('%j: %p', (line, problem) => {
  expect(readAcceptances(line)[0].problem).toMatch(problem);
});

test.each([
  ['blanks', `a${' '.repeat(250_000)}b`],
  ['blanks after a bracket', `[a]${' '.repeat(250_000)}b`],
  ['an open bracket', `[${'a'.repeat(250_000)}`],
  ['backslashes', `[${'\\'.repeat(250_000)}`],
  ['brackets', '['.repeat(250_000)],
  ['dates', 'until='.repeat(40_000)],
  ['dates with blanks', 'until= '.repeat(40_000)],
  ['dates with commas', `${'until:1,'.repeat(40_000)} =`],
  ['digits', `until=${'1'.repeat(250_000)}=`],
  ['words before a date', `${'a '.repeat(125_000)}=2030-01-31`],
  ['set dates', 'a=2030-01-31'.repeat(20_000)],
  ['times', 'until the end of next year '.repeat(9_000)],
  ['backslashes before words', '\\ '.repeat(100_000)],
])('a line of many %s is read quickly', (_, line) => {
  const start = process.hrtime.bigint();
  readAcceptances(line);
  // Each takes a few milliseconds; quadratic time on runs of spaces would take a minute.
  expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(5000);
});
