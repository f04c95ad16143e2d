import { createHash } from 'crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { PRINTS_CLEAN, usePrograms } from './_programs';
import { CLEAN, ONE_FINDING, runTool, useDirectory } from '../../_run-tool';
import { problemsWith } from '../../_schemas';

const directory = useDirectory();
const programs = usePrograms();

beforeEach(() => {
  directory.write('web/Chart.yaml', 'apiVersion: v2\nname: web\nversion: 1.0.0\n');
  directory.write('web/templates/a.yaml', 'a: {{ .Values.a }}\n');
  directory.write('prod/kustomization.yaml', 'namePrefix: prod-\nresources: [a.yaml]\n');
  directory.write('prod/a.yaml', CLEAN);
});

async function audit(args: readonly string[], env: { readonly [name: string]: string } = {}) {
  return runTool(['audit', '--render', ...args], { env: { PATH: programs.path, ...env } });
}

async function report(args: readonly string[]) {
  const { code, stdout, stderr } = await audit(['--output', 'json', ...args]);
  const document = JSON.parse(stdout);
  expect(problemsWith(document, 'report')).toEqual([]);
  return { code, stderr, ...document };
}

const READER = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader, namespace: production }
rules:
- { apiGroups: [''], resources: [secrets], verbs: [get] }
`;

const prints = (text: string): string => `process.stdout.write(${JSON.stringify(text)});`;
const messages = ({ errors }: any): string[] => errors.map(({ message }: any) => message);

describe('--render runs', () => {
  test('helm template on a chart with templates', async () => {
    programs.add('helm');
    expect(await report(['web'])).toMatchObject({ code: 0, errors: [], summary: { objects: 1 } });
    expect(programs.calls('helm').map(({ args }) => args)).toEqual([['template', './web', '--include-crds', '--skip-schema-validation']]);
  });

  test('with the namespace, the version of Kubernetes and the values files', async () => {
    programs.add('helm');
    directory.write('a,b.yaml', 'a: 1\n');
    directory.write('-c.yaml', 'c: 1\n');
    await report(['web', '--namespace', 'shop', '--kubernetes-version', '1.34', '--render-values', 'a,b.yaml', '--render-values=-c.yaml']);
    expect(programs.calls('helm')[0].args.slice(4)).toEqual(['--namespace', 'shop', '--kube-version', '1.34', '--values', '"./a,b.yaml"', '--values', './-c.yaml']);
  });

  test('kustomize build on a kustomization that changes manifests, with the load restrictor', async () => {
    programs.add('kustomize');
    programs.add('kubectl');
    expect(await report(['prod'])).toMatchObject({ code: 0, errors: [], summary: { objects: 1 } });
    expect(programs.calls('kustomize').map(({ args }) => args)).toEqual([['build', './prod', '--load-restrictor', 'LoadRestrictionsRootOnly']]);
    expect(programs.calls('kubectl')).toEqual([]);
  });

  test('kubectl kustomize if kustomize is not installed', async () => {
    programs.add('kubectl');
    expect(await report(['prod'])).toMatchObject({ code: 0, errors: [] });
    expect(programs.calls('kubectl').map(({ args }) => args)).toEqual([['kustomize', './prod', '--load-restrictor', 'LoadRestrictionsRootOnly']]);
  });

  test('a directory whose name looks like an option or contains shell syntax', async () => {
    programs.add('helm');
    for (const name of ['-x', 'a;touch b', '$(touch b)']) {
      directory.write(`charts/${name}/Chart.yaml`, 'name: x\n');
      directory.write(`charts/${name}/templates/a.yaml`, '{{ . }}');
    }
    process.chdir('charts');
    await report(['./-x', '.']);
    expect(programs.calls('helm').map(({ args }) => args[1])).toEqual(['./-x', './$(touch b)', './a;touch b']);
    expect(readdirSync('.')).not.toContain('b');
  });

  test('each directory below a path that needs it, and reads none of its files', async () => {
    programs.add('helm');
    programs.add('kustomize');
    directory.write('plain.yaml', CLEAN.replace('settings', 'plain'));
    const { provenance, summary } = await report(['.']);
    expect(provenance.rendered.map((each: any) => each.directory)).toEqual(['prod', 'web']);
    expect(summary).toMatchObject({ objects: 3, errors: 0 });
  });

  test('nothing if no directory needs it', async () => {
    programs.add('helm');
    directory.write('plain.yaml', CLEAN);
    const { code, provenance } = await report(['plain.yaml']);
    expect({ code, rendered: provenance.rendered, calls: programs.calls('helm') }).toEqual({ code: 0, rendered: undefined, calls: [] });
  });

  test('nothing in excluded directories', async () => {
    programs.add('helm');
    programs.add('kustomize');
    directory.write('least-privilege.yaml', 'exclude: [web]\n');
    expect((await report(['.'])).provenance.rendered.map((each: any) => each.directory)).toEqual(['prod']);
  });

  test('directories of --context, whose findings are not reported', async () => {
    programs.add('helm', prints(ONE_FINDING));
    directory.write('plain.yaml', CLEAN);
    const { code, provenance, findings } = await report(['plain.yaml', '--context', 'web']);
    expect({ code, findings, rendered: provenance.rendered.length }).toEqual({ code: 0, findings: [], rendered: 1 });
  });

  test('for the list of acceptances', async () => {
    programs.add('helm', prints(ONE_FINDING));
    const { code, stderr } = await runTool(['acceptances', 'web', '--render'], { env: { PATH: programs.path } });
    expect({ code, stderr, calls: programs.calls('helm').length }).toEqual({ code: 0, stderr: '', calls: 1 });
  });

  test('nothing without --render, and the message names it', async () => {
    programs.add('helm');
    programs.add('kustomize');
    const { code, stdout } = await runTool(['audit', 'web', 'prod', '--output', 'json'], { env: { PATH: programs.path } });
    expect(code).toBe(2);
    expect(messages(JSON.parse(stdout))).toEqual([
      'a Helm chart, not manifests; run "helm template" on the directory and audit the output, or add --render',
      'Kustomize input that changes manifests (namePrefix); run "kustomize build" on the directory and audit the output, or add --render',
    ]);
    expect([...programs.calls('helm'), ...programs.calls('kustomize')]).toEqual([]);
  });
});

describe('the environment of the program', () => {
  const SECRET = 'of the user';

  test.each(['helm', 'kustomize', 'kubectl'])('%s: contains only the PATH of the user, and empty directories', async name => {
    programs.add(name);
    const env = Object.fromEntries([
      'HOME', 'AWS_SECRET_ACCESS_KEY', 'HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'ALL_PROXY', 'HELM_PLUGINS', 'HELM_NAMESPACE', 'HELM_KUBETOKEN', 'HELM_DRIVER',
      'KUSTOMIZE_PLUGIN_HOME', 'KUBECONFIG', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'GIT_CONFIG_GLOBAL', 'GIT_SSH_COMMAND', 'GIT_EXEC_PATH',
      'NODE_OPTIONS', 'LD_PRELOAD', 'BASH_ENV',
    ].map(variable => [variable, SECRET]));
    await audit([name === 'helm' ? 'web' : 'prod'], env);
    const [{ env: seen, listed }] = programs.calls(name);
    expect(Object.entries(seen).filter(([, value]) => value === SECRET)).toEqual([]);
    expect(Object.keys(seen).filter(variable => /proxy|SECRET|TOKEN|NODE_OPTIONS|PRELOAD|BASH_ENV|SSH/i.test(variable))).toEqual([]);
    expect(seen.PATH).toBe(programs.path);
    for (const variable of ['HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'HELM_PLUGINS', 'HELM_REPOSITORY_CACHE', 'KUSTOMIZE_PLUGIN_HOME']) {
      expect([variable, listed[variable]]).toEqual([variable, []]);
    }
    expect(seen).toMatchObject({ GIT_ALLOW_PROTOCOL: 'none', GIT_CONFIG_NOSYSTEM: '1' });
  });

  test('its home directory is removed afterwards', async () => {
    programs.add('helm');
    await audit(['web']);
    expect(existsSync(programs.calls('helm')[0].env.HOME)).toBe(false);
  });

  test('a program in a relative entry of the PATH is not run: the repository may contain it', async () => {
    mkdirSync('bin');
    writeFileSync('bin/helm', `#!${process.execPath}\n${PRINTS_CLEAN}`);
    chmodSync('bin/helm', 0o755);
    const { code, stdout } = await runTool(['audit', '--render', 'web', '--output', 'json'], { env: { PATH: 'bin:.:' } });
    expect({ code, errors: messages(JSON.parse(stdout)) }).toEqual({ code: 2, errors: [expect.stringContaining('--render runs helm, which is not on the PATH')] });
  });
});

describe('a failure is an error of the directory, and the rest is audited', () => {
  test.each<[string, string, RegExp]>([
    ['the program fails', 'console.error("Error: a value is missing"); process.exit(3);', /^"helm template" \(v3\.20\.2\+gabc\) failed with exit code 3: Error: a value is missing$/],
    ['it fails after it has written manifests', `${PRINTS_CLEAN} process.exitCode = 1;`, /failed with exit code 1$/],
    ['it is ended by a signal', 'process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1e6);', /was ended by SIGTERM/],
    ['it writes nothing', '', /contains no Kubernetes object/],
    ['it writes something that is not a manifest', prints('a: 1\n'), /not a Kubernetes object/],
    ['it writes bytes that are not UTF-8', 'process.stdout.write(Buffer.from([0x61, 0xff]));', /not UTF-8/],
    ['it never stops writing', 'const chunk = "#".repeat(1 << 20); const more = () => process.stdout.write(chunk, more); more();', /wrote more than 64 MiB/],
    ['dependencies are missing', 'console.error("found in Chart.yaml, but missing in charts/ directory: redis"); process.exit(1);', /run "helm dependency build" on the chart first/],
    ['Helm is too old', 'console.error("Error: unknown flag: --skip-schema-validation"); process.exit(1);', /needs Helm 3\.16 or newer/],
    ['the chart is for another version', 'console.error("Error: chart requires kubeVersion: >=1.40"); process.exit(1);', /--kubernetes-version sets the version/],
  ])('%s', async (_, body, message) => {
    programs.add('helm', body);
    directory.write('plain.yaml', ONE_FINDING);
    const result = await report(['web', 'plain.yaml']);
    expect(result).toMatchObject({ code: 2, findings: [expect.anything()], errors: [{ message: expect.stringMatching(message) }] });
  });

  test('no program is installed', async () => {
    expect(messages(await report(['web', 'prod']))).toEqual([
      '--render runs helm, which is not on the PATH; install helm, or audit the output of "helm template"',
      '--render runs kustomize or kubectl, which are not on the PATH; install kustomize, or audit the output of "kustomize build"',
    ]);
  });

  test('a file of that name that is not a program', async () => {
    writeFileSync(join(programs.path, 'helm'), '');
    mkdirSync(join(programs.path, 'kustomize'));
    expect(messages(await report(['web', 'prod']))).toEqual([expect.stringContaining('not on the PATH'), expect.stringContaining('not on the PATH')]);
  });

  test('a program that cannot be started', async () => {
    writeFileSync(join(programs.path, 'helm'), '#!/does/not/exist\n');
    chmodSync(join(programs.path, 'helm'), 0o755);
    expect(messages(await report(['web']))).toEqual([expect.stringContaining('"helm version --short" does not print its version')]);
  });

  test('its output cannot control the terminal or the CI', async () => {
    programs.add('helm', 'console.error("\\u001b[31mred\\n::error::owned\\n##vso[x]"); process.exit(1);');
    const { stdout, stderr } = await audit(['web', '--output', 'text']);
    // eslint-disable-next-line no-control-regex
    expect(stdout + stderr).not.toMatch(/\u001b|^ *::|##vso\[/m);
    expect(stdout).toContain('\\u001b[31mred');
  });

  test('a warning of a successful program is a note', async () => {
    programs.add('helm', `console.error("WARNING: \\u001b[31mold"); ${PRINTS_CLEAN}`);
    const { code, stderr } = await report(['web']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('Note: helm template web says: WARNING: \\u001b[31mold\n') });
  });

  const onPosix = process.platform === 'win32' ? test.skip : test;

  onPosix('it takes too long: it ends with all that it started', async () => {
    // The run ends only when no process holds the pipe.
    programs.add('helm', 'require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"], { stdio: "inherit" }); setInterval(() => {}, 1e6);');
    expect(messages(await report(['web', '--render-timeout', '1']))).toEqual([expect.stringMatching(/did not finish within 1 s; --render-timeout sets another limit/)]);
  });

  onPosix('what it leaves in the background ends with it', async () => {
    programs.add('helm', `require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"], { stdio: "inherit" }).unref(); ${PRINTS_CLEAN}`);
    expect(await report(['web'])).toMatchObject({ code: 0, errors: [] });
  });
});

describe('links', () => {
  test('a chart with a link out of it is refused', async () => {
    programs.add('helm');
    directory.write('secret.txt', 'x');
    mkdirSync('web/files');
    symlinkSync('../../secret.txt', 'web/files/a.txt');
    expect(messages(await report(['web']))).toEqual([
      '"files/a.txt" is a symbolic link out of the chart, which --render does not follow; replace it with its target',
    ]);
    expect(programs.calls('helm')).toEqual([]);
  });

  test('as is a link to a missing target, or to a sibling directory with the same prefix', async () => {
    programs.add('helm');
    directory.write('web-2/a.txt', 'x');
    symlinkSync('../web-2', 'web/more');
    expect(messages(await report(['web']))).toEqual([expect.stringContaining('"more" is a symbolic link')]);
    expect(programs.calls('helm')).toEqual([]);
  });

  test('a link within the chart is not', async () => {
    programs.add('helm');
    symlinkSync('templates/a.yaml', 'web/b.yaml');
    expect(await report(['web'])).toMatchObject({ code: 0, errors: [] });
  });

  test('the path of a chart may be a link', async () => {
    programs.add('helm');
    symlinkSync('web', 'linked');
    expect(await report(['linked'])).toMatchObject({ code: 0, errors: [] });
  });
});

describe('provenance', () => {
  test('in data: the program, its version and arguments, and a digest of its output', async () => {
    programs.add('helm');
    const { provenance } = await report(['web']);
    expect(provenance.rendered).toEqual([{
      directory: 'web',
      program: 'helm',
      version: 'v3.20.2+gabc',
      arguments: ['template', './web', '--include-crds', '--skip-schema-validation'],
      sha256: createHash('sha256').update(CLEAN).digest('hex'),
    }]);
  });

  test.each<[string, string, string]>([
    ['kustomize', 'v5.8.1', 'v5.8.1'],
    ['kustomize', '{Version:kustomize/v4.5.7 GitCommit:56d82a8378dfc8dc3b3b1085e5a6e67b82966bd7}', 'v4.5.7'],
    ['kubectl', 'Client Version: v1.34.4\nKustomize Version: v5.7.1', 'v1.34.4 with kustomize v5.7.1'],
  ])('%s prints %j as its version', async (program, output, version) => {
    programs.add(program, PRINTS_CLEAN, output);
    expect((await report(['prod'])).provenance.rendered).toEqual([expect.objectContaining({ program, version })]);
  });

  test.each(['text', 'markdown', 'junit', 'sarif', 'gitlab', 'github', 'compact', 'html'])('%s says what was rendered and with which program', async format => {
    programs.add('helm');
    const { stdout } = await audit(['web', '--output', format]);
    const text = format === 'sarif' ? JSON.stringify(JSON.parse(stdout).runs[0].properties.provenance.rendered) : stdout.replace(/\s+/g, ' ');
    expect(text).toMatch(format === 'sarif' ? /"directory":"web","program":"helm","version":"v3\.20\.2\+gabc"/ : /rendered web with helm v3\.20\.2\+gabc: helm template \.\/web --include-crds/);
  });

  test('findings name the directory and the command, and path patterns match them', async () => {
    programs.add('helm', prints(READER));
    const [found] = (await report(['web'])).findings;
    expect(found).toMatchObject({ rule: 'read-secrets', location: { file: 'web/<helm template>', line: 5 } });
    directory.write('least-privilege.yaml', 'overrides:\n- paths: [web]\n  rules: {read-secrets: critical}\n');
    expect((await report(['web'])).findings[0]).toMatchObject({ rule: 'read-secrets', severity: 'critical' });
  });
});

describe('options', () => {
  test.each<[string[], string]>([
    [['audit', 'web', '--render-values', 'web/Chart.yaml'], '--render-values has no effect without --render; add it'],
    [['audit', 'web', '--render-timeout', '5'], '--render-timeout has no effect without --render; add it'],
    [['audit', 'web', '--render', '--render-values', 'https://example.com/values.yaml'], '--render-values takes a file, got "https://example.com/values.yaml", which is not one'],
    [['audit', 'web', '--render', '--render-values', 'web'], '--render-values takes a file, got "web", which is not one'],
    ...['0', '-1', '1.5', 'x', '', '3601', '1e3'].map((value): [string[], string] =>
      [['audit', 'web', '--render', `--render-timeout=${value}`], `--render-timeout takes whole seconds from 1 to 3600, got "${value}"`]),
  ])('%j', async (args, message) => {
    programs.add('helm');
    expect(await runTool(args, { env: { PATH: programs.path } })).toEqual({ code: 2, stdout: '', stderr: `least-privilege: ${message}\n` });
    expect(programs.calls('helm')).toEqual([]);
  });

  test('the configuration of a repository cannot turn it on', async () => {
    programs.add('helm');
    directory.write('least-privilege.yaml', 'render: true\n');
    expect((await runTool(['audit', 'web'], { env: { PATH: programs.path } })).code).toBe(2);
    expect(programs.calls('helm')).toEqual([]);
  });
});

test('no temporary directory remains', async () => {
  programs.add('helm', 'process.exit(1);');
  const before = readdirSync(tmpdir()).filter(name => name.startsWith('least-privilege-render-'));
  await audit(['web']);
  expect(readdirSync(tmpdir()).filter(name => name.startsWith('least-privilege-render-') && !before.includes(name))).toEqual([]);
});
