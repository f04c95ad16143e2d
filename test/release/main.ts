/**
 * Runs the steps of the build and release workflows in clones of HEAD, and checks
 * what they would publish. Stubs replace the tools that upload; see stubs/.
 */
import { execFileSync } from 'child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, join } from 'path';
import { git } from './git';
import { languagesCache, unavailableJobs } from './languages';
import { Report } from './report';
import { Run, runJob, StepFailure } from './run-job';
import { runWorkflow } from './run-workflow';
import { readWorkflow } from './workflow';

const ROOT = join(__dirname, '..', '..');
const STUBS = join(__dirname, 'stubs');
const REPOSITORY = 'owner/repository';
const VARIANTS = execFileSync('node', [join(ROOT, 'variants', 'numbers.mjs')], { encoding: 'utf8' }).trim().split('\n');
const SECRETS = ['GITHUB_TOKEN', 'GO_GITHUB_TOKEN', 'MAVEN_GPG_PRIVATE_KEY', 'MAVEN_GPG_PRIVATE_KEY_PASSPHRASE', 'MAVEN_USERNAME', 'MAVEN_PASSWORD', 'MAVEN_STAGING_PROFILE_ID'];

const work = mkdtempSync(join(tmpdir(), 'release-'));
const origin = join(work, 'origin.git');
const developer = join(work, 'developer');
const report = new Report();

/** A repository whose main branch is our HEAD, without tags, as before the first release. */
function createOrigin(): void {
  git(work, 'init', '--quiet', '--bare', '--initial-branch=main', origin);
  git(origin, 'config', 'receive.shallowUpdate', 'true');
  git(ROOT, 'push', '--quiet', origin, 'HEAD:refs/heads/main');
  git(work, 'clone', '--quiet', origin, developer);
}

function commit(...messages: string[]): string {
  for (const message of messages) git(developer, 'commit', '--quiet', '--allow-empty', '--message', message);
  return git(developer, 'rev-parse', 'HEAD');
}

/** The environment of a runner: without variables of the npm that started this, and with the stubs first in the path. */
function environment(record: string, sha: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_(?!config_(registry|userconfig|cache)$)|^(GIT|GITHUB|JSII|MAKE)_?/i.test(name));
  return {
    ...Object.fromEntries(inherited),
    PATH: STUBS + delimiter + process.env.PATH,
    CI: 'true',
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_SHA: sha,
    JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0],
    JSII_PACMAK_MAVEN_LOCAL_REPOSITORY: join(work, 'maven'),
    LANGUAGES: languagesCache,
    CHECKOUT: ROOT,
    STUBS,
    RECORD: record,
  };
}

/** A run on the newest commit of its branch. */
function startRun(name: string, branch: string, sha: string): Run {
  const folder = join(work, name);
  mkdirSync(folder);
  const temporary = join(folder, 'temporary');
  return {
    folder,
    origin,
    repository: REPOSITORY,
    branch,
    artifacts: join(folder, 'artifacts'),
    outputs: {},
    env: environment(join(folder, 'record'), sha),
    known: {
      'github.ref': `refs/heads/${branch}`,
      'github.sha': sha,
      'github.repository': REPOSITORY,
      'github.event.pull_request.head.ref': branch,
      'github.event.pull_request.head.sha': sha,
      'github.event.pull_request.head.repo.full_name': REPOSITORY,
      'inputs.dry_run': '',
      'runner.temp': temporary,
      ...Object.fromEntries(SECRETS.map(secret => [`secrets.${secret}`, `the secret ${secret}`])),
    },
  };
}

function testBuild(): void {
  report.title('The build of a pull request');
  const sha = commit('fix: read a file');
  git(developer, 'push', '--quiet', 'origin', 'HEAD:refs/heads/change');
  const workflow = readWorkflow(join(ROOT, '.github', 'workflows', 'build.yml'));
  const run = startRun('build', 'change', sha);
  const leftOut = runWorkflow(workflow, run, unavailable, report);
  if (!leftOut) return;
  report.equal('only the failure on a mutation is skipped', () => leftOut, ['Fail build on mutation']);
  report.equal('it runs the tests', () => testsOf(run), ['eslint', 'jest', 'tsc']);

  const mutated = startRun('mutation', 'change', sha);
  let failure: unknown;
  try {
    runJob('build', workflow.jobs.build, { ...mutated, instead: { build: 'echo changed >> README.md' } });
  } catch (error) {
    failure = error;
  }
  report.equal('it fails if the build changes a committed file', () => failure instanceof StepFailure && failure.step, 'Fail build on mutation');
  report.equal('and uploads the difference', () => readFileSync(join(mutated.artifacts, 'repo.patch', 'repo.patch'), 'utf8').includes('+changed'), true);
}

function testsOf({ env }: Run): string[] {
  const calls = readFileSync(join(env.RECORD!, 'tested-elsewhere'), 'utf8').trim().split('\n');
  return [...new Set(calls.map(call => call.split(' ')[0]))].sort();
}

function testRelease(): void {
  report.title('The first release');
  const sha = commit('feat: say hello', 'feat(cli)!: say it louder', 'docs: describe it');
  git(developer, 'push', '--quiet', 'origin', 'HEAD:refs/heads/main');
  const run = startRun('release', 'main', sha);
  const leftOut = runWorkflow(readWorkflow(join(ROOT, '.github', 'workflows', 'release.yml')), run, unavailable, report);
  // A job failed, so there are no packages to check.
  if (!leftOut) return;
  report.equal('no step is skipped', () => leftOut, []);
  report.equal('it runs the tests', () => testsOf(run), ['eslint', 'jest', 'tsc']);

  const recorded = (...path: string[]) => join(run.env.RECORD!, ...path);
  const lines = (...path: string[]) => readFileSync(recorded(...path), 'utf8').trim().split('\n');
  const environmentOf = (publisher: string, ...names: string[]) =>
    lines(publisher, 'environment').filter(line => names.includes(line.split('=')[0])).sort();
  const notes = () => readFileSync(recorded('gh', 'notes.md'), 'utf8');

  const tarball = recorded('publib-npm', 'files', 'cdk8s-least-privilege@0.1.0.jsii.tgz');
  const packageJson = (name: string) => JSON.parse(execFileSync('tar', ['-xzOf', recorded('publib-npm', 'files', `${name}@0.1.0.jsii.tgz`), 'package/package.json'], { encoding: 'utf8' }));
  report.equal('npm: a tarball for each cdk8s-plus', () => readdirSync(recorded('publib-npm', 'files')).sort(),
    ['', ...VARIANTS.map(number => `-${number}`)].map(end => `cdk8s-least-privilege${end}@0.1.0.jsii.tgz`).sort());
  report.equal('npm: the version', () => packageJson('cdk8s-least-privilege').version, '0.1.0');
  for (const number of VARIANTS) {
    report.equal(`npm: the one for cdk8s-plus-${number} has that as its peer`, () => {
      const { version, peerDependencies } = packageJson(`cdk8s-least-privilege-${number}`);
      return [version, ...Object.keys(peerDependencies).sort()];
    }, ['0.1.0', 'cdk8s', `cdk8s-plus-${number}`, 'constructs']);
  }
  report.equal('npm: its command can be executed', () => execFileSync('tar', ['-tvzf', tarball, 'package/lib/cli/main.js'], { encoding: 'utf8' }).slice(0, 10), '-rwxr-xr-x');
  report.equal('npm: without a token', () => environmentOf('publib-npm', 'NPM_TOKEN', 'NPM_TRUSTED_PUBLISHER', 'NPM_CONFIG_PROVENANCE'), ['NPM_CONFIG_PROVENANCE=true', 'NPM_TRUSTED_PUBLISHER=true']);

  if (!unavailable.has('release_pypi')) {
    report.equal('PyPI: the wheels and the sources', () => readdirSync(recorded('publib-pypi', 'files')).sort(),
      ['', ...VARIANTS.map(number => `_${number}`)].flatMap(end => ['-py3-none-any.whl', '.tar.gz'].map(kind => `cdk8s_least_privilege${end}-0.1.0${kind}`)).sort());
    report.equal('PyPI: without a password', () => environmentOf('publib-pypi', 'TWINE_PASSWORD', 'PYPI_TRUSTED_PUBLISHER'), ['PYPI_TRUSTED_PUBLISHER=true']);
  }
  if (!unavailable.has('release_maven')) {
    const artifact = ['io', 'github', 'cdk8sleastprivilege', 'cdk8s-least-privilege', '0.1.0'];
    report.equal('Maven: the files that Central requires', () => readdirSync(recorded('publib-maven', 'files', ...artifact)).filter(file => /\.(jar|pom)$/.test(file)).sort(),
      ['-javadoc.jar', '-sources.jar', '.jar', '.pom'].map(end => `cdk8s-least-privilege-0.1.0${end}`));
  }
  if (!unavailable.has('release_golang')) {
    const module = ['publib-golang', 'files', 'cdk8sleastprivilege'];
    report.equal('Go: the module', () => lines(...module, 'go.mod')[0], 'module github.com/cdk8s-least-privilege/cdk8s-least-privilege-go/cdk8sleastprivilege');
    report.equal('Go: the version', () => lines(...module, 'version'), ['0.1.0']);
    for (const number of VARIANTS) {
      report.equal(`Go: the module for cdk8s-plus-${number}`, () => lines('publib-golang', 'files', `cdk8sleastprivilege${number}`, 'version'), ['0.1.0']);
    }
  }

  report.equal('GitHub: the tag', () => lines('gh', 'arguments').slice(0, 3), ['release', 'create', 'v0.1.0']);
  report.equal('GitHub: on the commit', () => lines('gh', 'arguments').at(-1), sha);
  for (const change of ['say hello', 'read a file', '**cli:** say it louder', 'BREAKING CHANGES']) {
    report.equal(`GitHub: the notes have '${change}'`, () => notes().includes(change), true);
  }
  report.equal('GitHub: the notes have no documentation changes', () => notes().includes('describe it'), false);
  report.equal('CHANGELOG.md has a section for the first version', () => readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8').includes('\n## 0.1.0\n'), true);
}

/** The versions that `projen bump` derives from the commits since the last release. */
function testNextVersions(): void {
  report.title('Later releases');
  const env = environment(join(work, 'bump'), '');
  const runHere = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: developer, env, stdio: ['ignore', 'ignore', 'pipe'] });
  runHere('npm', 'ci');
  git(developer, 'tag', 'v0.1.0');
  const versions: [string, string, string][] = [
    ['docs: correct a word', 'v0.1.0', 'say hello'],
    ['fix: close the file', 'v0.1.1', 'close the file'],
    ['feat: read standard input', 'v0.1.1', 'read standard input'],
    ['feat!: require a name', 'v0.2.0', 'require a name'],
  ];
  for (const [message, tag, note] of versions) {
    commit(message);
    report.equal(`after '${message}' it is ${tag}, with notes`, () => {
      rmSync(join(developer, 'packages'), { recursive: true, force: true });
      runHere('npx', 'projen', 'bump');
      git(developer, 'checkout', '--quiet', 'package.json');
      const read = (file: string) => readFileSync(join(developer, 'packages', file), 'utf8');
      return [read('releasetag.txt'), read('changelog.md').includes(note)];
    }, [tag, true]);
  }
}

const unavailable = unavailableJobs();
try {
  createOrigin();
  // Maven installs its build into the repository, so it gets a copy.
  if (existsSync(join(languagesCache, 'maven'))) cpSync(join(languagesCache, 'maven'), join(work, 'maven'), { recursive: true });
  testBuild();
  testRelease();
  testNextVersions();
} finally {
  rmSync(work, { recursive: true, force: true });
}
report.end();
process.exitCode = report.succeeded ? 0 : 1;
