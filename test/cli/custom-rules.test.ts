import { createHash } from 'crypto';
import { readFileSync, writeFileSync } from 'fs';
import { CLEAN, runTool, useDirectory } from '../_run-tool';
import { problemsWith } from '../_schemas';

// Only a program loads ES modules: see custom-rules-program.test.ts.

const directory = useDirectory();

/** A rule as a team writes it, as CommonJS; `more` replaces properties. */
const rule = (id: string, more = '') => `{
  id: '${id}', summary: 'A ConfigMap is named ${id}', why: 'It must be found.', references: [],
  fix: { construct: 'metadata: { name }', yaml: 'name: other' },
  subject: 'object',
  *check({ kind, name }) { if (kind === 'ConfigMap') { yield { path: ['metadata', 'name'], key: name, message: 'it is named ' + name }; } },
  ${more}
}`;

const rules = (...all: string[]) => `module.exports = [${all.join(', ')}];\n`;

async function report(...args: string[]) {
  const { code, stdout, stderr } = await runTool(['audit', 'app.yaml', '--output', 'json', ...args]);
  if (stdout === '') { throw new Error(stderr); }
  const document = JSON.parse(stdout);
  expect(problemsWith({ ...document, accepted: [] }, 'report')).toEqual([]);
  return { code, ...document };
}

const found = ({ findings }: any) => findings.map(({ rule: id, key, severity }: any) => [id, key, severity]);

beforeEach(() => {
  directory.write('app.yaml', CLEAN);
  directory.write('team-rules.cjs', rules(rule('team-name')));
});

test('a violation of a custom rule is a finding of severity medium, which fails the build', async () => {
  expect(found(await report())).toEqual([]);
  const result = await report('--custom-rules', './team-rules.cjs');
  expect(found(result)).toEqual([['team-name', 'settings', 'medium']]);
  expect(result.code).toBe(1);
  expect(result.findings[0]).toMatchObject({ fix: 'name: other', location: { file: 'app.yaml', line: 4 } });
});

test('the provenance has each file with its digest, in every format with provenance', async () => {
  directory.write('more/other.cjs', rules(rule('other-name')));
  const flags = ['--custom-rules', 'team-rules.cjs', '--custom-rules', 'more/other.cjs'];
  const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
  const result = await report(...flags);
  expect(found(result).map(([id]: string[]) => id)).toEqual(['team-name', 'other-name']);
  expect(result.provenance.customRules).toEqual(['team-rules.cjs', 'more/other.cjs'].map(file => ({ file, sha256: digest(file) })));
  const { stdout } = await runTool(['audit', 'app.yaml', ...flags]);
  expect(stdout.replace(/\s+/g, ' ')).toContain(`custom rules team-rules.cjs (sha256 ${digest('team-rules.cjs').slice(0, 12)}) + more/other.cjs (sha256 `);
});

test('reports describe a custom rule like others', async () => {
  directory.write('team-rules.cjs', rules(rule('team-name', 'remedy: "give it another name"'), rule('team-order', 'remedy: "order it"')));
  const render = async (...args: string[]) => (await runTool(['audit', 'app.yaml', '--custom-rules', 'team-rules.cjs', ...args])).stdout;
  const text = await render();
  expect(text).toMatch(/MEDIUM +team-name {2}A ConfigMap is named team-name/);
  expect(text).toMatch(/1 {2}give it another name in ConfigMap production\/settings/);
  expect(text).not.toContain('least-privilege explain');
  expect(JSON.parse(await render('--output', 'sarif')).runs[0].tool.driver.rules.find(({ id }: any) => id === 'team-name')).toMatchObject({
    shortDescription: { text: 'A ConfigMap is named team-name' }, fullDescription: { text: 'It must be found.' }, defaultConfiguration: { level: 'warning' },
  });
  expect(JSON.parse(await render('--output', 'gitlab')).vulnerabilities[0]).toMatchObject({ name: 'A ConfigMap is named team-name' });
  expect(await render('--output', 'html')).toContain('A ConfigMap is named team-name');
});

test('terminal sequences in a description are escaped', async () => {
  directory.write('team-rules.cjs', rules(rule('team-name', 'summary: "\\u001b[31mred", why: "\\u001b[31mred", remedy: "\\u001b[31mred"'), rule('team-order', 'remedy: "\\u001b[31mred"')));
  for (const args of [['audit', 'app.yaml', '--color'], ['audit', 'app.yaml', '-o', 'markdown'], ['rules', '--color'], ['explain', 'team-name', '--color']]) {
    const { stdout } = await runTool([...args, '--custom-rules', 'team-rules.cjs']);
    expect(stdout).not.toContain('\u001b[31mred');
  }
});

test('without a flag the provenance has none', async () => {
  expect((await report()).provenance.customRules).toBeUndefined();
});

test('a repeated file counts once', async () => {
  expect(found(await report('--custom-rules', 'team-rules.cjs', '--custom-rules', './team-rules.cjs'))).toHaveLength(1);
});

test.each([
  ['a list', rules(rule('team-name'))],
  ['a named list', `exports.rules = [${rule('team-name')}];`],
  ['compiled output of export default', `Object.defineProperty(exports, '__esModule', { value: true }); exports.default = [${rule('team-name')}];`],
  ['the same list twice', `const list = [${rule('team-name')}]; exports.rules = list; exports.default = list;`],
])('CommonJS exports %s', async (_, text) => {
  writeFileSync('own.cjs', text);
  expect(found(await report('--custom-rules', 'own.cjs'))).toHaveLength(1);
});

test('severities, acceptances and requirements may name custom rules', async () => {
  directory.write('least-privilege.yaml', 'rules: { team-name: low }\n');
  const flags = ['--custom-rules', 'team-rules.cjs'];
  const low = await report(...flags);
  expect(found(low)).toEqual([['team-name', 'settings', 'low']]);
  expect(low.provenance.rules).toEqual([{ rule: 'team-name', from: 'medium', to: 'low', by: 'rules.team-name of least-privilege.yaml:1:10' }]);
  expect(found(await report(...flags, '--rule', 'team-name=critical'))).toEqual([['team-name', 'settings', 'critical']]);
  expect(found(await report(...flags, '--rule', 'team-name=off'))).toEqual([]);
  directory.write('app.yaml', `${CLEAN}  annotations:\n    cdk8s-least-privilege/accept.team-name: '[settings] the name is fine'\n`);
  const accepted = await report(...flags);
  expect(found(accepted)).toEqual([]);
  expect(accepted.accepted).toMatchObject([{ rule: 'team-name', reason: 'the name is fine' }]);
  const forbidden = await report(...flags, '--acceptances', 'forbid=team-name');
  expect(found(forbidden).map(([id]: string[]) => id)).toEqual(['forbidden-acceptance', 'team-name']);
});

test('exceptions and a baseline accept findings of custom rules', async () => {
  const flags = ['--custom-rules', 'team-rules.cjs'];
  expect((await runTool(['audit', 'app.yaml', ...flags, '--write-baseline', 'baseline.json'])).code).toBe(0);
  expect(found(await report(...flags, '--baseline', 'baseline.json'))).toEqual([]);
  directory.write('least-privilege.yaml', 'exceptions:\n- { rule: team-name, finding: settings, object: { kind: ConfigMap, namespace: production, name: settings }, reason: the name is fine }\n');
  expect((await report(...flags)).accepted).toMatchObject([{ rule: 'team-name', by: 'exception' }]);
  const { stdout, code } = await runTool(['acceptances', 'app.yaml', ...flags]);
  expect([code, stdout]).toEqual([0, expect.stringContaining('team-name')]);
});

test('a configuration that names a custom rule needs the flag', async () => {
  directory.write('least-privilege.yaml', 'rules: { team-name: low }\n');
  const { code, stderr } = await runTool(['audit', 'app.yaml']);
  expect(code).toBe(2);
  expect(stderr).toContain('least-privilege.yaml:1:10: there is no rule "team-name"');
});

test('a configuration file loads no rules', async () => {
  directory.write('least-privilege.yaml', 'customRules: [./team-rules.cjs]\n');
  const { code, stdout, stderr } = await runTool(['audit', 'app.yaml']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toBe('least-privilege: least-privilege.yaml:1:1: there is no key "customRules"; a configuration cannot contain code: '
    + 'pass --custom-rules FILE on the command line, or customRules in a program\n');
});

test('a rule that throws is an error in the report, and its earlier findings remain', async () => {
  directory.write('team-rules.cjs', rules(rule('team-name'), rule('broken-rule', '*check() { throw new TypeError("no such field"); }')));
  const { code, errors, ...result } = await report('--custom-rules', 'team-rules.cjs');
  expect(code).toBe(2);
  expect(errors).toEqual([{ message: 'the rule broken-rule failed, so its findings are missing: no such field' }]);
  expect(found(result)).toHaveLength(1);
});

test.each([
  ['a path that is a string', 'yield { path: "metadata", key: "a", message: "b" };', 'whose path is not a list of names and indexes'],
  ['a path of objects', 'yield { path: [{}], key: "a", message: "b" };', 'whose path is not a list of names and indexes'],
  ['no key', 'yield { path: [], message: "b" };', 'whose key is not a text'],
  ['no message', 'yield { path: [], key: "a" };', 'whose message is not a text'],
  ['a fix that is an object', 'yield { path: [], key: "a", message: "b", fix: {} };', 'whose fix is not a text'],
  ['a severity that does not exist', 'yield { path: [], key: "a", message: "b", atMost: "minor" };', 'whose atMost is not one of critical, high, medium, low'],
  ['a worst severity that does not exist', 'yield { path: [], key: "a", message: "b", unknown: true, worst: "bad" };', 'whose worst is not one of critical, high, medium, low'],
  ['a version that is not in a list', 'yield { path: [], key: "a", message: "b", minors: 34 };', 'whose minors is not a list of numbers, as in [34]'],
])('a finding with %s is an error in the report', async (_, body, message) => {
  directory.write('team-rules.cjs', rules(rule('broken-rule', `*check() { ${body} }`)));
  const { code, errors } = await report('--custom-rules', 'team-rules.cjs');
  expect([code, errors.length]).toEqual([2, 1]);
  expect(errors[0].message).toContain(`the rule broken-rule failed, so its findings are missing: it reports a finding ${message}`);
});

test('a rule on the app whose finding has no object is an error, and not clean', async () => {
  directory.write('team-rules.cjs', rules(rule('broken-rule', 'subject: "app", *check() { yield { path: [], key: "a", message: "b" }; }')));
  expect((await report('--custom-rules', 'team-rules.cjs')).errors).toMatchObject([{ message: expect.stringContaining('whose object is not one of the app') }]);
});

test('a check that returns nothing is an error, and not clean', async () => {
  directory.write('team-rules.cjs', rules(rule('broken-rule', 'check() {}')));
  expect(await report('--custom-rules', 'team-rules.cjs')).toMatchObject({ code: 2, errors: [{ message: expect.stringContaining('the rule broken-rule failed') }] });
});

describe('under a policy', () => {
  const READER = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: reader, namespace: production }\nrules:\n- { apiGroups: [""], resources: [secrets], verbs: [get] }\n';

  test('custom rules add findings and remove none', async () => {
    directory.write('policy.yaml', 'pack: recommended\n');
    directory.write('app.yaml', `${CLEAN}---\n${READER}`);
    const without = await report('--policy', 'policy.yaml');
    const result = await report('--policy', 'policy.yaml', '--custom-rules', 'team-rules.cjs');
    expect(found(result)).toEqual(expect.arrayContaining(found(without)));
    expect(found(result)).toHaveLength(found(without).length + 1);
    expect((await report('--policy', 'policy.yaml', '--custom-rules', 'team-rules.cjs', '--rule', 'team-name=off')).code).toBe(without.code);
  });

  test('a policy may set the severity of a custom rule, which a configuration cannot lower', async () => {
    directory.write('policy.yaml', 'rules: { team-name: high }\n');
    const result = await report('--policy', 'policy.yaml', '--custom-rules', 'team-rules.cjs', '--rule', 'team-name=low');
    expect(found(result)).toEqual(expect.arrayContaining([['team-name', 'settings', 'high']]));
    expect(result.findings.map(({ rule: id }: any) => id)).toContain('below-policy');
    const { code, stderr } = await runTool(['audit', 'app.yaml', '--policy', 'policy.yaml']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('there is no rule "team-name"')]);
  });
});

test.each<[string, string, string]>([
  ['an id of a built-in rule', rules(rule('read-secrets')), 'a custom rule can\'t have the id "read-secrets": least-privilege has a rule of that id; choose another'],
  ['an id of a rule about acceptances', rules(rule('below-policy')), 'a custom rule can\'t have the id "below-policy"'],
  ['a duplicate id', rules(rule('one'), rule('one')), 'a custom rule can\'t have the id "one": own.cjs has a rule of that id; choose another'],
  ['an invalid id', rules(rule('Team Rule')), 'a custom rule can\'t have the id "Team Rule": a rule id is lower-case words joined by hyphens'],
  ['no id', rules('{}'), 'a custom rule can\'t have the id undefined'],
  ['no check', rules(rule('one', 'check: undefined')), 'the custom rule "one" can\'t be used: check must be a function; got undefined'],
  ['an unknown subject', rules(rule('one', 'subject: "containers"')), 'the custom rule "one" can\'t be used: subject must be one of container'],
  ['no summary', rules(rule('one', 'summary: ""')), 'the custom rule "one" can\'t be used: summary must be a string'],
  ['no fix in YAML', rules(rule('one', 'fix: { construct: "a" }')), 'the custom rule "one" can\'t be used: fix.yaml must be a string'],
  ['a reference without a title', rules(rule('one', 'references: [null]')), 'the custom rule "one" can\'t be used: references must be objects with a title, and a url if there is one'],
  ['a remedy that is a list', rules(rule('one', 'remedy: []')), 'the custom rule "one" can\'t be used: remedy must be a string; got a list'],
  ['an item that is not a rule', rules('"read-secrets"'), 'the exported list[0] must be a rule; got "read-secrets"'],
  ['a single rule', `exports.rules = ${rule('one')};`, 'rules takes a list of rules; got an object'],
  ['nothing', '', 'it exports no rules; write export default [...], export const rules = [...] or module.exports = [...]'],
  ['an empty list', rules(), 'it exports an empty list of rules; add one, or leave the file out'],
  ['two lists', `exports.rules = [${rule('one')}]; exports.default = [${rule('two')}];`, 'it exports both default and rules; keep one of them'],
  ['an error during loading', 'throw new RangeError("not today\\nstack");', 'it failed to load: RangeError: not today\n'],
  ['a thrown value that is not an Error', 'throw "not today";', 'it failed to load: not today\n'],
])('a file with %s is bad input that names it', async (_, text, message) => {
  writeFileSync('own.cjs', text);
  const { code, stdout, stderr } = await runTool(['audit', 'app.yaml', '--custom-rules', 'own.cjs']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`least-privilege: --custom-rules own.cjs: ${message}`);
  expect(stderr.trim()).not.toContain('\n');
});

test.each([
  ['missing.mjs', 'it can\'t be read (ENOENT'],
  ['team-rules.ts', 'it is TypeScript; compile it first'],
  ['team-rules.mts', 'it is TypeScript'],
  ['rules.json', 'custom rules are JavaScript; name a file that ends with .js, .mjs, .cjs'],
  ['app.yaml', 'custom rules are JavaScript'],
  ['folder.js', 'it is not a file; name a JavaScript file'],
])('%s is bad input', async (file, message) => {
  directory.write('folder.js/index.js', rules(rule('one')));
  const { code, stdout, stderr } = await runTool(['audit', 'app.yaml', '--custom-rules', file]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(`least-privilege: --custom-rules ${file}: ${message}`);
});

test('explain has the page of a custom rule', async () => {
  directory.write('team-rules.cjs', rules(rule('team-name'), rule('team-order', 'category: "correctness"')));
  const { code, stdout } = await runTool(['explain', 'team-name', '--custom-rules', 'team-rules.cjs']);
  expect(code).toBe(0);
  for (const text of ['team-name', 'A ConfigMap is named team-name', 'A custom rule', 'recommended medium', 'It must be found.', 'name: other', 'cdk8s-least-privilege/accept.team-name']) {
    expect(stdout).toContain(text);
  }
  expect((await runTool(['explain', 'team-order', '--custom-rules', 'team-rules.cjs'])).stdout).toContain('essential -');
  const { code: unknown, stderr } = await runTool(['explain', 'team-name']);
  expect([unknown, stderr]).toEqual([2, expect.stringContaining('--custom-rules FILE adds custom rules')]);
});

test('rules lists custom rules in a separate group', async () => {
  directory.write('team-rules.cjs', rules(rule('team-name', 'category: "correctness"')));
  const listed = async (...args: string[]) => JSON.parse((await runTool(['rules', '--output', 'json', '--custom-rules', 'team-rules.cjs', ...args])).stdout)
    .rules.filter(({ group }: any) => group === 'Custom rules');
  const [own] = await listed();
  expect(own).toMatchObject({ id: 'team-name', category: 'correctness', severities: { recommended: 'medium', restricted: 'medium' } });
  expect(own.severities.essential).toBeUndefined();
  expect(await listed('--pack', 'essential')).toEqual([]);
  expect(await listed('--category', 'node')).toEqual([]);
  expect((await runTool(['rules', '--custom-rules', 'team-rules.cjs'])).stdout).toMatch(/Custom rules\n  team-name +M - M M M M {2}A ConfigMap is named team-name\n/);
});

test('questions about access read a configuration that names custom rules, with their file', async () => {
  directory.write('least-privilege.yaml', 'rules: { team-name: low }\n');
  const question = ['can-i', 'get', 'secrets', 'app.yaml', '--as', 'production/web'];
  expect((await runTool(question)).stderr).toContain('there is no rule "team-name"');
  expect((await runTool([...question, '--custom-rules', 'team-rules.cjs'])).stderr).toBe('');
});
