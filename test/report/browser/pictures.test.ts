import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Page } from 'playwright-core';
import { Reports, reportOf } from './_open';
import { readManifests } from '../../../src/manifest/read-manifests';
import { readText } from '../../../src/manifest/read-text';

const ROOT = join(__dirname, '..', '..', '..');
const GOLDEN = join(ROOT, 'examples', 'access', 'golden');
const IMAGES = join(ROOT, 'docs', 'images');

const reports = new Reports();

/** The picture of the page as a standalone file, with its styles for light and dark. */
async function pictureOf(page: Page): Promise<string> {
  const { rules, picture } = await page.evaluate<{ rules: string[]; picture: string }>(`(() => {
    const svg = document.querySelector('.picture').cloneNode(true);
    for (const element of [svg, ...svg.querySelectorAll('*')]) {
      for (const name of ['tabindex', 'role', 'aria-pressed', 'aria-label']) { element.removeAttribute(name); }
    }
    const used = /^(?::root$|\\.picture|\\.box(?!:|\\[)|\\.outline|\\.rule|\\.arrow)/;
    return {
      rules: [...document.styleSheets[0].cssRules].filter(({ selectorText = '' }) => used.test(selectorText)).map(({ cssText }) => cssText),
      picture: new XMLSerializer().serializeToString(svg),
    };
  })()`);
  // Fewer image viewers than browsers support light-dark().
  const inScheme = (index: 1 | 2): string => rules.map(rule => rule.replace(/light-dark\(([^,]+), ([^)]+)\)/g, (_, ...colors: string[]) => colors[index - 1])).join('\n');
  const [dark] = /:root \{[^}]*\}/.exec(inScheme(2))!;
  return `${picture.replace(/^<svg([^>]*)>/, (_, attributes) => `<svg${attributes}>\n<style>\n${inScheme(1)}\n@media (prefers-color-scheme: dark) { ${dark} }\n</style>\n`).replace(/<g class="(?:box|arrow)/g, '\n$&')}\n`;
}

const objectsIn = (directory: string) => readManifests(readdirSync(directory).filter(file => file.endsWith('.yaml')).sort().map(file => join(directory, file))).objects;

/** The first manifest of the README. */
function runner() {
  const [, manifest] = /^```yaml runner\.yaml\n([\s\S]*?)^```$/m.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))!;
  return readText(manifest, 'runner.yaml').objects;
}

test.each([
  ['paths-runner.svg', runner],
  ['paths-before.svg', () => objectsIn(join(GOLDEN, 'plain'))],
  ['paths-after.svg', () => objectsIn(GOLDEN)],
])('docs/images/%s matches the picture in the HTML report', async (name, read) => {
  const { page } = await reports.open(reportOf(read()), { hash: '#paths' });
  const choice = page.getByRole('combobox', { name: 'To' });
  await choice.selectOption({ label: (await choice.locator('option', { hasText: 'cluster-admin' }).textContent())! });
  const picture = await pictureOf(page);
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(IMAGES, { recursive: true });
    writeFileSync(join(IMAGES, name), picture);
  }
  expect(existsSync(join(IMAGES, name)) ? readFileSync(join(IMAGES, name), 'utf8') : undefined).toBe(picture);
});
