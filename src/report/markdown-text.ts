import { printable, printableLines } from '../text/printable';

/** Would begin a list, or underline a heading. */
const BLOCK_START = /^(\d*)([-+=.)])/;

/** One line of text that Markdown shows as it is: no markup, HTML, links or mentions. */
export function markdownText(text: string): string {
  return printable(text)
    .replace(/[\\`*_[\]#|~]/g, '\\$&')
    .replace(BLOCK_START, '$1\\$2')
    .replace(/[&<>$]/g, character => `&#${character.charCodeAt(0)};`)
    // Nobody sees what stands between.
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
  // One space on each side is taken away again.
  const space = /^`|`$|^ .* $/.test(code) ? ' ' : '';
  return `${ticks}${space}${code}${space}${ticks}`;
}

/** Lines as a block of code. */
export function fence(text: string, language = ''): string {
  const lines = printableLines(text);
  const ticks = '`'.repeat(Math.max(3, longestRunOfTicks(lines.join('\n')) + 1));
  return [`${ticks}${language}`, ...lines, ticks].join('\n');
}

function longestRunOfTicks(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length));
}
