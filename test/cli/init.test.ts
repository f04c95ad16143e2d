import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { parse } from 'yaml';
import { parseConfiguration } from '../../src/configuration/read-configuration';
import { toolVersion } from '../../src/report/tool-version';
import { CLEAN, runTool, useDirectory } from '../_run-tool';

const directory = useDirectory();

const READER = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader, namespace: production }
rules:
- { apiGroups: [''], resources: [secrets], verbs: [get] }
`;

const BINDING_TO_ALL = `---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: everybody }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
subjects:
- { apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:unauthenticated' }
`;

const init = (...args: string[]) => runTool(['init', ...args]);
const ask = (answers: readonly string[], ...args: string[]) => runTool(['init', ...args], { isTTY: true, answers });
const text = (file: string) => readFileSync(file, 'utf8');
const configuration = () => parseConfiguration(text('least-privilege.yaml'), 'least-privilege.yaml');
const written = () => readdirSync('.').filter(name => !['.git', 'dist', 'manifests'].includes(name)).sort();

beforeEach(() => {
  directory.write('dist/app.yaml', READER);
});

describe('without questions', () => {
  test('it writes a configuration and a baseline with which the audit passes, and says so', async () => {
    expect((await runTool(['audit'])).code).toBe(1);
    const { code, stdout, stderr } = await init('--yes');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe([
      'Wrote least-privilege.yaml: pack recommended, fails at findings of severity medium and above',
      'Wrote baseline.json: 1 current finding, accepted until fixed',
      'Wrote no CI file (--ci github or gitlab writes one)',
      'Next: least-privilege audit dist/',
      '',
    ].join('\n'));
    expect(written()).toEqual(['baseline.json', 'least-privilege.yaml']);
    expect(configuration()).toEqual({ pack: 'recommended', failOn: 'medium', baseline: 'baseline.json' });
    const audit = await runTool(['audit', '--output', 'json']);
    expect(audit.code).toBe(0);
    expect(JSON.parse(audit.stdout).accepted).toMatchObject([{ rule: 'read-secrets', by: 'baseline' }]);
    directory.write('dist/new.yaml', READER.replace('reader', 'another'));
    expect((await runTool(['audit'])).code).toBe(1);
  });

  test('findings that cannot be accepted still fail, and it says so', async () => {
    directory.write('dist/app.yaml', READER + BINDING_TO_ALL);
    const { stdout } = await init('--yes');
    expect(stdout).toContain('2 findings cannot be in a baseline and fail the audit until fixed\n');
    expect((await runTool(['audit'])).code).toBe(1);
  });

  test('without findings no baseline is written', async () => {
    directory.write('dist/app.yaml', CLEAN);
    expect((await init('--yes')).stdout).toContain('Wrote no baseline: no findings to record\n');
    expect(configuration()).toEqual({ pack: 'recommended', failOn: 'medium' });
    expect((await runTool(['audit'])).code).toBe(0);
  });

  test('--no-baseline needs no manifests', async () => {
    rmSync('dist', { recursive: true });
    const { code, stdout } = await init('--yes', '--no-baseline', '--pack', 'essential');
    expect([code, stdout]).toEqual([0, expect.stringContaining('Wrote no baseline\n')]);
    expect(configuration()).toEqual({ pack: 'essential', failOn: 'medium' });
  });

  test('the baseline is that of the pack', async () => {
    await init('--yes', '--pack', 'essential');
    expect(existsSync('baseline.json')).toBe(false);
    expect((await runTool(['audit'])).code).toBe(0);
  });

  test('editors find the schema if the package is installed', async () => {
    directory.write('node_modules/cdk8s-least-privilege/schema/least-privilege.schema.json', '{}');
    await init('--yes');
    expect(text('least-privilege.yaml')).toMatch(/^# yaml-language-server: \$schema=node_modules\/cdk8s-least-privilege\/schema\/least-privilege\.schema\.json\n/);
  });
});

describe('CI files', () => {
  const commandsIn = (file: string): string[] => {
    const document = parse(text(file));
    const steps = document.jobs?.audit.steps.flatMap(({ run }: any) => run ?? []) ?? document['least-privilege'].script;
    return steps.map((step: string) => step.trim());
  };
  const install = (...names: string[]) => {
    directory.write('package.json', JSON.stringify({ devDependencies: Object.fromEntries(names.map(name => [name, '*'])) }));
    directory.write('package-lock.json', '{}');
  };

  /** Runs the command of a CI file, as test/docs/ci-page does with those of the page. */
  async function runCommand(command: string) {
    const args = command.slice(command.indexOf(' audit ') + 1).split(/\s+/).map(argument => argument.replace('$GITHUB_STEP_SUMMARY', 'summary.md'));
    const { code, stderr } = await runTool(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('least-privilege:') });
    return args.filter((_, index) => args[index - 1] === '--output' && args[index].includes('=')).map(output => output.split('=')[1]);
  }

  test('for GitHub: its command passes, no job may write, and no action runs with credentials', async () => {
    install('cdk8s-least-privilege', 'cdk8s-cli');
    directory.write('cdk8s.yaml', '');
    const file = '.github/workflows/least-privilege.yml';
    expect((await init('--yes', '--ci', 'github')).stdout).toContain(`Wrote ${file}\n`);
    const [install1, synth, command] = commandsIn(file);
    expect([install1, synth]).toEqual(['npm ci', 'npx --no-install cdk8s synth']);
    expect(command).toBe('npx --no-install least-privilege audit dist/ --output github --output markdown=$GITHUB_STEP_SUMMARY');
    for (const each of await runCommand(command)) { expect(existsSync(each)).toBe(true); }
    const { permissions, jobs: { audit } } = parse(text(file));
    expect([permissions, audit.permissions]).toEqual([{}, { contents: 'read' }]);
    expect(audit.steps[0]).toEqual({ uses: 'actions/checkout@v7', with: { 'persist-credentials': false } });
  });

  test('for GitLab: its command writes what the job uploads', async () => {
    install('cdk8s-least-privilege');
    expect((await init('--yes', '--ci', 'gitlab')).stdout).toContain('Wrote .gitlab-ci.yml\n');
    const [, command] = commandsIn('.gitlab-ci.yml');
    const files = await runCommand(command);
    const { artifacts: { reports } } = parse(text('.gitlab-ci.yml'))['least-privilege'];
    expect(Object.values(reports).sort()).toEqual([...files].sort());
    for (const each of files) { expect(existsSync(each)).toBe(true); }
  });

  test('an existing .gitlab-ci.yml stays unchanged, and gets a file to include', async () => {
    directory.write('.gitlab-ci.yml', 'test: { script: [true] }\n');
    const { stdout } = await init('--yes');
    expect(stdout).toContain('Wrote least-privilege.gitlab-ci.yml\nAdd to .gitlab-ci.yml: include: [{ local: least-privilege.gitlab-ci.yml }]\n');
    expect(text('.gitlab-ci.yml')).toBe('test: { script: [true] }\n');
    expect(Object.keys(parse(text('least-privilege.gitlab-ci.yml')))).toEqual(['least-privilege']);
  });

  test('a repository with .github gets a workflow by default', async () => {
    mkdirSync('.github');
    await init('--yes');
    expect(existsSync('.github/workflows/least-privilege.yml')).toBe(true);
  });

  test('if the package is not a dependency, the pinned version is run, not another package with the name of the command', async () => {
    await init('--yes', '--ci', 'github');
    expect(commandsIn('.github/workflows/least-privilege.yml'))
      .toEqual([expect.stringContaining(`npx --yes cdk8s-least-privilege@${toolVersion()} audit dist/ `)]);
  });

  test('paths are quoted for the shell', async () => {
    directory.write('my manifests/it\'s $HOME.yaml', READER);
    await init('my manifests/it\'s $HOME.yaml', '--yes', '--ci', 'github');
    expect(commandsIn('.github/workflows/least-privilege.yml')[0]).toContain(' audit \'my manifests/it\'\\\'\'s $HOME.yaml\' --output github');
  });

  test.each(['..', '/'])('the path %s is not in the repository of the CI', async path => {
    const { code, stderr } = await init(path, '--yes', '--ci', 'github', '--no-baseline');
    expect([code, stderr]).toEqual([2, `least-privilege: ${path} is outside this directory, where CI runs; name a path inside it, or pass --ci none\n`]);
    expect(written()).toEqual([]);
  });

  test('they belong in the root of the repository', async () => {
    directory.write('.git/HEAD', '');
    process.chdir('dist');
    const { code, stderr } = await init('app.yaml', '--yes', '--ci', 'github');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^least-privilege: a CI file belongs in the root of the Git repository; run init in .*, or pass --ci none\n$/)]);
    mkdirSync('../.github');
    expect((await init('app.yaml', '--yes')).stdout).toContain('Wrote no CI file');
  });
});

describe('with questions', () => {
  test('each answer is used', async () => {
    directory.write('manifests/app.yaml', READER);
    const { code, stdout } = await ask(['manifests', 'restricted', 'y', 'github']);
    expect(code).toBe(0);
    expect(stdout).toContain('Where are the manifests? (dist/) ');
    expect(stdout).toContain('Which rules? [recommended, essential, restricted, cis, ');
    expect(stdout).toMatch(/Record \d+ current findings? in baseline\.json, and fail only on new ones\? \(Y\/n\) /);
    expect(stdout).toContain('Write a CI file? [github, gitlab, none] (none) ');
    expect(configuration()).toEqual({ pack: 'restricted', failOn: 'medium', baseline: 'baseline.json' });
    expect(text('.github/workflows/least-privilege.yml')).toContain(' audit manifests --output');
    expect((await runTool(['audit', 'manifests'])).code).toBe(0);
  });

  test('empty lines select the defaults', async () => {
    expect((await ask(['', '', '', ''])).code).toBe(0);
    expect(written()).toEqual(['baseline.json', 'least-privilege.yaml']);
  });

  test('it asks again after an unknown answer, with a suggestion', async () => {
    const { code, stdout } = await ask(['', 'restrict', 'restricted', 'maybe', 'n', 'none']);
    expect(code).toBe(0);
    expect(stdout).toContain('did you mean restricted?');
    expect(configuration()).toEqual({ pack: 'restricted', failOn: 'medium' });
    expect(stdout).toContain('Wrote no baseline\n');
    expect(stdout).toContain('1 finding fails the audit until fixed\n');
  });

  test('values of flags are not asked for', async () => {
    const { stdout } = await ask([], 'dist', '--pack', 'cis', '--ci', 'none', '--no-baseline');
    expect(stdout).not.toContain('?');
    expect(configuration()).toMatchObject({ pack: 'cis' });
  });

  test('nothing is written if the input ends', async () => {
    const { code, stderr } = await ask(['']);
    expect([code, stderr]).toEqual([2, 'least-privilege: the input ended before all questions were answered; nothing was written\n']);
    expect(written()).toEqual([]);
  });

  test('without a terminal it does not wait for answers', async () => {
    const { code, stdout, stderr } = await init();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe('least-privilege: prompts need a terminal; pass --yes to use the defaults, and --pack, --ci and --no-baseline to change them\n');
    expect(written()).toEqual([]);
  });
});

describe('existing files', () => {
  test.each([
    ['least-privilege.yaml', [], 'least-privilege.yaml already exists; edit it, or pass --force to replace it'],
    ['baseline.json', [], 'baseline.json already exists, so nothing was written; pass --force to replace what exists'],
    ['.github/workflows/least-privilege.yml', ['--ci', 'github'], '.github/workflows/least-privilege.yml already exists, so nothing was written; pass --force to replace what exists'],
  ])('%s is not replaced without --force', async (file, flags, message) => {
    directory.write(file, 'mine: true\n');
    const { code, stderr } = await init('--yes', ...flags);
    expect([code, stderr]).toEqual([2, `least-privilege: ${message}\n`]);
    expect(text(file)).toBe('mine: true\n');
    expect(written()).toEqual([file.split('/')[0]]);
    expect((await init('--yes', '--force', ...flags)).code).toBe(0);
    expect(text(file)).not.toContain('mine');
  });

  test('a configuration in a parent directory is not shadowed', async () => {
    writeFileSync('least-privilege.yaml', 'pack: restricted\n');
    process.chdir('dist');
    const { code, stderr } = await init('.', '--yes');
    expect([code, stderr]).toEqual([2, 'least-privilege: ../least-privilege.yaml is the configuration of this directory; edit it, or pass --force to write a nearer one\n']);
  });

  test('if one file cannot be written, none is', async () => {
    writeFileSync('.github', '');
    const { code, stderr } = await init('--yes', '--ci', 'github');
    expect(code).toBe(2);
    expect(stderr).toContain('can\'t write .github/workflows/least-privilege.yml');
    expect(written()).toEqual(['.github']);
  });
});

test.each<[string, readonly string[], string]>([
  ['no manifests', ['nothing/', '--yes'], 'nothing/ does not exist; name the manifests, as in least-privilege init manifests/, or pass --no-baseline'],
  ['a manifest that cannot be read', ['broken.yaml', '--yes'], 'cannot write a baseline, because some input could not be checked: broken.yaml:'],
  ['standard input', ['-', '--yes'], 'init does not accept standard input'],
  ['an unknown pack', ['--yes', '--pack', 'strict'], 'there is no pack "strict"'],
  ['an unknown CI', ['--yes', '--ci', 'githup'], '--ci is github, gitlab or none, got "githup"; did you mean github?'],
])('%s is bad input', async (_, args, message) => {
  directory.write('broken.yaml', 'kind: [\n');
  const { code, stdout, stderr } = await init(...args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`least-privilege: ${message}`);
  expect(existsSync('least-privilege.yaml')).toBe(false);
});

test('a missing dist/ is bad input', async () => {
  rmSync('dist', { recursive: true });
  expect((await init('--yes')).stderr)
    .toBe('least-privilege: dist/ does not exist; run cdk8s synth first, name the manifests, as in least-privilege init manifests/, or pass --no-baseline\n');
});
