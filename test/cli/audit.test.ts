import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'fs';
import { join } from 'path';
import { CLEAN, ONE_FINDING, runTool, UNREADABLE, useDirectory } from '../_run-tool';

const directory = useDirectory();

describe('exit codes', () => {
  test('0 for an app without findings', async () => {
    directory.write('app.yaml', CLEAN);
    expect(await runTool(['audit', 'app.yaml'])).toEqual({
      code: 0,
      stdout: expect.stringMatching(new RegExp('^PASSED \\(no findings at or above medium\\): 0 findings, 0 accepted, 0 errors in 1 object, 0 workloads, 0 ServiceAccounts\n'
        + 'least-privilege \\S+, pack recommended, no policy, no configuration, Kubernetes of every known version\n$')),
      stderr: '',
    });
  });

  test.each([['low', 1], ['medium', 1], ['high', 0], ['critical', 0], ['never', 0]])('a medium finding with --fail-on %s: %d', async (level, code) => {
    directory.write('app.yaml', ONE_FINDING);
    const outcome = await runTool(['audit', 'app.yaml', '--fail-on', level]);
    expect(outcome.code).toBe(code);
    expect(outcome.stdout).toContain('app.yaml:7:5');
  });

  test('medium fails by default', async () => {
    directory.write('app.yaml', ONE_FINDING);
    expect((await runTool(['audit', 'app.yaml'])).code).toBe(1);
  });

  test('2 for unreadable input, and findings are reported too', async () => {
    directory.write('app.yaml', ONE_FINDING);
    directory.write('broken.yaml', UNREADABLE);
    const { code, stdout } = await runTool(['audit', '.', '--fail-on', 'never']);
    expect(code).toBe(2);
    expect(stdout).toContain('unknown-rule-acceptance');
    expect(stdout).toMatch(/^ERROR {2}broken\.yaml:\d+:\d+$/m);
    expect(stdout).toContain('1 finding (1 medium), 0 accepted, 1 error in 1 object');
  });

  test('2 for values that the API server refuses, and the rest of the object is audited', async () => {
    directory.write('app.yaml', `apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  hostPID: true
  containers: [{ name: app, securityContext: { privileged: "true" } }, { name: other, securityContext: { privileged: true } }]
`);
    const { code, stdout } = await runTool(['audit', 'app.yaml', '--fail-on', 'never', '--rule', 'host-pid=high', '--rule', 'privileged-container=high']);
    expect(code).toBe(2);
    expect(stdout).toContain('ERROR  app.yaml:6:48\n  Pod "a": spec.containers[0].securityContext.privileged must be true or false, but is the string');
    expect(stdout).toContain('host-pid');
    expect(stdout).toContain('privileged-container');
    expect(stdout).not.toContain('privileged-container [container app]');
  });

  test('2 for an unknown kind', async () => {
    directory.write('app.yaml', 'apiVersion: v1\nkind: Deployment\nmetadata: { name: a }\n');
    const { code, stdout } = await runTool(['audit', 'app.yaml']);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^ERROR {2}app\.yaml:1:1\n {2}Kubernetes has no kind "Deployment" in "v1"; did you mean apiVersion: apps\/v1,/m);
  });

  test.each([
    ['a missing path', ['audit', 'missing.yaml'], 'missing.yaml'],
    ['an empty directory', ['audit', 'empty'], 'empty'],
    ['an empty file', ['audit', 'empty.yaml'], 'empty.yaml'],
    ['no dist/', ['audit'], 'dist/ does not exist; run cdk8s synth first'],
    ['a missing context', ['audit', 'app.yaml', '--context', 'missing/'], 'missing/'],
  ])('2 for %s', async (_, args, place) => {
    directory.write('app.yaml', CLEAN);
    directory.write('empty.yaml', '');
    mkdirSync('empty');
    const { code, stdout } = await runTool(args);
    expect(code).toBe(2);
    expect(stdout).toContain(place);
    expect(stdout).toContain('FAILED (not everything could be checked)');
  });
});

test('without a path it audits dist/', async () => {
  directory.write('dist/app.k8s.yaml', ONE_FINDING);
  directory.write('other.yaml', UNREADABLE);
  const { code, stdout } = await runTool(['audit']);
  expect(code).toBe(1);
  expect(stdout).toContain('dist/app.k8s.yaml:7:5');
});

test.each([
  [['--pack', 'recomended'], 'did you mean recommended?'],
  [['--fail-on', 'hihg'], 'did you mean high?'],
  [['--rule', 'read-secrets'], '--rule takes a rule and its severity'],
  [['--rule', 'automounted-tokn=off'], 'did you mean automounted-token?'],
  [['--rule', 'automounted-token=worst'], 'got "worst"'],
  [['--output', 'report.json'], "'report.json' is not an output format; write --output json=report.json for a file (formats: "],
  [['-o', 'out/report.xml'], "'out/report.xml' is not an output format; write --output junit=out/report.xml for a file (formats: "],
  [['-o', 'report.html'], "'report.html' is not an output format; write --output html=report.html for a file (formats: "],
  [['-o', 'report.pdf'], "'report.pdf' is not an output format; write --output FORMAT=report.pdf for a file (formats: "],
  [['-o', 'a.constructor'], 'write --output FORMAT=a.constructor for a file'],
  [['--output', 'jsn'], '\'jsn\' is not an output format; did you mean json? (formats: text, compact, html, json, sarif, junit, markdown, github, gitlab, openreports, policy-report)'],
  [['--output', 'json='], '--output json= names no file'],
  [['--output', 'text', '--output', 'json'], 'only one report can go to standard output'],
  [['--output', 'text=a', '--output', 'json=./a'], 'two reports can\'t go to ./a'],
  [['--output', 'json', '--write-baseline', 'b.json'], '--write-baseline writes no report'],
  [['--baseline', 'missing.json'], 'missing.json'],
  [['--config', 'missing.yaml'], 'missing.yaml'],
  [['--namespace', ''], 'the namespace is empty'],
  [['--kubernetes-version', '34'], 'the Kubernetes version is "34", but it must be a version of Kubernetes such as \'1.34\' or \'v1.34.4\'; write \'1.34\''],
  [['--kubernetes-version', ''], 'omit it to check against each version from 1.34 to 1.37'],
  [['--namespace', 'Foo_Bar'], 'the namespace of objects without one is "Foo_Bar", but it must be a DNS label'],
])('%j is refused before anything is read', async (args, message) => {
  const { code, stdout, stderr } = await runTool(['audit', 'missing.yaml', ...args]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain('    at ');
  expect(readdirSync('.')).toEqual(['.git']);
});

describe('reports', () => {
  beforeEach(() => { directory.write('app.yaml', ONE_FINDING); });

  test('a missing directory is an error, and is not created', async () => {
    const { code, stdout, stderr } = await runTool(['audit', 'app.yaml', '-o', 'text', '-o', 'json=reprots/new/app.json']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe("least-privilege: can't write reprots/new/app.json: the directory reprots/new does not exist; create it first\n");
    expect(existsSync('reprots')).toBe(false);
  });

  test('several in one run, in files and on standard output', async () => {
    mkdirSync('reports');
    const { code, stdout, stderr } = await runTool(['audit', 'app.yaml', '-o', 'text', '-o', 'json=reports/app.json', '-o', 'text=app.txt']);
    expect([code, stderr]).toEqual([1, '']);
    expect(JSON.parse(readFileSync('reports/app.json', 'utf8')).summary.findings.medium).toBe(1);
    expect(readFileSync('app.txt', 'utf8')).toBe(stdout);
  });

  test('json on standard output contains only JSON; the outcome is on standard error', async () => {
    const { code, stdout, stderr } = await runTool(['audit', 'app.yaml', '-o', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).findings[0].location).toEqual({ file: 'app.yaml', line: 7, column: 5 });
    expect(stderr).toMatch(/^FAILED \(findings at or above medium\): .*\n$/);
  });

  test.each<[string, string[], string?]>([
    ['the file that is audited', ['audit', 'app.yaml', '-o', 'json=./app.yaml']],
    ['a file of the directory that is audited', ['audit', '.', '-o', 'json=app.yaml']],
    ['another manifest', ['audit', 'dist', '-o', 'html=app.yaml']],
    ['one whose name has another ending', ['audit', 'app.txt', '-o', 'text=app.txt'], 'app.txt'],
    ['a manifest, by the answer of another command', ['access', '.', '-o', 'json=app.yaml']],
  ])('a report does not replace manifests: %s', async (_, args, file = 'app.yaml') => {
    directory.write('dist/web.yaml', CLEAN);
    directory.write('app.txt', readFileSync('app.yaml', 'utf8'));
    const before = readFileSync(file, 'utf8');
    expect(await runTool(args)).toMatchObject({ code: 2, stderr: expect.stringContaining(`${file}: it holds Kubernetes objects; name another file`) });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test.each([
    'json=report.yaml', 'policy-report=report.yaml', 'openreports=report.yaml', 'text=report.txt', 'markdown=report.md', 'html=report.html', 'sarif=report',
  ])('a report replaces an earlier one: %s', async output => {
    for (const _ of [1, 2]) { expect(await runTool(['audit', 'app.yaml', '--show', 'lines', '-o', output])).toMatchObject({ code: 1 }); }
  });

  test('a report does not replace a custom resource of another API that is called Report', async () => {
    directory.write('sales.yaml', 'apiVersion: example.com/v1\nkind: Report\nmetadata: { name: sales, namespace: shop }\n');
    expect(await runTool(['audit', 'app.yaml', '-o', 'json=sales.yaml'])).toMatchObject({ code: 2, stderr: expect.stringContaining('it holds Kubernetes objects') });
  });

  test('compact ends with the outcome, which is not repeated on standard error', async () => {
    const { stdout, stderr } = await runTool(['audit', 'app.yaml', '-o', 'compact']);
    expect(stdout).toContain('\nFAILED ');
    expect(stderr).toBe('');
  });

  test('a file gets no colours, a terminal does', async () => {
    const { stdout } = await runTool(['audit', 'app.yaml', '-o', 'text', '-o', 'text=app.txt'], { isTTY: true, columns: 60 });
    expect(stdout).toContain('\u001b[');
    expect(readFileSync('app.txt', 'utf8')).not.toContain('\u001b[');
  });

  test('one that cannot be written is an error that names it, and none is written', async () => {
    directory.write('file', '');
    mkdirSync('directory');
    for (const bad of ['file/report.json', 'directory']) {
      const { code, stdout, stderr } = await runTool(['audit', 'app.yaml', '-o', 'text', '-o', 'json=good.json', '-o', `json=${bad}`]);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(`can't write ${bad}: `);
    }
    expect(readdirSync('.').sort()).toEqual(['.git', 'app.yaml', 'directory', 'file']);
  });

  test('replace a file as a whole: its mode stays, and a link stays a link', async () => {
    directory.write('target.json', 'old');
    chmodSync('target.json', 0o600);
    symlinkSync('target.json', 'link.json');
    await runTool(['audit', 'app.yaml', '-o', 'json=link.json']);
    expect(JSON.parse(readFileSync('target.json', 'utf8')).version).toBe(1);
    expect(statSync('target.json').mode.toString(8)).toMatch(/600$/);
    expect(readdirSync('.').filter(name => name.endsWith('.tmp'))).toEqual([]);
  });

  test('are written to a device, which is not replaced', async () => {
    expect((await runTool(['audit', 'app.yaml', '-o', 'json=/dev/null'])).code).toBe(1);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

describe('acceptances', () => {
  /** Secrets with tokens that never expire, one document each. */
  const secrets = (...names: string[]) => names.map(name => `apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata:
  name: ${name}
  namespace: production
  annotations: {kubernetes.io/service-account.name: app}
`).join('---\n');

  test('a baseline accepts existing findings, and only these', async () => {
    directory.write('app.yaml', secrets('old'));
    expect((await runTool(['audit', 'app.yaml'])).code).toBe(1);
    // The configuration may name the file before it exists.
    directory.write('least-privilege.yaml', 'baseline: baseline.json\n');
    const written = await runTool(['audit', 'app.yaml', '--write-baseline', './baseline.json']);
    expect(written.code).toBe(0);
    expect(written.stdout).toMatch(/^Wrote a baseline of \d+ findings? to \.\/baseline\.json;/);
    expect((await runTool(['audit', 'app.yaml'])).code).toBe(0);
    expect((await runTool(['audit', 'app.yaml', '--show-accepted'])).stdout).toMatch(/Accepted by baseline \(since \d{4}-\d{2}-\d{2}\): /);

    directory.write('app.yaml', secrets('new', 'old'));
    const { code, stdout } = await runTool(['audit', 'app.yaml', '--no-config', '--baseline', 'baseline.json']);
    expect(code).toBe(1);
    expect(stdout).toContain('Secret production/new');
    expect(stdout).not.toContain('Secret production/old');
  });

  test('findings of a baseline that no longer exist are noted', async () => {
    directory.write('app.yaml', secrets('old', 'other'));
    await runTool(['audit', 'app.yaml', '--write-baseline', 'baseline.json']);
    directory.write('app.yaml', secrets('other'));
    const { code, stderr } = await runTool(['audit', 'app.yaml', '--baseline', 'baseline.json']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Note: the baseline accepts \d+ findings? that no longer exist; --write-baseline baseline\.json --shrink removes them/);
  });

  const readEntries = (): any[] => JSON.parse(readFileSync('baseline.json', 'utf8')).entries;

  test('a rewritten baseline keeps the date of each entry; SOURCE_DATE_EPOCH sets that of new ones', async () => {
    const epoch = process.env.SOURCE_DATE_EPOCH;
    const write = async (seconds: string, ...names: string[]) => {
      process.env.SOURCE_DATE_EPOCH = seconds;
      directory.write('app.yaml', secrets(...names));
      expect((await runTool(['audit', 'app.yaml', '--write-baseline', 'baseline.json'])).code).toBe(0);
      return Object.fromEntries(readEntries().map(({ object: { name }, created }) => [name, created]));
    };
    try {
      expect(await write('0', 'old')).toEqual({ old: '1970-01-01' });
      expect(await write('86400', 'old', 'new')).toEqual({ old: '1970-01-01', new: '1970-01-02' });
      expect(await write('172800', 'new')).toEqual({ new: '1970-01-02' });
    } finally {
      if (epoch === undefined) { delete process.env.SOURCE_DATE_EPOCH; } else { process.env.SOURCE_DATE_EPOCH = epoch; }
    }
  });

  test('--shrink only removes stale entries', async () => {
    directory.write('app.yaml', secrets('old', 'other'));
    await runTool(['audit', 'app.yaml', '--write-baseline', 'baseline.json']);
    const before = readEntries();
    directory.write('app.yaml', secrets('other', 'new'));
    const { code, stdout } = await runTool(['audit', 'app.yaml', '--write-baseline', 'baseline.json', '--shrink']);
    expect(code).toBe(0);
    const after = readEntries();
    expect(stdout).toBe(`Removed ${before.length - after.length} stale finding${before.length - after.length === 1 ? '' : 's'} from the baseline baseline.json; ${after.length} left.\n`);
    expect(after).toEqual(before.filter(({ object: { name } }) => name === 'other'));
  });

  test('the finding of an expired entry is reported again, with its expiry', async () => {
    directory.write('app.yaml', secrets('old'));
    await runTool(['audit', 'app.yaml', '--write-baseline', 'baseline.json']);
    directory.write('baseline.json', JSON.stringify({ version: 1, entries: readEntries().map(entry => ({ ...entry, until: '2020-01-31' })) }));
    const { code, stdout } = await runTool(['audit', 'app.yaml', '--baseline', 'baseline.json', '--show', 'lines']);
    expect(code).toBe(1);
    expect(stdout).toContain('expired-acceptance');
    expect(stdout).toMatch(/it\s+expired\s+after\s+2020-01-31/);
    const again = await runTool(['audit', 'app.yaml', '--write-baseline', 'baseline.json']);
    expect(again.stdout).toContain('1 of its entries has no effect: it expired after 2020-01-31');
    expect(readEntries().every(({ until }) => until === '2020-01-31')).toBe(true);
  });

  test.each<[string, string[], string]>([
    ['nothing to write', ['--shrink'], '--shrink needs --write-baseline; add it with the file of the baseline'],
    ['no baseline', ['--write-baseline', 'none.json', '--shrink'], '--shrink finds no baseline none.json; write one with --write-baseline none.json first'],
    ['a baseline that is not the configured one', ['--baseline', 'baseline.json', '--write-baseline', 'other.json', '--shrink'], '--shrink works on the configured baseline, which is baseline.json'],
    ['a file that is not a baseline', ['--write-baseline', 'app.yaml'], 'app.yaml is not a baseline'],
  ])('--shrink or --write-baseline with %s is refused', async (_, options, message) => {
    directory.write('app.yaml', secrets('old'));
    directory.write('baseline.json', '{"version": 1, "entries": []}');
    const { code, stdout, stderr } = await runTool(['audit', 'app.yaml', ...options]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(readFileSync('app.yaml', 'utf8')).toBe(secrets('old'));
  });

  test('no baseline is written from unreadable input', async () => {
    directory.write('app.yaml', UNREADABLE);
    const { code, stdout, stderr } = await runTool(['audit', 'app.yaml', '--write-baseline', 'baseline.json']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('no baseline was written');
    expect(existsSync('baseline.json')).toBe(false);
  });

  describe('--acceptances', () => {
    beforeEach(() => { directory.write('app.yaml', ONE_FINDING); });

    test('inline=false ignores annotations', async () => {
      expect((await runTool(['audit', 'app.yaml', '--acceptances', 'inline=false'])).code).toBe(0);
    });

    test('takes each key with a value of its type', async () => {
      const values = ['inline=true', 'baseline=false', 'forbid=read-secrets,write-secrets', 'forbid=bind-roles', 'requireUntil=true', 'maximumDays=90'];
      const { stdout } = await runTool(['audit', 'app.yaml', '--output', 'json', ...values.flatMap(value => ['--acceptances', value])]);
      expect(JSON.parse(stdout).provenance.acceptances).toEqual({
        inline: true, baseline: false, forbid: ['read-secrets', 'write-secrets', 'bind-roles'], requireUntil: true, maximumDays: 90,
      });
    });

    test.each([
      ['inline', '--acceptances takes a key and its value, as in --acceptances maximumDays=90; got "inline"'],
      ['inline=', '--acceptances takes a key and its value'],
      ['=false', '--acceptances takes a key and its value'],
      ['inlined=false', 'in acceptances there is no key "inlined"; did you mean inline?'],
      ['__proto__=false', 'in acceptances there is no key "__proto__"'],
      ['inline=no', 'acceptances.inline must be true or false, got "no"'],
      ['maximumDays=9 days', 'acceptances.maximumDays must be a whole number, got "9 days"'],
      ['maximumDays=0', 'acceptances.maximumDays is 0, but must be >= 1'],
      ['forbid=read-secret', 'acceptances.forbid[0] is "read-secret", but must be the id of a rule; did you mean read-secrets?'],
      ['\u001b[2J=x', 'in acceptances there is no key "\\u001b[2J"'],
    ])('%j is refused', async (value, message) => {
      const { code, stdout, stderr } = await runTool(['audit', 'app.yaml', '--acceptances', value]);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(message);
    });
  });
});

describe('configuration', () => {
  beforeEach(() => { directory.write('app.yaml', ONE_FINDING); });

  test('is found in a directory above', async () => {
    directory.write('least-privilege.yaml', 'failOn: high\n');
    directory.write('below/app.yaml', ONE_FINDING);
    process.chdir('below');
    expect((await runTool(['audit', 'app.yaml'])).code).toBe(0);
  });

  test('options take precedence over it, --no-config ignores it, --config selects another', async () => {
    directory.write('least-privilege.yaml', 'failOn: high\n');
    directory.write('strict.yaml', 'failOn: low\n');
    expect((await runTool(['audit', 'app.yaml', '--fail-on', 'medium'])).code).toBe(1);
    expect((await runTool(['audit', 'app.yaml', '--no-config'])).code).toBe(1);
    expect((await runTool(['audit', 'app.yaml', '--config', 'strict.yaml'])).code).toBe(1);
    expect((await runTool(['audit', 'app.yaml'])).code).toBe(0);
  });

  test('--rule overrides severities and turns rules off', async () => {
    const severity = async (...args: string[]) => JSON.parse((await runTool(['audit', 'app.yaml', '-o', 'json', ...args])).stdout).findings[0]?.severity;
    expect(await severity('--rule', 'unknown-rule-acceptance=low')).toBe('low');
    expect(await severity('--rule', 'unknown-rule-acceptance=off')).toBeUndefined();
  });

  test('a mistake in it is reported with file, line and key, and exits with 2', async () => {
    directory.write('least-privilege.yaml', 'fialOn: high\n');
    const { code, stdout, stderr } = await runTool(['audit', 'app.yaml']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/least-privilege\.yaml:1:1: .*fialOn.*failOn/);
  });
});

test('files of other tools in a directory are named on standard error', async () => {
  directory.write('app/app.yaml', CLEAN);
  directory.write('app/values.yaml', 'replicas: 1\n');
  const { code, stdout, stderr } = await runTool(['audit', 'app']);
  expect(code).toBe(0);
  expect(stderr).toBe('Note: skipped files without Kubernetes objects: app/values.yaml\n');
  expect(stdout).toContain('1 object');
  expect((await runTool(['audit', 'app', '--quiet'])).stderr).toBe('');
});

test('the same input gives the same bytes', async () => {
  directory.write(join('a', 'one.yaml'), ONE_FINDING);
  directory.write(join('a', 'two.yaml'), `${ONE_FINDING}---\n${ONE_FINDING.replace('settings', 'more')}`);
  const epoch = jest.replaceProperty(process, 'env', { ...process.env, SOURCE_DATE_EPOCH: '1700000000' });
  for (const format of ['text', 'json']) {
    expect(await runTool(['audit', 'a', '-o', format])).toEqual(await runTool(['audit', 'a', '-o', format]));
  }
  epoch.restore();
});

test('an internal error exits with 2 and asks for a report', async () => {
  directory.write('app.yaml', CLEAN);
  const broken = jest.spyOn(jest.requireActual('../../src/audit/audit'), 'audit').mockImplementation(() => { throw new TypeError('oh no'); });
  const { code, stdout, stderr } = await runTool(['audit', 'app.yaml']);
  broken.mockRestore();
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('internal error');
  expect(stderr).toContain('oh no');
});

describe('additional knowledge', () => {
  const POD = `apiVersion: v1
kind: Pod
metadata: {name: app}
spec:
  serviceAccountName: app
  containers:
  - name: app
    image: x
    volumeMounts: [{name: token, mountPath: /token}]
  volumes:
  - name: token
    projected:
      sources:
      - serviceAccountToken: {path: token, audience: api.example.com}
`;
  const ACCOUNT = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: app, namespace: production}\nautomountServiceAccountToken: false\n';

  async function report(...args: string[]) {
    const { findings, summary } = JSON.parse((await runTool(['audit', 'app.yaml', '-o', 'json', ...args])).stdout);
    return { rules: findings.map(({ rule }: { rule: string }) => rule), findings, summary };
  }

  beforeEach(() => {
    directory.write('app.yaml', POD);
    directory.write('context/accounts.yaml', ACCOUNT);
    directory.write('more.yaml', CLEAN);
  });

  test('--context and --namespace: an account that another repository declares exists, and gets no findings', async () => {
    expect((await report('--namespace', 'production')).rules).toContain('missing-service-account');
    const { rules, summary } = await report('--namespace', 'production', '--context', 'more.yaml', '--context', 'context');
    expect(rules).not.toContain('missing-service-account');
    expect(summary.objects).toBe(1);
    expect((await report('--namespace', 'staging', '--context', 'context')).rules).toContain('missing-service-account');
  });

  test('--api-audience: a token for a known audience of the API server names it', async () => {
    expect((await report('--api-audience', 'other', '--api-audience', 'api.example.com')).rules).toContain('hard-coded-api-audience');
    expect((await report('--api-audience', 'other')).rules).not.toContain('hard-coded-api-audience');
  });

  test('--kubernetes-version: findings of other versions are not reported', async () => {
    directory.write('app.yaml', `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: debugger}
rules:
- {apiGroups: [''], resources: [pods/attach], verbs: [get]}
`);
    expect((await report()).findings).toMatchObject([{ rule: 'execute-in-pods', key: 'pods/attach get', message: expect.stringMatching(/^up to Kubernetes 1\.34, /) }]);
    expect((await report('--kubernetes-version', 'v1.34.4')).findings).toMatchObject([{ message: expect.stringMatching(/^'pods\/attach get'/) }]);
    expect((await report('--kubernetes-version', '1.35')).findings).toEqual([]);
    const { code, stdout } = await runTool(['audit', 'app.yaml', '--kubernetes-version', '1.40']);
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain('Note: checked for Kubernetes 1.37, the known version closest to 1.40 (known: 1.34 to 1.37)');
    directory.write('least-privilege.yaml', 'kubernetesVersion: 1.35\n');
    expect(await runTool(['audit', 'app.yaml'])).toMatchObject({ code: 2, stderr: expect.stringContaining('least-privilege.yaml:1:1: kubernetesVersion must be a string, got 1.35; write it in quotes') });
  });

  test('--complete: missing objects do not exist', async () => {
    directory.write('app.yaml', ACCOUNT);
    expect((await report()).findings).toMatchObject([{ rule: 'unused-service-account', unknown: true }]);
    expect((await report('--complete')).findings).toMatchObject([{ rule: 'unused-service-account', unknown: false }]);
  });
});
