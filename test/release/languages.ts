import { spawnSync } from 'child_process';
import { existsSync, readFileSync } from 'fs';
import { homedir } from 'os';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');

function versionOf(packageName: string): string {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules', packageName, 'package.json'), 'utf8')).version;
}

/** The cache of `npm run test:languages` with our dependencies built for Java and Go. */
export const languagesCache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-least-privilege', 'languages',
  ['jsii-pacmak', 'constructs', 'cdk8s', 'cdk8s-plus-28'].map(versionOf).join('-'));

function runs(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function missingFor(language: string, hasTools: boolean): string | undefined {
  if (!hasTools) return `the tools of ${language} are not installed`;
  if (!existsSync(join(languagesCache, `${language}_dependencies.done`))) return `cdk8s is not built for ${language} yet; run 'npm run test:languages' first`;
  return undefined;
}

/** The jobs that cannot run on this machine, with the reason. */
export function unavailableJobs(): Map<string, string> {
  const java = missingFor('java', runs('javac', '-version') && runs('mvn', '--version'));
  const go = missingFor('go', runs('go', 'version'));
  const python = runs('python3', '-c', 'import venv, ensurepip') ? undefined : 'Python with venv is not installed';
  const jobs = { 'package-java': java, 'release_maven': java, 'package-go': go, 'release_golang': go, 'package-python': python, 'release_pypi': python };
  return new Map(Object.entries(jobs).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
