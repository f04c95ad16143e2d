import { createHash } from 'crypto';
import { ReportFormat } from './format';
import { PageData, PageEntry } from './page-data';
import { pageDataOf } from './page-data-of';
import { SCRIPT, STYLE } from './page.generated';
import { SEVERITIES } from '../rules/severity';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

const TITLE = 'Least privilege report';

/**
 * For a browser: one file that loads nothing and sends nothing. It shows an embedded
 * block of data; without scripts, a summary.
 */
export const html: ReportFormat = {
  name: 'html',
  description: 'for a browser: findings, access, tokens and compliance',
  render(result, options) {
    const data = pageDataOf(result, options);
    return safeText([
      '<!doctype html>',
      '<html lang="en">',
      '<head>',
      '<meta charset="utf-8">',
      `<meta http-equiv="Content-Security-Policy" content="${policy()}">`,
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      '<meta name="color-scheme" content="light dark">',
      '<meta name="referrer" content="no-referrer">',
      `<title>${TITLE}</title>`,
      `<style>${STYLE}</style>`,
      '</head>',
      '<body>',
      '<main id="main">',
      ...staticSummary(data),
      '</main>',
      `<script type="application/json" id="data">${embedded(data)}</script>`,
      `<script>${SCRIPT}</script>`,
      '</body>',
      '</html>',
      '',
    ].join('\n'));
  },
};

/** Only our script and style take effect, and the script cannot create HTML from text. */
function policy(): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    'default-src \'none\'', `script-src ${hash(SCRIPT)}`, `style-src ${hash(STYLE)}`, 'img-src data:', 'base-uri \'none\'', 'form-action \'none\'',
    'require-trusted-types-for \'script\'', 'trusted-types \'none\'',
  ].join('; ');
}

/** JSON that cannot close the script element. Each text is one line without invisible characters. */
function embedded(data: PageData): string {
  return JSON.stringify(data, (_, value) => typeof value === 'string' ? printable(value) : value)
    .replace(/[<>&]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Shown where scripts are off, as for artifacts of some CI systems. */
function staticSummary({ fails, outcome, notes, errors, rules, entries, accepted, provenance }: PageData): string[] {
  const findings = (some: readonly PageEntry[]): number => some.reduce((sum, { places }) => sum + places.length, 0);
  const rows = rules.flatMap(({ id, summary = '' }, number) => SEVERITIES.flatMap(severity => {
    const own = entries.filter(entry => entry.rule === number && entry.severity === severity);
    return own.length === 0 ? [] : [`<tr><td>${severity}</td><td>${escaped(id)}</td><td>${escaped(summary)}</td><td>${findings(own)}</td></tr>`];
  }));
  return [
    `<h1>${TITLE}</h1>`,
    `<p><strong>${fails ? 'Failed' : 'Passed'}</strong> ${escaped(outcome)}</p>`,
    ...list('Errors', errors),
    ...list('Notes', notes),
    ...rows.length === 0 ? [] : ['<table><thead><tr><th>Severity</th><th>Rule</th><th>What it finds</th><th>Findings</th></tr></thead><tbody>', ...rows, '</tbody></table>'],
    ...accepted.length === 0 ? [] : [`<p>${findings(accepted)} accepted</p>`],
    `<p>${escaped(provenance)}</p>`,
    '<p>This page shows the findings themselves, access, tokens and compliance where scripts are on.</p>',
  ];
}

function list(title: string, texts: readonly string[]): string[] {
  return texts.length === 0 ? [] : [`<h2>${title}</h2>`, '<ul>', ...texts.map(each => `<li>${escaped(each)}</li>`), '</ul>'];
}

function escaped(value: string): string {
  return printable(value).replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
