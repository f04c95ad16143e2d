/**
 * Writes the input of VitePress into `site/content`: pages from docs/, the README,
 * the rules with their tests, the API and the examples, and the data for the
 * configuration of VitePress.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { Api } from './api-pages';
import { docPages, guideSidebar } from './doc-pages';
import { examplePages, exampleSidebar } from './example-pages';
import { homePage } from './home-page';
import { Page, pageText } from './page';
import { PALETTES, picture } from './picture';
import { SITE_REPORT, writeReport } from './report-page';
import { rulePages, ruleSidebar } from './rule-pages';
import { documentedVersion, versionsPage } from './versions-page';
import { projectLink } from '../../src/report/project-link';
import { packageJson } from '../../src/text/package-json';

const ROOT = join(__dirname, '../..');
const SITE = join(__dirname, '..');
const CONTENT = join(SITE, 'content');

const repository = projectLink();
const api = new Api(join(SITE, '.cache/API.json'));
const guide = [...docPages(repository), versionsPage(repository)];
const pages: Page[] = [homePage(), ...guide, ...rulePages(), ...api.pages(), ...examplePages(repository)];

rmSync(CONTENT, { recursive: true, force: true });
for (const page of pages) { write(`${page.path}.md`, pageText(page)); }
for (const [theme, palette] of Object.entries(PALETTES)) { write(`public/picture-${theme}.svg`, picture(palette)); }
write('site.json', JSON.stringify({
  repository,
  homepage: packageJson().homepage,
  version: documentedVersion(),
  sidebar: { '/rules/': ruleSidebar(), '/api/': api.sidebar(), '/examples/': exampleSidebar(), '/': guideSidebar(guide) },
}, null, 2));
cpSync(join(SITE, 'public'), join(CONTENT, 'public'), { recursive: true });
for (const file of pictures('docs')) { cpSync(join(ROOT, file), join(CONTENT, 'public', file)); }
writeReport(join(CONTENT, 'public', SITE_REPORT));
console.log(`${pages.length} pages in site/content`);

function write(path: string, text: string): void {
  const file = join(CONTENT, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The pictures on the pages. */
function pictures(folder: string): string[] {
  return !existsSync(join(ROOT, folder)) ? [] : readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(?:png|svg|gif|jpe?g|webp)$/.test(name)).map(name => join(folder, name));
}
