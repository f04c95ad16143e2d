/// <reference lib="dom" />
import { readFileSync } from 'fs';
import { Page } from 'playwright-core';
import { HOSTILE_TEXT } from './_hostile-text';
import { OpenSite } from './_open-site';

const inChromium = process.env.CHROMIUM ? describe : describe.skip;
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const PAGES = {
  landing: '',
  start: 'start',
  rules: 'rules/',
  rule: 'rules/wildcard-verb',
  construct: 'api/SecureDeployment',
  guide: 'guide/auditing',
  example: 'examples/operator',
};
const LOOKS = (['light', 'dark'] as const).flatMap(colorScheme => [1280, 400].map(width => ({ colorScheme, width })));
const views = Object.entries(PAGES).flatMap(([name, path]) => LOOKS.map(look => ({ name, path, ...look })));

const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

interface Axe {
  run(context: Document, options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
}

/** The violations that axe reports, with their elements. */
async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: AXE });
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations: found } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      // VitePress renders the search button and the groups of the sidebar.
      rules: { 'label-content-name-mismatch': { enabled: false }, 'nested-interactive': { enabled: false } },
    });
    return found.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}

inChromium('in a browser', () => {
  const site = new OpenSite();

  test.each(views)('$name in $colorScheme at $width px has no errors and fits the window', async ({ name, path, colorScheme, width }) => {
    const { page, noise, foreign } = await site.open(path, { colorScheme, viewport: { width, height: 900 } });
    await site.screenshot(page, `${name}-${colorScheme}-${width}`);
    expect(await overflow(page)).toBe(0);
    expect(noise).toEqual([]);
    expect(foreign).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(colorScheme === 'dark');
  });

  test.each([['landing', ''], ['rule', 'rules/wildcard-verb'], ['construct', 'api/SecureDeployment']].flatMap(([name, path]) =>
    (['light', 'dark'] as const).map(colorScheme => ({ name, path, colorScheme }))))('$name in $colorScheme is accessible', async ({ path, colorScheme }) => {
    const { page } = await site.open(path, { colorScheme });
    expect(await violations(page)).toEqual([]);
  });

  test.each(LOOKS)('the search finds a rule and a method, in $colorScheme at $width px', async ({ colorScheme, width }) => {
    const { page, noise, foreign } = await site.open('', { colorScheme, viewport: { width, height: 900 } });
    await page.locator('#local-search button').click();
    await page.fill('#localsearch-input', 'wildcard-verb');
    const first = page.locator('.VPLocalSearchBox .result').first();
    await first.waitFor();
    expect(await first.getAttribute('href')).toContain('/rules/wildcard-verb');
    await page.fill('#localsearch-input', 'mountToken');
    await page.locator('.VPLocalSearchBox .result[href*="/api/"][href$="#mounttoken"]').first().waitFor();
    await site.screenshot(page, `search-${colorScheme}-${width}`);
    expect(await overflow(page)).toBe(0);
    expect(noise).toEqual([]);
    expect(foreign).toEqual([]);
  });

  test('text that looks like markup is shown literally, and nothing runs', async () => {
    const { page, noise, foreign } = await site.open('hostile');
    const content = page.locator('.vp-doc');
    const shown = (await content.innerText()).replaceAll(/\s+/g, ' ');
    expect(HOSTILE_TEXT.filter(text => !shown.includes(text))).toEqual([]);
    expect(await content.locator('img, svg:not(.icon), script, iframe, b, [onclick]').count()).toBe(0);
    expect(await page.title()).toContain(HOSTILE_TEXT[1]);
    expect(await page.evaluate(() => (globalThis as { ran?: number }).ran)).toBeUndefined();
    expect(noise).toEqual([]);
    expect(foreign).toEqual([]);
  });

  test('the landing page links to a report that opens', async () => {
    const { page } = await site.open('');
    await page.locator('a[href$="/report.html"]').click();
    await page.waitForSelector('html[data-ready]');
    expect(page.url()).toContain('/report.html');
  });

  test('a rule has examples, and the wrong line is highlighted', async () => {
    const { page } = await site.open('rules/host-pid');
    const marked = page.locator('#reported ~ div .highlighted');
    expect((await marked.first().innerText()).trim()).toBe('hostPID: true');
    expect(await page.locator('#not-reported').count()).toBe(1);
  });
});
