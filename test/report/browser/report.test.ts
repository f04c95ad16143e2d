import { readFileSync } from 'fs';
import { Page } from 'playwright-core';
import { Reports, reportOf, reportOfResult } from './_open';
import { generateManifests } from '../../../bench/generate';
import { readText } from '../../../src/manifest/read-text';
import { EVERYTHING, finding, objectOf, resultOf } from '../_result';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const ACCOUNTS = ['first', 'second'].map(name => `apiVersion: v1
kind: ServiceAccount
metadata: {name: ${name}, namespace: apps}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ${name}, namespace: apps}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects: [{kind: ServiceAccount, name: ${name}}]
---
`).join('');

const APP = `${ACCOUNTS}apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader, namespace: apps}
rules:
- apiGroups: ['']
  resources: [secrets, configmaps]
  verbs: [get, list]
- apiGroups: [apps]
  resources: [deployments, daemonsets]
  verbs: ['*']
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: apps}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      serviceAccountName: first
      containers:
      - {name: app, image: a}
      - {name: sidecar, image: b}
---
apiVersion: v1
kind: Pod
metadata: {name: root, namespace: other}
spec:
  hostNetwork: true
  containers: [{name: app, image: a}]
`;

const VIEWS = ['Findings', 'Paths', 'Access', 'Tokens', 'Compliance'];

const reports = new Reports();
const app = reportOf(readText(APP, 'app.yaml').objects);

const status = (page: Page) => page.locator('#view-findings [role=status]').first().textContent();
const groups = (page: Page) => page.locator('.group .name b').allTextContents();
const box = (page: Page, value: string) => page.getByRole('checkbox', { name: new RegExp(`^${value} \\d`) });

async function showAll(page: Page): Promise<void> {
  for (const key of ['2', '3', '4', '5', '1']) { await page.keyboard.press(key); }
  await page.getByRole('button', { name: 'Expand / fold all' }).click();
}

const ATTACKS = [
  '</script><script>document.title="owned"</script>', '"><img src=x onerror=alert(1)>', '<svg onload=alert(1)>', '__proto__', 'constructor', 'a\u2028b',
  '</title></style><base href=//evil>', '<iframe srcdoc="<script>alert(1)</script>">', 'javascript:alert(1)//<!--<script>',
];

const hostile = resultOf(ATTACKS.flatMap(text => {
  const object = objectOf(text, text, { namespace: text, source: { file: text, lines: [text, `spec: ${text}`] } });
  return [finding(object, { rule: text, key: text, message: text, fix: text, path: ['spec'] }), finding(object, { key: text, message: text, fix: text })];
}), [{ ...finding(objectOf('Pod', ATTACKS[0])), reason: ATTACKS[0], by: 'annotation' }], [{ message: ATTACKS[0] }]);

/** The manifests of an app with hostile names, as far as they can be read. */
const hostileApp = reportOf(readText(APP.replace(/\b(?:first|second|reader|web|apps)\b(?=[,}\n])/g, name => JSON.stringify(`${name}${ATTACKS[0]}`)), 'app.yaml').objects);

describe.each([
  ['of an app', app],
  ['of one of everything', reportOfResult(EVERYTHING)],
  ['of nothing', reportOf([])],
  ['of hostile findings', reportOfResult(hostile)],
  ['of hostile names', hostileApp],
])('a report %s', (_, report) => {
  test('loads nothing, logs nothing to the console and runs no other code', async () => {
    const { page, noise, requests } = await reports.open(report);
    await showAll(page);
    expect(noise).toEqual([]);
    expect(requests).toHaveLength(1);
    expect(await page.title()).toBe('Least privilege report');
    expect(await page.locator('script').count()).toBe(2);
    expect(await page.locator('img, iframe, base, object, embed, svg:not(.picture), [onload], [onerror], [style]').count()).toBe(0);
    const links = await page.locator('a').evaluateAll(all => all.map(each => each.getAttribute('href') ?? ''));
    expect(links.filter(link => !link.startsWith('https://') && link !== '#main')).toEqual([]);
  });
});

describe('the policy', () => {
  test.each([
    ['HTML from text', 'document.body.innerHTML = "<b>x</b>"', 'TrustedHTML'],
    ['a script from text', 'setTimeout("document.title = 1")', 'TrustedScript'],
    ['a request', 'void fetch("https://example.com")', 'Content Security Policy'],
    ['a style', 'document.body.setAttribute("style", "color: red")', 'Content Security Policy'],
  ])('refuses %s', async (_, code, reason) => {
    const { page, noise } = await reports.open(app);
    await page.evaluate(`setTimeout(() => { ${code} })`);
    await page.waitForTimeout(200);
    expect(noise.join('\n')).toContain(reason);
  });
});

describe.each(['light', 'dark'] as const)('in %s', colorScheme => {
  test.each(VIEWS.flatMap(view => [1280, 400].map(width => ({ view, width }))))('axe finds nothing in $view at $width columns', async ({ view, width }) => {
    const { page } = await reports.open(app, { colorScheme, bypassCSP: true, viewport: { width, height: 900 } });
    await page.getByRole('navigation').getByRole('button', { name: view }).click();
    if (view === 'Findings') { await page.getByRole('button', { name: 'Expand / fold all' }).click(); }
    await page.addScriptTag({ content: AXE });
    const violations = await page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`);
    expect(violations).toEqual([]);
    // Only tables scroll sideways.
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  });
});

describe('findings', () => {
  test('are filtered by search, severity, rule and namespace, and the counts follow', async () => {
    const { page } = await reports.open(app);
    const all = await status(page);
    expect(all).toMatch(/^\d+ findings$/);
    await page.getByRole('searchbox', { name: 'Search findings' }).fill('other root');
    expect(await status(page)).toMatch(/^\d+ of \d+ findings$/);
    await page.getByRole('button', { name: 'By object' }).click();
    expect(await groups(page)).toEqual(['Pod other/root']);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    expect(await status(page)).toBe(all);

    await box(page, 'apps').check();
    const [, ofApps] = /^(\d+) of/.exec((await status(page))!)!;
    const ofOther = await page.locator('.values label', { hasText: 'other' }).locator('.dim').textContent();
    await box(page, 'other').check();
    expect(await status(page)).toContain(`${Number(ofApps) + Number(ofOther)} `);

    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('button', { name: 'By rule' }).click();
    await box(page, 'read-secrets').check();
    expect(await groups(page)).toEqual(['read-secrets']);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    const card = page.getByRole('button', { name: /^\d+ high$/ });
    await card.click();
    expect(await card.getAttribute('aria-pressed')).toBe('true');
    expect(new Set(await page.locator('.group .badge').allTextContents())).toEqual(new Set(['high']));
  });

  test('show their location, the highlighted lines, and the fix', async () => {
    const { page } = await reports.open(app, { hash: '#rule=read-secrets' });
    const entry = page.locator('.group[open] article');
    await entry.waitFor();
    expect(await entry.locator('h3').textContent()).toContain('Role apps/reader');
    expect(await entry.locator('.at').textContent()).toMatch(/^app\.yaml:\d+:\d+ {2}rules\[0\]$/);
    expect(await entry.locator('mark').count()).toBeGreaterThan(0);
    expect(await entry.getByRole('button', { name: 'Copy' }).count()).toBe(1);
    expect(await entry.locator('pre').last().textContent()).toContain('resourceNames');
    expect(await entry.getByText('For example', { exact: true }).count()).toBe(1);
  });

  test('a fix that is specific to the object is labelled as a fix', async () => {
    const { page } = await reports.open(app, { hash: '#rule=wildcard-verb' });
    const entry = page.locator('.group[open] article').first();
    await entry.waitFor();
    expect(await entry.getByText('Fix', { exact: true }).count()).toBe(1);
    expect(await entry.getByText('For example', { exact: true }).count()).toBe(0);
  });

  test('a fix can be copied', async () => {
    const { page } = await reports.open(app, { permissions: ['clipboard-read', 'clipboard-write'], hash: '#rule=read-secrets' });
    await page.getByRole('button', { name: 'Copy' }).first().click();
    await page.getByRole('button', { name: /^(?:Copied|Selected)$/ }).waitFor();
  });

  test('that are alike share one entry', async () => {
    const { page } = await reports.open(app, { hash: '#rule=wildcard-verb' });
    await page.locator('.group[open] article').first().waitFor();
    expect(await page.locator('.group[open] article h3').allTextContents()).toEqual([expect.stringContaining('2 places')]);
    await page.getByText('All 2 places').click();
    await page.locator('.place').first().waitFor();
    expect(await page.locator('.place').count()).toBe(2);
  });

  test('that are accepted are listed separately', async () => {
    const { page } = await reports.open(reportOfResult(EVERYTHING));
    expect(await page.getByRole('heading', { name: 'Accepted: 2 findings' }).count()).toBe(1);
    expect(await status(page)).toBe('6 findings');
  });

  test('the change to start with shows its findings', async () => {
    const { page } = await reports.open(app);
    await page.locator('.start .link').first().click();
    expect(await page.locator('.group').count()).toBe(1);
    await page.locator('.group[open] article').first().waitFor();
  });
});

test('the keyboard reaches the search, the groups and the views', async () => {
  const { page } = await reports.open(app);
  await page.keyboard.press('/');
  expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Search findings');
  await page.keyboard.type('j1');
  expect(await page.locator(':focus').inputValue()).toBe('j1');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  const [first, second] = await groups(page);
  await page.keyboard.press('j');
  expect(await page.locator(':focus .name b').textContent()).toBe(first);
  await page.keyboard.press('j');
  expect(await page.locator(':focus .name b').textContent()).toBe(second);
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await page.locator('.group[open] article').first().waitFor();
  for (const [index, view] of VIEWS.entries()) {
    await page.keyboard.press(String(index + 1));
    expect(await page.locator('nav [aria-current=page]').textContent()).toContain(view);
    expect(await page.locator('main > section:not([hidden])').count()).toBe(1);
  }
});

test('the matrix merges accounts with equal permissions, and names the binding behind a permission', async () => {
  const { page } = await reports.open(app, { hash: '#access' });
  expect(await page.locator('.matrix thead th').allTextContents()).toEqual(['Resource', '2 alike, as apps/first']);
  await page.getByRole('checkbox', { name: 'only sensitive' }).check();
  expect(await page.locator('.matrix tbody th[scope=row]').allTextContents()).toContain('secrets');
  expect(await page.locator('.matrix tbody th[scope=row]').allTextContents()).not.toContain('configmaps');
  await page.getByRole('button', { name: 'get, list on secrets, sensitive' }).click();
  expect(await page.getByRole('dialog').textContent()).toContain('in namespace apps, by RoleBinding first to Role reader');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('the tokens can be sorted by a column', async () => {
  const { page } = await reports.open(app, { hash: '#tokens' });
  const workloads = () => page.locator('#view-tokens tbody td:first-child').allTextContents();
  await page.getByRole('button', { name: 'Workload' }).click();
  expect(await workloads()).toEqual(['Deployment apps/web', 'Pod other/root']);
  await page.getByRole('button', { name: 'Workload' }).click();
  expect(await workloads()).toEqual(['Pod other/root', 'Deployment apps/web']);
  expect(await page.locator('#view-tokens [aria-sort=descending]').count()).toBe(1);
  expect(await page.locator('#view-tokens tbody tr').last().textContent()).toContain('1 hour, extended to a year');
});

test('unknown permissions are shown as unknown', async () => {
  const { page } = await reports.open(reportOf(readText(`apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: apps}
spec: {serviceAccountName: scraper}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: scraper}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: elsewhere}
subjects: [{kind: ServiceAccount, name: scraper, namespace: apps}]
`, 'app.yaml').objects), { hash: '#tokens' });
  expect(await page.locator('#view-tokens').textContent()).toContain('Not known, because an operator makes or changes the pods: Prometheus apps/k8s');
  expect(await page.locator('#view-tokens').textContent()).not.toContain('Without a token');
  await page.keyboard.press('3');
  expect(await page.locator('.matrix thead th').allTextContents()).toEqual(['Resource', 'apps scraper']);
  expect(await page.getByRole('button', { name: 'permissions that are not known on what ClusterRole elsewhere grants, in the whole cluster' }).count()).toBe(1);
});

test('a control links to its findings', async () => {
  const { page } = await reports.open(app, { hash: '#compliance' });
  await page.getByRole('row', { name: /^5\.1\.2 / }).getByRole('button', { name: 'read-secrets' }).click();
  expect(await groups(page)).toEqual(['read-secrets']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('5');
  await page.getByRole('combobox').selectOption({ index: 1 });
  expect(await page.locator('#view-compliance [role=region]').getAttribute('aria-label')).toContain('NSA');
});

test('the theme can be switched', async () => {
  const { page } = await reports.open(app, { colorScheme: 'light' });
  const back = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
  const light = await back();
  await page.getByRole('button', { name: 'Light / dark' }).click();
  expect(await back()).not.toBe(light);
});

test('print has all views, with the groups open', async () => {
  // The width of A4 without margins.
  const { page } = await reports.open(app, { viewport: { width: 720, height: 1000 } });
  await page.evaluate('dispatchEvent(new Event("beforeprint"))');
  expect(await page.locator('main > section:not([hidden])').count()).toBe(5);
  expect(await page.locator('.group:not([open])').count()).toBe(0);
  expect(await page.locator('#view-findings .group').count()).toBe(await page.locator('#view-findings .group:has(article)').count());
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('nav').isVisible()).toBe(false);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  await page.evaluate('dispatchEvent(new Event("afterprint"))');
  expect(await page.locator('main > section:not([hidden])').count()).toBe(1);
});

test('without scripts there is a summary', async () => {
  const { page } = await reports.open(app, { javaScriptEnabled: false });
  expect(await page.getByRole('row', { name: /^high read-secrets / }).isVisible()).toBe(true);
});

test('10,000 objects can be searched', async () => {
  const started = Date.now();
  const { page, noise } = await reports.open(reportOf(readText(generateManifests(10_000, true), 'generated.yaml').objects));
  const text = page.getByRole('searchbox', { name: 'Search findings' });
  await text.fill('app-777 ');
  expect(await status(page)).toMatch(/^[1-9]\d* of \d+ findings$/);
  await showAll(page);
  expect(noise).toEqual([]);
  process.stdout.write(`10,000 objects: made, opened, searched and all views shown after ${Date.now() - started} ms\n`);
});
