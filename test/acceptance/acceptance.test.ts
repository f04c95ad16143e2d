import { ACCEPTED_RULES, acceptanceAnnotation, explainReason, formatAcceptances, parseAcceptances } from '../../src/acceptance';

test('one acceptance a line, sorted, none twice', () => {
  expect(formatAcceptances([
    { key: 'container web', reason: 'writes its cache' },
    { key: 'container app', reason: 'writes its cache', until: '2027-01-31' },
    { key: 'container web', reason: 'writes its cache' },
    { reason: 'all of it, for now' },
  ])).toBe([
    '[container app] writes its cache until=2027-01-31',
    '[container web] writes its cache',
    'all of it, for now',
  ].join('\n'));
});

test.each([
  { reason: 'a plain reason' },
  { key: 'secrets get,list', reason: 'reads them all' },
  { key: 'odd ] name \\ here', reason: 'brackets and backslashes' },
  { key: 'container app', reason: 'for now only', until: '2027-01-31' },
])('%j reads back as it was written', acceptance => {
  expect(parseAcceptances(formatAcceptances([acceptance]))).toEqual([acceptance]);
});

test('a reason of several lines stays one acceptance', () => {
  const written = formatAcceptances([{ key: 'pod', reason: 'first line\n[pod] second line' }]);
  expect(written).toBe('[pod] first line [pod] second line');
  expect(parseAcceptances(written)).toHaveLength(1);
});

test('a reason needs ten characters', () => {
  expect(explainReason('ten chars.')).toBeUndefined();
  expect(explainReason('too short')).toBe('a reason needs at least 10 characters so that a reviewer can judge it, got "too short"');
  expect(explainReason('   a     b   ')).toContain('at least 10 characters');
});

test.each(ACCEPTED_RULES)('the annotation of %s is a valid Kubernetes key', rule => {
  const [prefix, name] = acceptanceAnnotation(rule).split('/');
  expect(prefix).toBe('cdk8s-least-privilege');
  expect(name).toBe(`accept.${rule}`);
  expect(name.length).toBeLessThanOrEqual(63);
  expect(name).toMatch(/^[a-z][-a-z.]*[a-z]$/);
});

test('every rule is named once', () => {
  expect(new Set(ACCEPTED_RULES).size).toBe(ACCEPTED_RULES.length);
});
