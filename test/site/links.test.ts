import { readdirSync, readFileSync } from 'fs';
import { join, relative } from 'path';
import { BASE, builtFiles, servedFile, SITE } from './_built-site';
import { RECORDINGS } from '../../site/generate/recordings';
import { ruleLink } from '../../src/report/rule-descriptions';
import { RULE_DESCRIPTIONS } from '../../src/rules/registry';

/** The links and anchors of a page. */
interface BuiltPage {
  readonly file: string;
  readonly ids: ReadonlySet<string>;
  readonly links: readonly string[];
  /** URLs that a browser loads automatically. */
  readonly loaded: readonly string[];
}

const unescaped = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const valuesOf = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, value]) => unescaped(value));

/** The report of an example is a standalone page with its own policy. */
const pages = new Map(builtFiles('.html').filter(file => file !== 'report.html').map((file): [string, BuiltPage] => {
  const html = readFileSync(join(SITE, file), 'utf8');
  return [file, {
    file,
    ids: new Set(valuesOf(html, / id="([^"]*)"/g)),
    links: valuesOf(html, /<a\b[^>]* href="([^"]*)"/g),
    loaded: [...valuesOf(html, /<link\b(?![^>]*rel="canonical")[^>]* href="([^"]*)"/g), ...valuesOf(html, / (?:src|srcset|poster|data)="([^"]*)"/g)],
  }];
}));

const isOwn = (link: string): boolean => link.startsWith(BASE) || link.startsWith('#');

/** The problem with a link to the site itself. */
function problemOf(page: BuiltPage, link: string): string | undefined {
  const [path, anchor = ''] = link.split('#');
  const file = path === '' ? page.file : relativeTo(path);
  if (file === undefined) { return `${page.file}: ${link} leads nowhere`; }
  const target = pages.get(file);
  return anchor === '' || target === undefined || target.ids.has(decodeURIComponent(anchor)) ? undefined : `${page.file}: ${link} has no such heading`;
}

function relativeTo(path: string): string | undefined {
  const file = servedFile(path.slice(BASE.length));
  return file === undefined ? undefined : relative(SITE, file);
}

test('the site has pages of each kind', () => {
  for (const folder of ['rules/', 'api/', 'examples/', 'guide/', 'project/']) { expect([...pages.keys()].filter(file => file.startsWith(folder)).length).toBeGreaterThan(3); }
  expect([...pages.values()].flatMap(({ links }) => links).length).toBeGreaterThan(10_000);
});

test('every rule has a page with reported and unreported manifests', () => {
  const ids = RULE_DESCRIPTIONS.map(({ id }) => id);
  // Reports link to it.
  expect(ids.filter(id => !pages.has(relativeTo(new URL(ruleLink(id)!).pathname) ?? ''))).toEqual([]);
  expect(ids.filter(id => !['reported', 'not-reported'].every(heading => pages.get(`rules/${id}.html`)!.ids.has(heading)))).toEqual([]);
});

test('every example has a page with the output of the commands or its YAML', () => {
  const names = readdirSync(join(SITE, '../../examples'), { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);
  expect(names.filter(name => !pages.get(`examples/${name}.html`)?.ids.has('what-it-writes'))).toEqual([]);
  for (const { example, picture } of RECORDINGS) { expect(pages.get(`examples/${example}.html`)!.loaded).toContain(`${BASE}${picture}`); }
});

test('every page of a construct has a program and its manifests', () => {
  const { sidebar } = JSON.parse(readFileSync(join(SITE, '../content/site.json'), 'utf8'));
  const constructs: string[] = sidebar['/api/'].find(({ text }: { text: string }) => text === 'Constructs').items.map(({ text }: { text: string }) => text);
  expect(constructs).toEqual(expect.arrayContaining(['MinimalRole', 'SecureDeployment']));
  // Each needs a program in site/constructs.
  expect(constructs.filter(name => !/class="side-by-side">[\s\S]*apiVersion/.test(readFileSync(join(SITE, `api/${name}.html`), 'utf8')))).toEqual([]);
});

test('every link leads to an existing page and heading', () => {
  const problems = [...pages.values()].flatMap(page => page.links.filter(isOwn).flatMap(link => problemOf(page, link) ?? []));
  expect([...new Set(problems)]).toEqual([]);
});

test('all other links are https links to other sites', () => {
  const links = [...pages.values()].flatMap(({ file, links: all }) => all.filter(link => !isOwn(link)).map(link => `${file}: ${link}`));
  expect([...new Set(links)].filter(link => !/^\S+: https:\/\/[\w.-]+(?:\/|$)/.test(link))).toEqual([]);
});

test('no page loads anything from another host', () => {
  const loaded = [...pages.values()].flatMap(({ file, loaded: all }) => all.map(url => ({ file, url })));
  expect(loaded.length).toBeGreaterThan(pages.size);
  expect(loaded.filter(({ url }) => !url.startsWith(BASE) && !url.startsWith('data:'))).toEqual([]);
  const styles = builtFiles('.css').flatMap(file => [...readFileSync(join(SITE, file), 'utf8').matchAll(/@import[^;]*|url\((?!["']?(?:data:|\/cdk8s|#))[^)]*\)/g)].map(([match]) => `${file}: ${match}`));
  expect(styles).toEqual([]);
});

test('every page can be reached from the landing page', () => {
  const reached = new Set<string>();
  const waiting = ['index.html'];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) { continue; }
    reached.add(file);
    waiting.push(...(pages.get(file)?.links ?? []).filter(link => link.startsWith(BASE)).flatMap(link => relativeTo(link.split('#')[0]) ?? []));
  }
  expect([...pages.keys()].filter(file => !reached.has(file))).toEqual(['404.html', 'hostile.html']);
});
