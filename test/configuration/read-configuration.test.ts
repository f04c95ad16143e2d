import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { InputError } from '../../src/audit/input-error';
import { parseConfiguration, readConfiguration } from '../../src/configuration/read-configuration';
import { customRule } from '../_custom-rule';

function refusal(text: string): string[] {
  try {
    parseConfiguration(text, 'least-privilege.yaml');
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message.split('\n');
  }
  throw new Error(`it is taken: ${text}`);
}

test('parses all keys', () => {
  expect(parseConfiguration(`
pack: restricted
failOn: high
rules:
  read-secrets: off
  automounted-token: critical
  unused-acceptance: low
namespace: production
complete: true
context: [../cluster, crds.yaml]
kubernetesVersion: '1.34'
apiAudiences: [https://kubernetes.default.svc]
acceptances:
  inline: true
  forbid: [impersonate, bind-roles]
  requireUntil: true
  maximumDays: 90
baseline: baseline.json
`, 'least-privilege.yaml')).toEqual({
    pack: 'restricted',
    failOn: 'high',
    rules: { 'read-secrets': 'off', 'automounted-token': 'critical', 'unused-acceptance': 'low' },
    namespace: 'production',
    complete: true,
    context: ['../cluster', 'crds.yaml'],
    kubernetesVersion: '1.34',
    apiAudiences: ['https://kubernetes.default.svc'],
    acceptances: { inline: true, forbid: ['impersonate', 'bind-roles'], requireUntil: true, maximumDays: 90 },
    baseline: 'baseline.json',
  });
});

test.each(['', '\n', '# nothing yet\n', '---\n', 'null\n', '{}', 'failOn: never'])('%j does not configure rules', text => {
  expect(parseConfiguration(text, 'f').rules).toBeUndefined();
});

test.each<[string, string]>([
  ['pakc: restricted', '1:1: there is no key "pakc"; did you mean pack?'],
  ['# first\npack: recommended\nfail-on: low', '3:1: there is no key "fail-on"; did you mean failOn?'],
  ['something: 1', '1:1: there is no key "something"; there are extends, pack, failOn, rules, overrides, unknown, namespace, complete, context, foreign, kubernetesVersion, apiAudiences, acceptances, exclude, exceptions, baseline'],
  ['namespace: a\nkubernetesVersion: 1.34', '2:1: kubernetesVersion must be a string, got 1.34; write it in quotes'],
  ["kubernetesVersion: '34'", "1:1: kubernetesVersion is \"34\", but must be a version of Kubernetes such as '1.34' or 'v1.34.4'"],
  ['pack: recommended\nwarnOnly: true', '2:1: there is no key "warnOnly"; write failOn: never instead'],
  ['cluster: {apiAudiences: [x]}', '1:1: there is no key "cluster"; write apiAudiences at the top level instead'],
  ['acceptances: {warnOnly: true}', '1:15: in acceptances there is no key "warnOnly"; there are inline'],
  ['acceptances:\n  inlined: false', '2:3: in acceptances there is no key "inlined"; did you mean inline?'],
  ['apiAudience: [x]', '1:1: there is no key "apiAudience"; did you mean apiAudiences?'],
  ['rules:\n  automounted-token: off\n  read-secret: off', '3:3: there is no rule "read-secret"; did you mean read-secrets?'],
  ['rules:\n  "automounted-tokens": off', '2:3: there is no rule "automounted-tokens"; did you mean automounted-token?'],
  ['rules: {constructor: off}', '1:9: there is no rule "constructor"'],
  ['rules: {__proto__: off}', '1:9: there is no rule "__proto__"'],
  ['rules: {telnet-server: off}', '1:9: there is no rule "telnet-server"'],
  ['__proto__: {pack: restricted}', '1:1: there is no key "__proto__"'],
  ['constructor: 1', '1:1: there is no key "constructor"'],
  ['rules: {read-secrets: hihg}', '1:9: rules.read-secrets is "hihg", but must be one of off, critical, high, medium, low; did you mean high?'],
  ['rules: {read-secrets: false}', '1:9: rules.read-secrets is false, but must be one of off, critical, high, medium, low'],
  ['rules: {read-secrets: null}', '1:9: rules.read-secrets is null, but must be one of off'],
  ['rules: [read-secrets]', '1:1: rules must be a mapping of keys to values, got a list'],
  ['rules:', '1:1: rules must be a mapping of keys to values, got null'],
  ['pack: strict', '1:1: pack is "strict", but must be one of recommended, essential, restricted, cis, pod-security-baseline, pod-security-restricted; did you mean restricted?'],
  ['failOn: error', '1:1: failOn is "error", but must be one of critical, high, medium, low, never'],
  ['complete: "true"', '1:1: complete must be true or false, got "true"'],
  ['complete: yes', '1:1: complete must be true or false, got "yes"'],
  ['context: cluster/', '1:1: context must be a list, got "cluster/"'],
  ['context:\n  - a\n  - 5', '3:5: context[1] must be a string, got 5'],
  ['context: [""]', '1:11: context[0] is "", but must NOT have fewer than 1 characters'],
  ['namespace: 5', '1:1: namespace must be a string, got 5'],
  ['baseline: {}', '1:1: baseline must be a string, got an object'],
  ['acceptances: {forbid: [read-secret]}', '1:24: acceptances.forbid[0] is "read-secret", but must be the id of a rule; did you mean read-secrets?'],
  ['acceptances: {maximumDays: 0}', '1:15: acceptances.maximumDays is 0, but must be >= 1'],
  ['acceptances: {maximumDays: 1.5}', '1:15: acceptances.maximumDays must be a whole number, got 1.5'],
  ['acceptances: {maximumDays: 90 days}', '1:15: acceptances.maximumDays must be a whole number, got "90 days"'],
  ['acceptances: {maximumDays: .inf}', '1:15: acceptances.maximumDays'],
  ['acceptances: {maximumDays: 1e300}', '1:15: acceptances.maximumDays'],
  ['- pack', '1:1: the file must be a mapping of keys to values, got a list'],
  ['restricted', '1:1: the file must be a mapping of keys to values, got a string'],
  ['pack: [', '1:8: it is not valid YAML'],
  ['pack: a\npack: b', '2:1: it is not valid YAML: duplicated mapping key'],
  ['pack: *a', '1:8: it is not valid YAML'],
])('rejects %j with its position and a correction', (text, message) => {
  expect(refusal(text)[0]).toContain(`least-privilege.yaml:${message}`);
});

test('all errors are reported at once', () => {
  expect(refusal('pakc: x\nfailOn: x\nrules:\n  x: off\n').map(line => line.split(': ')[0])).toEqual(
    expect.arrayContaining(['least-privilege.yaml:1:1', 'least-privilege.yaml:2:1', 'least-privilege.yaml:4:3']));
});

test('two documents are an error', () => {
  expect(refusal('pack: restricted\n---\nfailOn: low\n')).toEqual(['least-privilege.yaml: it contains 2 documents; write everything into one']);
});

test('an unknown key that is invalid in manifests is an error too', () => {
  expect(refusal('.inf: 1')[0]).toContain('there is no key');
});

test('severities of custom rules can be set', () => {
  const text = 'rules: {no-stairs: low}\nacceptances: {forbid: [no-stairs]}';
  expect(refusal(text)[0]).toContain('there is no rule "no-stairs"');
  expect(parseConfiguration(text, 'f', [customRule('no-stairs')])).toEqual({ rules: { 'no-stairs': 'low' }, acceptances: { forbid: ['no-stairs'] } });
});

describe('a file', () => {
  let directory: string;
  beforeEach(() => { directory = mkdtempSync(join(tmpdir(), 'configuration-')); });
  afterEach(() => rmSync(directory, { recursive: true }));

  test('has paths relative to itself', () => {
    const file = join(directory, 'least-privilege.yaml');
    writeFileSync(file, 'context: [cluster, ../crds, /abs]\nbaseline: baseline.json\n');
    expect(readConfiguration(file)).toEqual({ context: [join(directory, 'cluster'), join(directory, '../crds'), '/abs'], baseline: join(directory, 'baseline.json') });
  });

  test('that is missing or a directory is an error with its name', () => {
    const file = join(directory, 'least-privilege.yaml');
    expect(() => readConfiguration(file)).toThrow(InputError);
    expect(() => readConfiguration(file)).toThrow(/least-privilege\.yaml can't be read/);
    mkdirSync(file);
    expect(() => readConfiguration(file)).toThrow(/least-privilege\.yaml can't be read/);
  });
});
