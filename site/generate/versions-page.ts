import { spawnSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { code, link, table } from './markdown';
import { Page } from './page';

const ROOT = join(__dirname, '../..');

/** The documented version: `SITE_VERSION`, or the newest release in the history; undefined before the first. */
export function documentedVersion(): string | undefined {
  return process.env.SITE_VERSION || releases()[0];
}

/** The documented version, and where the others are documented. */
export function versionsPage(repository: string): Page {
  const version = documentedVersion();
  const commit = git('rev-parse', '--short', 'HEAD');
  return {
    path: 'project/versions',
    title: 'Versions',
    body: [
      '# Versions',
      `This site documents ${version === undefined ? 'the first version, which has not been released' : `version ${version}`}`
      + `${commit === '' ? '' : `, at commit ${link(code(commit), `${repository}/commit/${commit}`)}`}. It is built anew for each release.`,
      `${code('npx cdk8s-least-privilege --version')} prints the installed version. ${link('The changelog', '/project/changelog')} has what changed.`,
      '## Other versions',
      `The pages of each version are in the repository at its tag. ${code('least-privilege explain')} prints what the installed version says of a rule.`,
      ...releases().length === 0 ? [] : [table(['Version', 'Pages', 'API'], releases().slice(0, 20).map(each => [
        each, link('docs', `${repository}/tree/v${each}/docs`), link('API.md', `${repository}/blob/v${each}/API.md`),
      ]))],
      '## What it works with',
      `Tested versions of Kubernetes, cdk8s, cdk8s-plus and Node.js are ${link('in the overview', readmeHas('## Versions') ? '/start#versions' : '/start')}.`,
    ].join('\n\n'),
  };
}

function releases(): string[] {
  return git('tag', '--list', 'v[0-9]*', '--sort=-version:refname').split('\n').filter(tag => /^v\d+\.\d+\.\d+$/.test(tag)).map(tag => tag.slice(1));
}

function git(...arguments_: string[]): string {
  const { status, stdout } = spawnSync('git', arguments_, { cwd: ROOT, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : '';
}

function readmeHas(line: string): boolean {
  return readFileSync(join(ROOT, 'README.md'), 'utf8').includes(`\n${line}\n`);
}
