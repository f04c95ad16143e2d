import { existsSync, readdirSync, readFileSync } from 'fs';
import { basename, dirname, join, normalize } from 'path';
import { Page } from './page';
import { RULE_DESCRIPTIONS } from '../../src/rules/registry';

const ROOT = join(__dirname, '../..');

/** Pages of the repository that move on the site, or are replaced by generated ones. */
const MOVED: Readonly<Record<string, string>> = {
  'README.md': '/start',
  'API.md': '/api/',
  'docs/README.md': '/pages',
  'docs/RULES.md': '/rules/',
  'CONTRIBUTING.md': '/project/contributing',
  'SECURITY.md': '/project/security',
  'CHANGELOG.md': '/project/changelog',
};

/** Pages about the project itself. */
const ABOUT_THE_PROJECT = ['decisions', 'releasing', 'testbed'];

/** The order of the guide. Pages in no group are listed at the end, in a separate group. */
const GUIDE: Readonly<Record<string, readonly string[]>> = {
  'Write it right': ['apps', 'hardening', 'workload-identity', 'network', 'languages'],
  'Check the whole': ['auditing', 'configuration', 'acceptances', 'unknown-fields', 'custom-rules', 'testing'],
  'See what it leads to': ['access'],
  'In a team': ['adopting', 'ci', 'gitops', 'policy', 'fleet', 'controls'],
  'When something is wrong': ['troubleshooting', 'runbooks'],
  'Background': ['threat-model', 'how-it-compares'],
};

/** The pages of the repository, with links adapted to the site. */
export function docPages(repository: string): Page[] {
  const files = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...docFiles().map(name => `docs/${name}`)].filter(file => file !== 'docs/RULES.md' && existsSync(join(ROOT, file)));
  return files.map(file => docPage(file, repository));
}

/** The sidebar of the guide. */
export function guideSidebar(pages: readonly Page[]): object[] {
  const titles = new Map(pages.map(({ path, title }) => [path, title]));
  const item = (path: string, label = titles.get(path)): object[] => label === undefined ? [] : [{ text: label, link: `/${path}` }];
  const listed = new Set(Object.values(GUIDE).flat());
  const rest = [...titles.keys()].filter(path => path.startsWith('guide/') && !listed.has(basename(path)));
  return [
    ...item('start', 'Start here'),
    ...item('pages'),
    ...Object.entries({ ...GUIDE, ...rest.length === 0 ? {} : { More: rest.map(path => basename(path)) } })
      .map(([title, names]) => ({ text: title, collapsed: true, items: names.flatMap(name => item(`guide/${name}`)) })),
    {
      text: 'The project',
      collapsed: true,
      items: [...item('project/versions', 'Versions'), ...['changelog', 'contributing', 'security', ...ABOUT_THE_PROJECT].flatMap(name => item(`project/${name}`))],
    },
  ];
}

/** The location of a repository file on the site, otherwise on GitHub. */
export function siteLink(path: string, anchor: string, repository: string): string {
  const file = path.replace(/\/$/, '');
  if (file === 'docs/RULES.md' && RULE_DESCRIPTIONS.some(({ id }) => `#${id}` === anchor)) { return `/rules/${anchor.slice(1)}`; }
  if (file in MOVED) { return `${MOVED[file]}${file === 'API.md' || file === 'docs/RULES.md' ? '' : anchor}`; }
  if (/^docs\/[^/]+\.md$/.test(file) && existsSync(join(ROOT, file))) { return `/${pathOf(file)}${anchor}`; }
  const example = /^examples(?:\/([\w-]+))?(?:\/|$)/.exec(file);
  if (example && (example[1] === undefined || existsSync(join(ROOT, 'examples', example[1], 'main.ts')))) { return `/examples/${example[1] ?? ''}`; }
  return `${repository}/${/\.\w+$/.test(file) ? 'blob' : 'tree'}/main/${file}${anchor}`;
}

function docFiles(): string[] {
  return readdirSync(join(ROOT, 'docs')).filter(name => name.endsWith('.md')).sort();
}

function pathOf(file: string): string {
  const moved = MOVED[file];
  if (moved !== undefined) { return moved.slice(1); }
  const name = basename(file, '.md').toLowerCase();
  return `${ABOUT_THE_PROJECT.includes(name) ? 'project' : 'guide'}/${name}`;
}

function docPage(file: string, repository: string): Page {
  const text = readFileSync(join(ROOT, file), 'utf8').replace(/^<!--[\s\S]*?-->\s*/, '');
  const title = /^# (.*)$/m.exec(text)?.[1] ?? basename(file, '.md');
  return { path: pathOf(file), title: title.replace(/`/g, ''), source: file, body: outsideOfCode(text, part => withImages(withLinks(withLocalPictures(part), file, repository))) };
}

/** The README links its pictures to GitHub, because npm shows it too. */
function withLocalPictures(text: string): string {
  return text.replace(/https:\/\/raw\.githubusercontent\.com\/[\w.-]+\/[\w.-]+\/main\/(?=docs\/images\/)/g, '/');
}

/** Changes the text outside of code blocks. */
function outsideOfCode(text: string, change: (part: string) => string): string {
  return text.split(/^(```[\s\S]*?^```)$/m).map((part, index) => index % 2 === 0 ? change(part) : part).join('');
}

function withLinks(text: string, file: string, repository: string): string {
  return text.replace(/(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^)\s#]*)(#[^)\s]*)?\)/g, (whole, image: string, label: string, target: string, anchor = '') => {
    const own = target.startsWith(`${repository}/`) ? /^(?:blob|tree|raw)\/main\/(.*)$/.exec(target.slice(repository.length + 1))?.[1] : undefined;
    if (own === undefined && (/^[a-z]+:/.test(target) || target === '')) { return whole; }
    const path = own ?? normalize(join(dirname(file), target));
    if (image === '!') { return `![${label}](/${path})`; }
    return `[${label}](${siteLink(path, anchor, repository)})`;
  });
}

/** GitHub pages may center pictures with HTML, which the site would show as text. */
function withImages(text: string): string {
  return text
    .replace(/<!--[\s\S]*?-->\n?/g, '')
    .replace(/<picture>[\s\S]*?(<img[^>]*>)[\s\S]*?<\/picture>/g, '$1')
    .replace(/^\s*<\/?(?:p|div)(?: [^>]*)?>\s*$/gm, '')
    .replace(/<img\b([^>]*)>/g, (_, attributes: string) => {
      const value = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
      return `![${value('alt')}](${/^https?:/.test(value('src')) ? value('src') : `/${value('src').replace(/^\.?\//, '')}`})`;
    })
    .replace(/<br ?\/?>/g, ' ');
}
