import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { pinnedActions } from '../projenrc/pinned-actions';

const ROOT = join(__dirname, '..');
const FOLDER = join(ROOT, '.github', 'workflows');

const texts = Object.fromEntries(readdirSync(FOLDER).map(file => [file, readFileSync(join(FOLDER, file), 'utf8')]));
const jobs = Object.entries(texts).flatMap(([file, text]) => Object.entries<any>(parse(text).jobs).map(([id, job]) => ({ id: `${file} ${id}`, job })));
const permissions = (level: string) => jobs.flatMap(({ id, job }) =>
  Object.entries(job.permissions ?? {}).filter(([, value]) => value === level).map(([name]) => `${id}: ${name}`)).sort();

test('every action is pinned to the commit in pinned-actions.ts', () => {
  const used = Object.values(texts).flatMap(text => [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action));
  const pinned = Object.entries(pinnedActions).map(([action, { commit }]) => `${action}@${commit}`);
  expect([...new Set(used)].sort()).toEqual(pinned.sort());
  for (const { commit } of Object.values(pinnedActions)) expect(commit).toMatch(/^[0-9a-f]{40}$/);
});

test('only the jobs that create the tag and publish the site may write, and only registries and pages with a trusted workflow get its identity', () => {
  expect(jobs.filter(({ job }) => !job.permissions)).toEqual([]);
  expect(permissions('write')).toEqual(['release.yml release_github: contents', 'release.yml release_npm: id-token', 'release.yml release_pypi: id-token', 'site.yml deploy: id-token', 'site.yml deploy: pages']);
  expect([...new Set(permissions('read').map(permission => permission.split(': ')[1]))]).toEqual(['contents', 'pull-requests']);
});

test('publishing jobs run in a separate environment', () => {
  expect(jobs.filter(({ job }) => job.environment === 'release').map(({ id }) => id).sort())
    .toEqual(['github', 'golang', 'maven', 'npm', 'pypi'].map(registry => `release.yml release_${registry}`));
});

test('publishing jobs run no install scripts of dependencies', () => {
  const publishing = jobs.filter(({ id }) => /^release\.yml release_(?!github)/.test(id));
  const installs = publishing.flatMap(({ job }) => job.steps.map(({ run }: { run?: string }) => run ?? '')).filter(run => run.includes('npm ci'));
  expect(installs).toHaveLength(4);
  expect(installs.filter(run => !run.includes('--ignore-scripts'))).toEqual([]);
});

test('the release page names every secret', () => {
  const page = readFileSync(join(ROOT, 'docs', 'releasing.md'), 'utf8');
  const secrets = [...new Set(Object.values(texts).flatMap(text => [...text.matchAll(/secrets\.(\w+)/g)].map(([, name]) => name)))];
  expect(secrets.length).toBeGreaterThan(5);
  expect(secrets.filter(secret => !page.includes(`\`${secret}\``))).toEqual([]);
});

test('the title of a pull request can have every type of Conventional Commits that we use', () => {
  const [{ job }] = jobs.filter(({ id }) => id.startsWith('pull-request-lint.yml'));
  expect(job.steps[0].with.types.split('\n').sort()).toEqual(['build', 'chore', 'ci', 'docs', 'feat', 'fix', 'perf', 'refactor', 'revert', 'test']);
});
