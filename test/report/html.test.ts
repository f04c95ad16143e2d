import { execFileSync } from 'child_process';
import { createHash } from 'crypto';
import { readFileSync } from 'fs';
import { join } from 'path';
import { EVERYTHING, finding, HOSTILE, objectOf, OPTIONS, resultOf } from './_result';
import { generateManifests } from '../../bench/generate';
import { inventoryOf } from '../../src/access/inventory-of';
import { audit } from '../../src/audit/audit';
import { AuditResult } from '../../src/audit/finding';
import { readText } from '../../src/manifest/read-text';
import { AppModel } from '../../src/model/app-model';
import { html } from '../../src/report/html';
import { PageData } from '../../src/report/page-data';
import { SCRIPT, STYLE } from '../../src/report/page.generated';
import { safeText } from '../../src/text/safe-text';

const ROOT = join(__dirname, '..', '..');

/** The content between the tags of an element, as the HTML standard parses it. */
const between = (page: string, open: string, close: string): string => {
  const start = page.indexOf(open) + open.length;
  return page.slice(start, page.indexOf(close, start));
};

const pageOf = (result: AuditResult): string => html.render(result, { ...OPTIONS, showAccepted: true });
const dataOf = (page: string): PageData => JSON.parse(between(page, '<script type="application/json" id="data">', '</script>'));
const staticPart = (page: string): string => between(page, '<main id="main">', '</main>');

const ATTACKS = [
  '</script><script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'javascript:alert(1)//<!--<script>', '<svg onload=alert(1)>', '__proto__', 'constructor',
  'a\u2028b', '</title></style><base href=//evil>', '<iframe srcdoc="<script>alert(1)</script>">', '</main><script>', HOSTILE,
];

const attacked = (text: string): AuditResult => {
  const source = { file: `${text}.yaml`, lines: [`kind: ${text}`, `spec: ${text}`] };
  const object = objectOf(text, text, { namespace: text, source });
  return {
    ...resultOf(
      [finding(object, { rule: text, key: text, message: text, fix: text, path: ['spec'] }), finding(objectOf('Pod', text, { construct: text }), { key: text })],
      [{ ...finding(object, { message: text }), reason: text, by: 'annotation' }],
      [{ file: text, line: 1, column: 1, message: text }],
    ),
    pack: text,
    notes: [text],
  };
};

describe('the policy', () => {
  const page = pageOf(EVERYTHING);
  const policy = between(page, 'content="', '">').split('; ');

  test('comes before everything that it restricts', () => {
    expect(page.indexOf('<meta http-equiv="Content-Security-Policy"')).toBeLessThan(page.indexOf('<style>'));
    expect(page.slice(0, page.indexOf('<meta http-equiv'))).toBe('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n');
  });

  test.each([['script-src', '<script>', '</script>'], ['style-src', '<style>', '</style>']])('has the digest of the %s in the page', (directive, open, close) => {
    const digest = createHash('sha256').update(between(page, open, close)).digest('base64');
    expect(policy).toContain(`${directive} 'sha256-${digest}'`);
  });

  test('allows nothing else, and no HTML from text', () => {
    expect(policy.map(directive => directive.replace(/'sha256-[^']*'/, 'digest'))).toEqual([
      "default-src 'none'", 'script-src digest', 'style-src digest', 'img-src data:', "base-uri 'none'", "form-action 'none'",
      "require-trusted-types-for 'script'", "trusted-types 'none'",
    ]);
  });
});

test.each(ATTACKS)('%j adds no element', text => {
  const count = (page: string) => (page.match(/<[a-z/!][^>]*>/gi) ?? []).length;
  const [page, harmless] = [pageOf(attacked(text)), pageOf(attacked('a'))];
  expect(count(page)).toBe(count(harmless));
  expect(page.match(/<script/g)).toHaveLength(2);
});

test.each(ATTACKS)('%j is shown as text, with invisible characters escaped', text => {
  const { objects, entries: [{ places: [{ message }] }] } = dataOf(pageOf(attacked(text)));
  const visible = text.replace(/[\n\u001b\u202e\u2028\ud800\uffff]/g, character => character === '\n' ? '\\n' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  expect(message).toBe(visible);
  expect(objects[0].title).toBe(`${visible} ${visible}/${visible}`);
});

test('the script and the style are embedded unchanged and close no element', () => {
  for (const text of [SCRIPT, STYLE]) {
    expect(safeText(text) === text).toBe(true);
    expect(/<\/(?:script|style)|<!--/i.exec(text)).toBeNull();
  }
});

test('the built script and style are up to date', () => {
  const path = join(ROOT, 'src/report/page.generated.ts');
  const before = readFileSync(path, 'utf8');
  execFileSync('node', [join(ROOT, 'src/report/page/build.mjs')]);
  expect(readFileSync(path, 'utf8')).toBe(before);
});

test('the page contains no URLs but those of references', () => {
  const page = pageOf(EVERYTHING);
  // The SVG namespace is not a URL to load.
  const urls = [...page.replace(/"url":"[^"]*"/g, '').replaceAll('"http://www.w3.org/2000/svg"', '').matchAll(/\b(?:https?:)?\/\/[\w.-]+/g)].map(([url]) => url);
  expect(urls.filter(url => !url.includes('evil.example'))).toEqual([]);
});

test('without scripts it shows failures, errors, notes, and the findings of each rule', () => {
  const page = staticPart(pageOf({ ...EVERYTHING, notes: ['a note <b>'] }));
  expect(page).toContain('<strong>Failed</strong>');
  expect(page).toContain('<li>dist/broken.yaml:3:7: a mapping is not closed</li>');
  expect(page).toContain('<li>a note &#60;b&#62;</li>');
  expect(page).toContain('<tr><td>critical</td><td>bind-roles</td>');
  expect(page).toContain('<tr><td>medium</td><td>automounted-token</td><td>Kubernetes mounts an API token into every container of a pod</td><td>2</td></tr>');
  expect(page).toContain('<p>2 accepted</p>');
});

test('a clean app passes', () => {
  const page = staticPart(pageOf(resultOf([])));
  expect(page).toContain('<strong>Passed</strong>');
  expect(page).not.toContain('<table>');
});

test('findings of one rule on one object share an entry, the worst rule first', () => {
  const role = objectOf('Role', 'reader', { namespace: 'apps' });
  const result = resultOf([
    finding(role, { rule: 'wildcard-verb', key: 'pods *', message: 'one' }),
    finding(role, { rule: 'wildcard-verb', key: 'jobs *', message: 'two' }),
    finding(objectOf('Role', 'other'), { rule: 'wildcard-verb', key: 'pods *' }),
    finding(role, { rule: 'read-secrets', severity: 'high', key: 'secrets get' }),
  ]);
  const { entries, rules, objects } = dataOf(pageOf(result));
  expect(entries.map(({ rule, object, places }) => [rules[rule].id, objects[object].title, places.map(({ key, message }) => `${key}: ${message}`)])).toEqual([
    ['read-secrets', 'Role apps/reader', ['secrets get: every container gets a token']],
    ['wildcard-verb', 'Role apps/reader', ['pods *: one', 'jobs *: two']],
    ['wildcard-verb', 'Role other', ['pods *: every container gets a token']],
  ]);
});

describe('the lines of a manifest', () => {
  const linesOf = (kind: string, lines = ['data:', 'verbs:', "  - '*'", '  - get', 'other: 1', 'last: 1']) => {
    const source = { file: 'app.yaml', lines };
    return dataOf(pageOf(resultOf([finding(objectOf(kind, 'x', { source }), { path: ['verbs'] })]))).entries[0].lines;
  };

  test('highlight the field and the strings in it', () => {
    expect(linesOf('Role')).toEqual([
      { number: 1, text: 'data:' }, { number: 2, text: 'verbs:', hit: true }, { number: 3, text: "  - '*'", hit: true }, { number: 4, text: '  - get', hit: true },
    ]);
  });

  test('do not highlight what comes after the field', () => {
    expect(linesOf('Role', ['data:', 'verbs: [get]', 'other: 1'])).toEqual([
      { number: 1, text: 'data:' }, { number: 2, text: 'verbs: [get]', hit: true }, { number: 3, text: 'other: 1' },
    ]);
  });

  test('are never shown for a Secret', () => {
    expect(linesOf('Secret')).toBeUndefined();
  });
});

test('shows the selected findings and counts all', () => {
  const { entries, outcome } = dataOf(html.render(EVERYTHING, { ...OPTIONS, shows: ({ rule }) => rule === 'bind-roles' }));
  expect(entries).toHaveLength(1);
  expect(outcome).toContain('6 findings');
});

test('shows the result for the controls', () => {
  const { benchmarks } = dataOf(pageOf(EVERYTHING));
  expect(benchmarks.map(({ name }) => name)).toEqual(['cis', 'nsa', 'owasp', 'pci-dss', 'soc2']);
  expect(benchmarks[0].controls.find(({ id }) => id === '5.1.2')).toMatchObject({ status: 'findings', rules: ['read-secrets', 'write-secrets'] });
});

describe('of 10,000 objects', () => {
  const { objects } = readText(generateManifests(10_000, true), 'generated.yaml');
  const render = (): string => {
    const model = new AppModel(objects);
    return html.render(audit(model, { today: '2030-06-15' }), { ...OPTIONS, inventory: () => inventoryOf(model) });
  };

  test('has all findings in a few megabytes, and the same bytes each time', () => {
    const page = render();
    const { entries, outcome } = dataOf(page);
    expect(outcome).toContain(` ${entries.reduce((sum, { places }) => sum + places.length, 0)} findings`);
    expect(Buffer.byteLength(page)).toBeLessThan(8 * 2 ** 20);
    expect(render() === page).toBe(true);
  });
});
