/// <reference lib="dom" />
import { readFileSync } from 'fs';
import { Page } from 'playwright-core';
import { Reports, reportOf } from './_open';
import { readText } from '../../../src/manifest/read-text';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const account = (name: string, role: string): string => `---
apiVersion: v1
kind: ServiceAccount
metadata: {name: ${name}, namespace: shop}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ${role === 'cluster-admin' ? 'ClusterRoleBinding' : 'RoleBinding'}
metadata: {name: ${name}${role === 'cluster-admin' ? '' : ', namespace: shop'}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ${role === 'cluster-admin' ? 'ClusterRole' : 'Role'}, name: ${role}}
subjects: [{kind: ServiceAccount, name: ${name}, namespace: shop}]
`;

const workload = (name: string, serviceAccountName: string, container = ''): string => `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      serviceAccountName: ${serviceAccountName}
      containers:
      - {name: main, image: a${container}}
      - {name: sidecar, image: b}
`;

/** `web` mints the token of `boss`; a pod of `agent` is privileged, and perhaps on the node of a pod of `boss`. */
const APP = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: minter, namespace: shop}
rules:
- {apiGroups: [''], resources: [serviceaccounts/token], verbs: [create]}
${account('minting', 'minter')}${account('boss', 'cluster-admin')}${workload('web', 'minting')}${workload('second', 'minting')}${workload('deployer', 'boss')}---
apiVersion: v1
kind: Pod
metadata: {name: agent, namespace: shop}
spec:
  automountServiceAccountToken: false
  containers: [{name: root, image: a, securityContext: {privileged: true}}]
`;

const reports = new Reports();
const reportOfText = (text: string): string => reportOf(readText(text, 'app.yaml').objects);
const app = reportOfText(APP);
const open = (report: string, options = {}) => reports.open(report, { hash: '#paths', ...options });

const box = (page: Page, title: string) => page.locator('.box', { has: page.locator('title', { hasText: title }) }).first();
const focused = (page: Page) => page.locator('.box:focus title').textContent();
const clear = (page: Page) => page.locator('.box:not(.faded) title').allTextContents();
const listed = (page: Page) => page.locator('.paths > li summary').allTextContents();
const styleOf = (page: Page, selector: string, property: string) => page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${property}`);
const status = (page: Page) => page.locator('#view-paths [role=status]').textContent();

test('starts with the same account share one box', async () => {
  const { page, noise } = await open(app);
  expect(await page.locator('.box.start title').allTextContents()).toContain('Workloads 2 workloads Deployment shop/web (main, sidecar), Deployment shop/second (main, sidecar)');
  expect(noise).toEqual([]);
});

test('unsure steps are dashed and labelled', async () => {
  const { page } = await open(app);
  const dashes = (selector: string) => styleOf(page, selector, 'strokeDasharray');
  expect(await dashes('.arrow.unsure .line')).not.toBe('none');
  expect(await dashes('.arrow:not(.unsure) .line')).toBe('none');
  expect(await page.locator('.box .unsure').first().textContent()).toContain('? unsure');
  expect((await listed(page)).filter(text => text.startsWith('? unsure')).length).toBeGreaterThan(0);
});

test('start and target have a thick border', async () => {
  const { page } = await open(app);
  const widths = (selector: string) => styleOf(page, `${selector} > .outline`, 'strokeWidth');
  expect(await widths('.box.start')).toBe('3px');
  expect(await widths('.box.target')).toBe('3px');
  expect(await widths('.box.identity')).toBe('1px');
});

test('a click shows only the paths through a box, in the picture and the list; a second click resets both', async () => {
  const { page } = await open(app);
  const all = await listed(page);
  await box(page, '2 workloads').click();
  const own = await listed(page);
  expect(own.length).toBeLessThan(all.length);
  expect(own.every(text => text.includes('Deployment shop/web'))).toBe(true);
  expect(await status(page)).toContain('through 2 workloads');
  expect(await clear(page)).not.toContain('Pod shop/agent root');
  await box(page, '2 workloads').click();
  expect(await listed(page)).toEqual(all);
});

test('the keyboard moves along arrows, previews, selects and resets', async () => {
  const { page } = await open(app);
  const all = await listed(page);
  await page.getByRole('searchbox', { name: 'Search paths' }).focus();
  // However many tab stops come before it, the picture is a single one.
  for (let stop = 0; stop < 3 && await page.locator('.box:focus').count() === 0; stop++) { await page.keyboard.press('Tab'); }
  expect(await page.locator('.box[tabindex="0"]').count()).toBe(1);
  await box(page, '2 workloads').focus();
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toBe('ServiceAccount shop/minting');
  expect(await clear(page)).not.toContain('Pod shop/agent root');
  expect(await listed(page)).toEqual(all);
  await page.keyboard.press('Enter');
  expect((await listed(page)).length).toBeLessThan(all.length);
  expect(await page.locator('.box[aria-pressed=true] title').textContent()).toBe('ServiceAccount shop/minting');
  await page.keyboard.press('ArrowLeft');
  expect(await focused(page)).toContain('2 workloads');
  await page.keyboard.press('Escape');
  expect(await listed(page)).toEqual(all);
  expect(await page.locator('.box[aria-pressed=true]').count()).toBe(0);
  const before = await focused(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  expect(await focused(page)).toBe(before);
});

test('the list shows role, location and proof of each step', async () => {
  const { page } = await open(app);
  const path = page.locator('.paths > li', { hasText: 'Deployment shop/web' }).first();
  await path.locator('summary').click();
  const text = await path.locator('ol').textContent();
  expect(text).toContain('Role shop/minter grants serviceaccounts/token create app.yaml:5');
  expect(text).toContain('Carried out on an API server · source');
});

test('selecting a target and searching filter the picture and the list', async () => {
  const { page } = await open(app);
  await page.getByRole('combobox', { name: 'To' }).selectOption({ label: (await page.locator('#view-paths option', { hasText: 'cluster-admin' }).textContent())! });
  expect((await listed(page)).every(text => text.endsWith('cluster-admin'))).toBe(true);
  await page.getByRole('searchbox', { name: 'Search paths' }).fill('app.yaml:5');
  expect(await listed(page)).toEqual([expect.stringContaining('→ shop/minting →')]);
  await page.getByRole('searchbox', { name: 'Search paths' }).fill('nothing like it');
  expect(await status(page)).toContain('No path matches.');
  expect(await page.locator('.picture').count()).toBe(0);
});

test('at most 60 paths are drawn, and the number of omitted paths is shown', async () => {
  const many = Array.from({ length: 70 }, (_, index) => account(`a${index}`, 'cluster-admin') + workload(`w${index}`, `a${index}`)).join('');
  const { page, noise } = await open(reportOfText(many.replace(/^---\n/, '')));
  expect(await page.evaluate('document.querySelector("#view-paths select").selectedOptions[0].text')).toBe('cluster-admin (140)');
  expect(await page.locator('.box.start').count()).toBe(60);
  expect(await status(page)).toContain('leaves out 20');
  expect(noise).toEqual([]);
});

test('hostile names are shown as text', async () => {
  const evil = '</script><svg onload=alert(1)>"><img src=x>';
  const { page, noise, requests } = await open(reportOfText(APP.replace(/\b(?:minting|minter|boss|web|shop)\b/g, name => JSON.stringify(name + evil).replace(/^"|"$/g, '"'))));
  expect(await page.locator('.paths').textContent()).toContain(evil);
  expect(await page.locator('.picture img, .picture svg, [onload], [style]').count()).toBe(0);
  expect(noise).toEqual([]);
  expect(requests).toHaveLength(1);
});

test.each([400, 559])('below 560 columns, as at %d, only the list is shown, and nothing overflows', async width => {
  const { page } = await open(app, { viewport: { width, height: 900 } });
  expect(await page.locator('.picture').isVisible()).toBe(false);
  expect(await page.locator('.paths > li').first().isVisible()).toBe(true);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
});

test('without paths, it says so and draws nothing', async () => {
  const { page } = await open(reportOfText(''));
  expect(await page.locator('#view-paths').textContent()).toMatch(/No path found \(\d+ kinds of edges checked\)\.$/);
  expect(await page.locator('.picture').count()).toBe(0);
});

test('in print, the picture fits and the steps are open', async () => {
  const { page } = await open(app, { viewport: { width: 720, height: 1000 } });
  await page.evaluate('dispatchEvent(new Event("beforeprint"))');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.paths details:not([open])').count()).toBe(0);
  expect((await page.locator('.picture').boundingBox())!.width).toBeLessThanOrEqual(720);
});

test.each(['light', 'dark'] as const)('axe finds nothing in %s, with a box selected and a path open', async colorScheme => {
  const { page } = await open(app, { colorScheme, bypassCSP: true });
  await box(page, 'cluster-admin').click();
  await page.locator('.paths summary').first().click();
  await page.addScriptTag({ content: AXE });
  expect(await page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`)).toEqual([]);
});
