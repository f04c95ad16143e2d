import { marked } from 'marked';
import { EVERYTHING, finding, HOSTILE, objectOf, OPTIONS, resultOf, Source, PROVENANCE_LINE } from './_result';
import { AuditResult } from '../../src/audit/finding';
import { markdown } from '../../src/report/markdown';

const SOURCE: Source = { file: 'dist/app.yaml', lines: ['kind: Pod', 'spec: {}'] };
const pod = objectOf('Pod', 'web', { namespace: 'production', source: SOURCE });

const render = (result: AuditResult, options = {}) => markdown.render(result, { ...OPTIONS, ...options });
const elementsOf = (text: string) => [...marked.parse(text, { async: false }).matchAll(/<(\w+)/g)].map(([, name]) => name);

test('counts come first, then each object with its findings', () => {
  expect(render(resultOf([finding(pod, { path: ['spec'] })]))).toBe(`## ❌ Least privilege

FAILED (findings at or above medium): 1 finding (1 medium), 0 accepted, 0 errors in 3 objects, 1 workload, 2 ServiceAccounts

| critical | high | medium | low | accepted | errors |
| ---: | ---: | ---: | ---: | ---: | ---: |
| 0 | 0 | 1 | 0 | 0 | 0 |

${PROVENANCE_LINE}

### Findings

<details><summary><b>Pod production/web</b>: 1 medium</summary>

**medium: [automounted-token](https://cdk8s-least-privilege.github.io/cdk8s-least-privilege/rules/automounted-token)** \`pod\`

every container gets a token

\`dist/app.yaml:2:1\` \`spec\`

Fix: write automountServiceAccountToken: false

</details>
`);
});

test('a clean result says so and has no empty sections', () => {
  const report = render(resultOf([]));
  expect(report).toContain('## ✅ Least privilege');
  expect(report).not.toContain('###');
});

test('it is valid Markdown for GitHub', () => {
  expect(elementsOf(render(resultOf([finding(pod, { fix: 'spec:\n  a: b' })])))).toEqual([
    'h2', 'p', 'table', 'thead', 'tr', ...Array(6).fill('th'), 'tbody', 'tr', ...Array(6).fill('td'), 'p', 'h3',
    'details', 'summary', 'b', 'p', 'strong', 'a', 'code', 'p', 'p', 'code', 'p', 'pre', 'code',
  ]);
});

test('the worst object comes first', () => {
  const names = [...render(EVERYTHING).matchAll(/<summary><b>(.*?)<\/b>: (.*)<\/summary>/g)].map(([, name, counts]) => `${name}: ${counts}`);
  expect(names.slice(0, 3)).toEqual(['Role production/reader: 1 critical, 1 high', 'Deployment production/web: 1 medium', 'Pod piped: 1 medium']);
  expect(names.at(-1)).toBe('ServiceAccount default: 1 low');
});

test('errors come before the findings', () => {
  const report = render(EVERYTHING);
  expect(report).toContain('### Errors\n\n- `dist/broken.yaml:3:7` a mapping is not closed\n\n- the rule x failed\n\n### Findings');
});

test('accepted findings are shown on request', () => {
  expect(render(EVERYTHING)).not.toContain('### Accepted');
  const report = render(EVERYTHING, { showAccepted: true });
  expect(report.slice(report.indexOf('### Accepted'))).toContain('\n\nAccepted by annotation until 2030-01-31 (owner team-web, ticket OPS-7): rotates certificates\n\n');
});

test('quiet: only findings that fail the build', () => {
  const report = render(EVERYTHING, { quiet: true, failOn: 'critical' });
  expect(report).toContain('bind-roles');
  expect(report).not.toContain('read-secrets');
});

test('unknown findings are marked, and the construct is named', () => {
  const report = render(EVERYTHING);
  expect(report).toContain('**low, unknown: [token-without-permission](');
  expect(report).toContain('Made by `shop/account/Resource`.');
  expect(report).toContain('**medium: own-rule**');
});

describe('a report that is too long', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => finding(objectOf('Pod', `web-${index}`), { severity: index === 19_999 ? 'critical' : 'medium' }));
  const report = render(resultOf(many));

  test('is truncated below the limit of GitHub, and shows how much is missing', () => {
    expect(Buffer.byteLength(report)).toBeLessThan(1024 * 1024);
    const shown = report.match(/<details>/g)!.length;
    expect(shown).toBeGreaterThan(1000);
    expect(report.endsWith(`\n\n**${20_000 - shown} more did not fit in here.** Other formats have them all, as \`--output json=report.json\`.\n`)).toBe(true);
  });

  test('keeps the worst findings, and closes every collapsed section', () => {
    expect(report).toContain('Pod web-19999');
    expect(report.match(/<\/details>/g)).toHaveLength(report.match(/<details>/g)!.length);
  });
});

test('manifest values are written as text', () => {
  const LINE = HOSTILE.replaceAll('\n', ' ');
  const hostile = objectOf(HOSTILE, HOSTILE, { construct: HOSTILE, source: { file: HOSTILE, lines: ['kind: Pod', `${LINE}: {}`] } });
  const elements = (object: typeof hostile, text: string) => elementsOf(render(resultOf(
    [finding(object, { path: [text], rule: 'own-rule', message: text, fix: text, key: text })],
    [],
    [{ file: text, message: text }],
  )));
  const harmless = objectOf('Pod', 'x', { construct: 'x', source: { file: 'x', lines: ['kind: Pod', 'x: {}'] } });
  expect(elements(hostile, LINE)).toEqual(elements(harmless, 'x'));
});

test('the same result gives the same bytes', () => {
  expect(render(EVERYTHING)).toBe(render(EVERYTHING, { color: true, width: 30 }));
});
