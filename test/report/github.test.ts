import { EVERYTHING, finding, HOSTILE, objectOf, OPTIONS, resultOf, Source, PROVENANCE_LINE } from './_result';
import { Finding } from '../../src/audit/finding';
import { github } from '../../src/report/github';
import { SeverityName } from '../../src/rules/severity';

const SOURCE: Source = { file: 'dist/app.yaml', lines: ['kind: Pod', 'spec: {}'] };
const pod = objectOf('Pod', 'web', { namespace: 'production', source: SOURCE });

/** Parses a command as the runner does: it ends with the line, and escapes are decoded. */
function parse(line: string) {
  const [, name, properties, message] = /^::(\w+) (.*?)::(.*)$/.exec(line)!;
  const unescape = (text: string) => text.replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%25/g, '%');
  return { name, properties: Object.fromEntries(properties.split(',').map(property => /^(.*?)=(.*)$/.exec(property)!.slice(1).map(unescape))), message: unescape(message) };
}

/** The provenance, in the last line. */
const PROVENANCE = `::notice title=least-privilege::${PROVENANCE_LINE}\n`;

const commandsOf = (findings: readonly Finding[], options = {}) =>
  github.render(resultOf(findings), { ...OPTIONS, ...options }).replace(PROVENANCE, '').split('\n').slice(0, -1).map(parse);

test('a finding is one line', () => {
  expect(github.render(resultOf([finding(pod, { path: ['spec'], fix: 'spec:\n  a: b' })]), OPTIONS)).toBe(
    '::warning file=dist/app.yaml,line=2,col=1,title=automounted-token (medium)::Pod production/web: every container gets a token%0AFix:%0Aspec:%0A  a: b\n'
    + PROVENANCE);
});

test('without findings only the provenance is reported', () => {
  expect(github.render(resultOf([]), OPTIONS)).toBe(PROVENANCE);
});

test.each([['critical', 'error'], ['high', 'error'], ['medium', 'warning'], ['low', 'notice']] as const)('%s becomes an annotation of type %s', (severity, name) => {
  expect(commandsOf([finding(pod, { severity })])[0].name).toBe(name);
});

test('errors come first, then the worst; otherwise the order of the audit is kept', () => {
  const severities: SeverityName[] = ['low', 'medium', 'critical', 'high', 'medium'];
  expect(commandsOf(severities.map((severity, index) => finding(pod, { severity, rule: `rule-${index}` }))).map(({ properties }) => properties.title)).toEqual([
    'rule-2 (critical)', 'rule-3 (high)', 'rule-1 (medium)', 'rule-4 (medium)', 'rule-0 (low)',
  ]);
  expect(github.render(EVERYTHING, OPTIONS).split('\n').slice(0, 3).map(line => parse(line).properties.title)).toEqual([
    'not everything could be checked', 'not everything could be checked', 'bind-roles (critical)',
  ]);
});

test('an error includes its location if it has one', () => {
  const errors = [...EVERYTHING.errors, { file: '<stdin>', line: 3, column: 7, message: 'a tab' }];
  expect(github.render(resultOf([], [], errors), OPTIONS)).toBe([
    '::error file=dist/broken.yaml,line=3,col=7,title=not everything could be checked::a mapping is not closed',
    '::error title=not everything could be checked::the rule x failed',
    '::error title=not everything could be checked::<stdin>:3:7: a tab',
    PROVENANCE,
  ].join('\n'));
});

test('without a file there is no line, because GitHub would take it for a line of the workflow', () => {
  for (const object of [objectOf('Pod', 'web', { source: { ...SOURCE, file: '<stdin>' } }), objectOf('Pod', 'web', { construct: 'app/web/Resource' })]) {
    expect(Object.keys(commandsOf([finding(object, { path: ['spec'] })])[0].properties)).toEqual(['title']);
  }
});

test('accepted findings are not annotated; unknown findings are marked', () => {
  const report = github.render(EVERYTHING, OPTIONS);
  expect(report).not.toContain('write-secrets');
  expect(report).toContain('title=token-without-permission (low%2C unknown)::');
});

test('quiet: only findings that fail the build', () => {
  expect(commandsOf([finding(pod, { severity: 'low' }), finding(pod)], { quiet: true }).map(({ name }) => name)).toEqual(['warning']);
});

test('manifest values cannot become commands or properties', () => {
  const object = objectOf('Pod', HOSTILE, { source: { file: `a,title=x::${HOSTILE}`, lines: ['kind: Pod', 'spec: {}'] } });
  const [{ name, properties, message }, ...rest] = commandsOf([finding(object, { path: ['spec'], message: HOSTILE })]);
  expect(rest).toEqual([]);
  expect(name).toBe('warning');
  expect(Object.keys(properties)).toEqual(['file', 'line', 'col', 'title']);
  expect(properties.file).toContain('a,title=x::<img src=x>');
  // The escape of the file itself is not decoded.
  expect(message).toContain('\n::error::@org/team %0A');
});
