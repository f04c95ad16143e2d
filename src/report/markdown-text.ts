import { printable, printableLines } from '../text/printable';

/** Would start a list or underline a heading. */
const BLOCK_START = /^(\d*)([-+=.)])/;

/** One line of literal text for Markdown: no markup, HTML, links or mentions. */
export function markdownText(text: string): string {
  return printable(text)
    .replace(/[\\`*_[\]#|~]/g, '\\$&')
    .replace(BLOCK_START, '$1\\$2')
    .replace(/[&<>$]/g, character => `&#${character.charCodeAt(0)};`)
    // A zero-width space breaks mentions and links.
    .replace(/@|:(?=\/\/)/g, '$&&#8203;');
}

/** The same within HTML. */
export function htmlText(text: string): string {
  return printable(text).replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`).replace(/@/g, '@&#8203;');
}

/** One line as code. */
export function codeSpan(text: string): string {
  const code = printable(text);
  if (code === '') { return ''; }
  const ticks = '`'.repeat(longestRunOfTicks(code) + 1);
  // Markdown strips one space on each side.
  const space = /^`|`$|^ .* $/.test(code) ? ' ' : '';
  return `${ticks}${space}${code}${space}${ticks}`;
}

/** Lines as a code block. */
export function fence(text: string, language = ''): string {
  const lines = printableLines(text);
  const ticks = '`'.repeat(Math.max(3, longestRunOfTicks(lines.join('\n')) + 1));
  return [`${ticks}${language}`, ...lines, ticks].join('\n');
}

function longestRunOfTicks(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length));
}
