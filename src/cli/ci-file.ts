import { existsSync, readFileSync } from 'fs';
import { isAbsolute, normalize, sep } from 'path';
import { InputError } from '../audit/input-error';
import { toolVersion } from '../report/tool-version';
import { printable } from '../text/printable';
import { SafeText, safeText } from '../text/safe-text';

/** The CI systems with a template. */
export const CI_SYSTEMS = ['github', 'gitlab', 'none'] as const;
export type CiSystem = typeof CI_SYSTEMS[number];

/** A CI file that runs the audit, and how to use it. */
export interface CiFile {
  readonly path: string;
  readonly content: SafeText;
  /** The remaining manual step; unset if there is none. */
  readonly note?: string;
}

const GITLAB_FILE = '.gitlab-ci.yml';

/** For repositories where the source of the manifests is unknown. */
const SYNTH_HINT = 'Unless dist/ is committed, write it here, as with cdk8s synth.';

/** Characters that need no quoting in a shell. */
const PLAIN = /^[\w./][\w./-]*$/;

/** The CI system of a repository, detected from its files. */
export function ciOfRepository(): CiSystem {
  if (existsSync(GITLAB_FILE)) { return 'gitlab'; }
  return existsSync('.github') ? 'github' : 'none';
}

/**
 * The CI file that audits the given paths.
 *
 * @throws InputError if a path is outside the repository
 */
export function ciFile(system: Exclude<CiSystem, 'none'>, paths: readonly string[]): CiFile {
  const outside = paths.find(path => isAbsolute(path) || normalize(path).split(sep)[0] === '..');
  if (outside !== undefined) {
    throw new InputError(printable(`${outside} is outside this directory, where CI runs; name a path inside it, or pass --ci none`));
  }
  const commands = [...preparations(), auditCommand(paths, system)];
  const hint = isWrittenByCdk8s(paths) && !commands.some(command => command.includes('cdk8s synth'));
  if (system === 'github') {
    return { path: '.github/workflows/least-privilege.yml', content: safeText(github(commands, hint)) };
  }
  const content = safeText(gitlab(commands, hint));
  return existsSync(GITLAB_FILE)
    ? { path: 'least-privilege.gitlab-ci.yml', content, note: `Add to ${GITLAB_FILE}: include: [{ local: least-privilege.gitlab-ci.yml }]` }
    : { path: GITLAB_FILE, content };
}

/** Whether package.json in this directory includes the tool, and npm installs its pinned version. */
function isInstalled(): boolean {
  return existsSync('package-lock.json') && /"cdk8s-least-privilege"\s*:/.test(textOf('package.json'));
}

function preparations(): string[] {
  if (!isInstalled()) { return []; }
  return ['npm ci', ...existsSync('cdk8s.yaml') && /"cdk8s-cli"\s*:/.test(textOf('package.json')) ? ['npx --no-install cdk8s synth'] : []];
}

function isWrittenByCdk8s(paths: readonly string[]): boolean {
  return paths.some(path => normalize(path).split(sep)[0] === 'dist');
}

function auditCommand(paths: readonly string[], system: CiSystem): string {
  const tool = isInstalled() ? 'npx --no-install least-privilege' : `npx --yes cdk8s-least-privilege@${toolVersion()}`;
  const outputs = system === 'github'
    ? '--output github --output markdown=$GITHUB_STEP_SUMMARY'
    : '--output text --output junit=least-privilege.xml --output gitlab=gl-sast-report.json';
  return `${tool} audit ${paths.map(quoted).join(' ')} ${outputs}`;
}

function quoted(path: string): string {
  return PLAIN.test(path) ? path : `'${path.replaceAll('\'', '\'\\\'\'')}'`;
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Without code scanning alerts: a private repository may not have them. */
function github(commands: readonly string[], hint: boolean): string {
  return `name: least-privilege
on: [push, pull_request]
permissions: {}
jobs:
  audit:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v7
        with: { persist-credentials: false }
      - uses: actions/setup-node@v7
        with: { node-version: 22 }
${hint ? `      # ${SYNTH_HINT}\n` : ''}${commands.map(command => `      - run: |\n          ${command}\n`).join('')}`;
}

function gitlab(commands: readonly string[], hint: boolean): string {
  return `least-privilege:
  image: node:22
  script:
${hint ? `    # ${SYNTH_HINT}\n` : ''}${commands.map(command => `    - |\n      ${command}\n`).join('')}  artifacts:
    when: always
    reports:
      sast: gl-sast-report.json
      junit: least-privilege.xml
`;
}
