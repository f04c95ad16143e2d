import { spawnSync } from 'child_process';
import { existsSync, readdirSync, readFileSync } from 'fs';
import { dirname, join, normalize } from 'path';
import { audit } from '../../src/audit/audit';
import { parseConfiguration } from '../../src/configuration/read-configuration';
import { readText } from '../../src/manifest/read-text';
import { AppModel } from '../../src/model/app-model';
import { restricted } from '../../src/rules/packs';
import { runTool } from '../_run-tool';

const ROOT = join(__dirname, '..', '..');
const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'examples/README.md', ...readdirSync(join(ROOT, 'docs')).filter(name => name.endsWith('.md')).map(name => `docs/${name}`)]
  .map(page => ({ page, text: readFileSync(join(ROOT, page), 'utf8') }));

const blocks = pages.flatMap(({ page, text }) => [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)]
  .map(({ 1: language, 2: block, index }) => ({ place: `${page}:${text.slice(0, index).split('\n').length}`, language, block })));
const blocksOf = (name: string) => blocks.filter(({ language }) => language === name);

/** The headings of a page as GitHub's anchors. */
const anchorsOf = (text: string) => [...text.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.*)$/gm)]
  .map(([, heading]) => heading.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));

const links = pages.flatMap(({ page, text }) => [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)]
  .map(([, path, anchor]) => ({ page, path: path === '' ? page : join(dirname(page), path), anchor })));

test('there are blocks of each kind, and links', () => {
  for (const language of ['sh', 'yaml manifest', 'yaml configuration']) { expect(blocksOf(language).length).toBeGreaterThan(0); }
  expect(links.length).toBeGreaterThan(10);
});

/** Links of the README, which is also read outside of the repository. */
const ABSOLUTE = /\]\(https:\/\/github\.com\/cdk8s-least-privilege\/cdk8s-least-privilege\/blob\/main\/([^)#\s]+)(?:#[^)\s]+)?\)/g;

const linkedFiles = pages.flatMap(({ page, text }) => [
  ...links.filter(link => link.page === page).map(({ path }) => path), ...[...text.matchAll(ABSOLUTE)].map(([, path]) => path),
].map(path => ({ page, path: normalize(path) })));

test('every link to a file leads to an existing file', () => {
  expect(linkedFiles.filter(({ path }) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('every page can be reached from the README', () => {
  const reached = new Set(['README.md']);
  for (const page of reached) {
    for (const { path } of linkedFiles.filter(link => link.page === page)) { reached.add(path); }
  }
  expect(pages.map(({ page }) => page).filter(page => !reached.has(page))).toEqual([]);
});

test('the index lists every page of docs/, and the course every example', () => {
  const linkedFrom = (from: string) => linkedFiles.filter(({ page }) => page === from).map(({ path }) => path);
  const docs = pages.map(({ page }) => page).filter(page => page.startsWith('docs/') && page !== 'docs/README.md');
  expect(docs.filter(page => !linkedFrom('docs/README.md').includes(page))).toEqual([]);
  const examples = readdirSync(join(ROOT, 'examples'), { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => `examples/${name}/main.ts`);
  expect(examples.filter(file => !linkedFrom('examples/README.md').includes(file))).toEqual([]);
});

test('every link to a heading leads to an existing heading', () => {
  const broken = links.filter(({ path, anchor }) => anchor !== undefined && existsSync(join(ROOT, path))
    && !anchorsOf(readFileSync(join(ROOT, path), 'utf8')).includes(anchor));
  expect(broken).toEqual([]);
});

test.each(blocksOf('yaml configuration'))('the configuration at $place is valid', ({ place, block }) => {
  expect(() => parseConfiguration(block, place)).not.toThrow();
});

test.each(blocksOf('yaml manifest'))('the manifest at $place is valid and has no findings', ({ place, block }) => {
  const { objects, errors } = readText(block, place);
  expect(errors).toEqual([]);
  expect(objects.length).toBeGreaterThan(0);
  expect(audit(new AppModel(objects), { pack: restricted, today: '2026-01-01' }).findings).toEqual([]);
});

const hasBash = spawnSync('bash', ['-c', 'true']).status === 0;

(hasBash ? test : test.skip).each(blocksOf('sh'))('the shell reads the commands at $place', ({ block }) => {
  expect(spawnSync('bash', ['-n'], { input: block, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
});

/** Files of a folder that may show commands, by their path. */
const sources = ['src', 'examples', 'schema', '.github', ''].flatMap(folder => readdirSync(join(ROOT, folder), { recursive: folder !== '', encoding: 'utf8' })
  .map(name => join(folder, name)).filter(name => /\.(md|ts|ya?ml|json)$/.test(name)))
  .map(page => ({ page, text: readFileSync(join(ROOT, page), 'utf8') }));

/** Our messages in the tables of the troubleshooting page, without the values in them. */
const messages = ['The synth fails before anything is checked', 'A chart or kustomization is not audited'].flatMap(heading => {
  const table = readFileSync(join(ROOT, 'docs/troubleshooting.md'), 'utf8').split(`\n## ${heading}\n`)[1].split('\n## ')[0];
  return [...table.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell]) => [...cell.matchAll(/`([^`]+)`/g)].map(([, message]) => message));
}).filter(message => !message.includes('Package subpath'));

test.each(messages)('troubleshooting quotes a message of src: %s', message => {
  expect(sources.filter(({ page, text }) => page.startsWith('src/') && message.split('...').every(part => text.includes(part.trim())))).not.toEqual([]);
});

/** Runners that download the named package; `--no` and `--no-install` prevent it with npx. */
const DOWNLOADED = /\b(?:npx|npm exec|npm x|pnpm dlx|pnpx|yarn dlx|bunx)(?: -(?!-no\b)\S+)* least-privilege\b/;

test('npx never downloads the package least-privilege, which anyone can register', () => {
  const paragraphs = [...pages, ...sources].flatMap(({ page, text }) => text.split(/\n\s*\n/).map(paragraph => ({ page, paragraph })));
  // One paragraph explains why.
  expect(paragraphs.filter(({ paragraph }) => DOWNLOADED.test(paragraph) && !paragraph.includes('dependency confusion'))).toEqual([]);
  expect(paragraphs.filter(({ page, paragraph }) => page === 'README.md' && DOWNLOADED.test(paragraph)).length).toBeGreaterThan(0);
});

const commands = blocksOf('sh').flatMap(({ place, block }) => [...block.matchAll(/npx (?:--no-install least|cdk8s-least)-privilege (report \w+|[\w-]+)([^|&\n]*)/g)]
  .map(([, command, rest]) => ({ place, command, flags: [...rest.matchAll(/(?<= )--?[a-z-]+/g)].map(([flag]) => flag) })));

test.each(commands)('least-privilege $command at $place has $flags', async ({ command, flags }) => {
  const { code, stdout } = await runTool([...command.split(' '), '--help']);
  expect(code).toBe(0);
  for (const flag of flags) { expect(stdout).toMatch(new RegExp(`(^|[ ,])${flag}\\b`, 'm')); }
});
