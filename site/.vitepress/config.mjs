import { readFileSync } from 'node:fs';
import container from 'markdown-it-container';
import { defineConfig } from 'vitepress';

const { repository, homepage, version, sidebar } = JSON.parse(readFileSync(new URL('../content/site.json', import.meta.url), 'utf8'));

/** The site stands below the name of the repository, as GitHub Pages serves it. */
const base = new URL(homepage).pathname;

/** Vue would evaluate what stands between double braces. */
const inert = html => html.replace(/\{\{/g, '&#123;&#123;');

/** The anchors of headings are those of GitHub, which our links are written for. */
const slug = heading => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');

export default defineConfig({
  lang: 'en',
  title: 'cdk8s-least-privilege',
  titleTemplate: ':title | cdk8s-least-privilege',
  base,
  srcDir: 'content',
  cacheDir: '.cache/vitepress',
  outDir: 'dist',
  cleanUrls: true,
  sitemap: { hostname: homepage },
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}icon.svg` }],
    ['meta', { name: 'referrer', content: 'strict-origin-when-cross-origin' }],
  ],
  markdown: {
    // Whatever looks like a tag in our texts is text: `<namespace>`, `</script>`.
    html: false,
    // `{[ key: string ]: string}` is text; {:#id} and {:.class} are attributes.
    attrs: { leftDelimiter: '{:', rightDelimiter: '}', allowedAttributes: ['id', 'class'] },
    anchor: { slugify: slug },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark' },
    config: md => {
      // Accounts of clouds look like addresses, and names of files like hosts.
      md.linkify.set({ fuzzyEmail: false, fuzzyLink: false });
      for (const rule of ['text', 'code_inline', 'image']) {
        const original = md.renderer.rules[rule];
        md.renderer.rules[rule] = (...args) => inert(original ? original(...args) : md.utils.escapeHtml(args[0][args[1]].content));
      }
      md.use(container, 'side-by-side', { render: (tokens, index) => tokens[index].nesting === 1 ? '<div class="side-by-side">\n' : '</div>\n' });
    },
  },
  vite: { build: { chunkSizeWarningLimit: 2000 } },
  themeConfig: {
    logo: '/icon.svg',
    siteTitle: 'least-privilege',
    nav: [
      { text: 'Guide', link: '/start', activeMatch: '^/(start|pages|guide/)' },
      { text: 'Rules', link: '/rules/', activeMatch: '^/rules/' },
      { text: 'API', link: '/api/', activeMatch: '^/api/' },
      { text: 'Examples', link: '/examples/', activeMatch: '^/examples/' },
      {
        text: version === undefined ? 'Unreleased' : `v${version}`,
        items: [{ text: 'Versions', link: '/project/versions' }, { text: 'Changelog', link: '/project/changelog' }],
      },
    ],
    sidebar,
    outline: [2, 3],
    search: {
      provider: 'local',
      options: { miniSearch: { searchOptions: { boost: { title: 6, titles: 1, text: 1 }, prefix: true, fuzzy: 0.15 } } },
    },
    socialLinks: [{ icon: 'github', link: repository, ariaLabel: 'The repository on GitHub' }],
    editLink: { pattern: `${repository}/edit/main/:path`, text: 'Edit this page' },
    footer: { message: 'Apache-2.0' },
  },
  transformPageData: page => {
    // The file to edit is the one that the page was made of.
    if (page.frontmatter.source === undefined) { page.frontmatter.editLink = false; } else { page.filePath = page.frontmatter.source; }
  },
});
